import { seal, type VaultKey } from './seal.ts';

export interface SealedValue {
  itemId: string;
  token: string;
  keyId: string;
  sealed: Buffer;
}

/** Keeps what masking takes out of a row until it is known which item the row is, and then only sealed. */
export class Sealer {
  readonly #key: VaultKey;
  #values = new Map<string, string>();

  constructor(key: VaultKey) {
    this.#key = key;
  }

  /** A value that a token stands for. */
  readonly keep = (token: string, value: string): void => {
    this.#values.set(token, value);
  };

  /** What was kept since it was last asked, sealed for an item; without one it is forgotten. */
  take(itemId: string | undefined): SealedValue[] {
    if (this.#values.size === 0) return [];
    const values = this.#values;
    this.#values = new Map();
    if (itemId === undefined) return [];
    return [...values].map(([token, value]) => ({
      itemId,
      token,
      keyId: this.#key.id,
      sealed: seal(this.#key, { itemId, token }, value),
    }));
  }
}
