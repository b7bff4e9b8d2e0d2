import { headerLine, nameLine, timeLine, transferNames } from './line-kinds.ts';
import type { Names, Utterance } from './utterance.ts';

const subAccount = /^([^::]+)[::][^::]+$/u;

/** The shop's account of a sub-account `shop:staff`. */
export const mainAccount = (name: string): string | undefined => subAccount.exec(name)?.[1];

/** Collects names and finds those of the shop: sub-accounts, their main account, and who hands a conversation on. */
export class NameCollector {
  readonly #counts = new Map<string, number>();
  readonly #agents: Set<string>;
  #oneLine = 0;
  #previous = '';

  /** `shopNames` are accounts that are known to be the shop's. */
  constructor(shopNames: readonly string[]) {
    this.#agents = new Set(shopNames);
  }

  addLine(line: string): void {
    for (const name of transferNames(line)) this.#agents.add(name);
    const header = headerLine(line, () => true);
    if (header) {
      this.#oneLine++;
      this.#add(header.speaker);
      if (header.receiver !== null) this.#add(header.receiver);
    } else if (timeLine(line) !== undefined && nameLine(this.#previous)) this.#add(this.#previous);
    this.#previous = line;
  }

  addUtterance({ speaker, text }: Utterance): void {
    if (speaker !== null) this.#add(speaker);
    for (const name of transferNames(text)) this.#agents.add(name);
  }

  names(): Names {
    const frequent = [...this.#counts].filter(([, count]) => count > 1).map(([name]) => name);
    return { agents: this.#agents, frequent: new Set(frequent), isOneLine: this.#oneLine > 0 };
  }

  #add(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    const main = mainAccount(name);
    if (main !== undefined) this.#agents.add(name).add(main);
  }
}
