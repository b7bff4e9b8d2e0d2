import { maxFieldLength } from '../table.ts';
import { type Header, headerLine, isClientLine, nameLine, timeLine } from './line-kinds.ts';
import { mainAccount } from './read-names.ts';
import type { Names, Utterance } from './utterance.ts';

interface Line {
  no: number;
  text: string;
}

/**
 * Reads the lines of a chat text into messages. Every line that is not blank becomes a header, text of the message
 * under its header, or a line of the client; what stands before the first header is a line of the client too.
 */
export class LineReader {
  readonly #names: Names;
  readonly #early: Line[] = [];
  #current: Utterance | undefined;
  /** The line before, which may turn out to be a name over a line of time. */
  #held: Line | undefined;

  constructor(names: Names) {
    this.#names = names;
  }

  push(no: number, raw: string): Utterance[] {
    const text = raw.trim();
    if (text === '') return [];
    const at = timeLine(text);
    if (at !== undefined && this.#held && this.#isNameOverTime(this.#held.text)) {
      const { no: first, text: speaker } = this.#held;
      this.#held = undefined;
      return this.#open(first, { speaker, receiver: null, at });
    }
    const said = this.#release();
    const header = headerLine(text, (name) => this.#names.frequent.has(name));
    if (header) return [...said, ...this.#open(no, header)];
    if (!isClientLine(text)) {
      this.#held = { no, text };
      return said;
    }
    return [...said, ...this.#addClient({ no, text })];
  }

  end(): Utterance[] {
    return [...this.#release(), ...this.#close()];
  }

  #isNameOverTime(name: string): boolean {
    const { isOneLine, frequent } = this.#names;
    return nameLine(name) && (!isOneLine || frequent.has(name) || mainAccount(name) !== undefined);
  }

  /** What the held line is, now that no time follows it: words of the open message. */
  #release(): Utterance[] {
    const held = this.#held;
    this.#held = undefined;
    if (!held) return [];
    if (!this.#current) return this.#addClient(held);
    // A longer message is set aside, so what comes behind its limit need not be kept.
    if (this.#current.text.length <= maxFieldLength)
      this.#current.text += this.#current.text === '' ? held.text : `\n${held.text}`;
    return [];
  }

  #waiting: Utterance[] = [];

  #addClient({ no, text }: Line): Utterance[] {
    if (!this.#current) this.#early.push({ no, text });
    else this.#waiting.push({ no, speaker: null, receiver: null, at: this.#current.at, text, side: null });
    return [];
  }

  #open(no: number, header: Header): Utterance[] {
    const said = this.#close();
    for (const { no: line, text } of this.#early.splice(0))
      said.push({ no: line, speaker: null, receiver: null, at: header.at, text, side: null });
    this.#current = { no, ...header, text: '', side: null };
    return said;
  }

  /** The open message with the client's lines inside it behind it: its words stay together. */
  #close(): Utterance[] {
    const said = this.#current ? [this.#current, ...this.#waiting] : [];
    this.#current = undefined;
    this.#waiting = [];
    return said;
  }
}
