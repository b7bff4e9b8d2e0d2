import type { RecordText } from './split-records.ts';
import { maxRecordLength } from './table.ts';

/** Cuts a stream of text into lines; a line longer than what is kept is marked as cut. */
export class LineSplitter {
  #rest = '';
  #isCut = false;
  #no = 1;

  push(text: string): RecordText[] {
    const records: RecordText[] = [];
    let from = 0;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', from)) {
      this.#keep(text.slice(from, at));
      records.push(this.#finish());
      from = at + 1;
    }
    this.#keep(text.slice(from));
    return records;
  }

  end(): RecordText[] {
    return this.#rest === '' && !this.#isCut ? [] : [this.#finish()];
  }

  #keep(text: string): void {
    const room = maxRecordLength - this.#rest.length;
    if (text.length > room) this.#isCut = true;
    this.#rest += text.slice(0, room);
  }

  #finish(): RecordText {
    const record: RecordText = { no: this.#no, text: this.#rest };
    if (this.#isCut) record.cut = 0;
    this.#rest = '';
    this.#isCut = false;
    this.#no++;
    return record;
  }
}

/** Cuts the text of one JSON list into its objects. */
export class ObjectSplitter {
  #kept = '';
  #isCut = false;
  #depth = 0;
  #inString = false;
  #isEscaped = false;
  #no = 1;

  /** True inside an object whose end has not come. */
  get isOpen(): boolean {
    return this.#depth > 0;
  }

  /** The object that is being read or comes next. */
  get row(): number {
    return this.#no;
  }

  push(text: string): RecordText[] {
    const records: RecordText[] = [];
    let from = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charAt(at);
      if (this.#inString) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (code === '\\') this.#isEscaped = true;
        else if (code === '"') this.#inString = false;
      } else if (code === '"') this.#inString = this.#depth > 0;
      else if (code === '{') {
        if (this.#depth === 0) from = at;
        this.#depth++;
      } else if (code === '}' && this.#depth > 0) {
        this.#depth--;
        if (this.#depth > 0) continue;
        this.#keep(text.slice(from, at + 1));
        records.push(this.#finish());
      }
    }
    if (this.#depth > 0) this.#keep(text.slice(from));
    return records;
  }

  #keep(text: string): void {
    const room = maxRecordLength - this.#kept.length;
    if (text.length > room) this.#isCut = true;
    this.#kept += text.slice(0, room);
  }

  #finish(): RecordText {
    const record: RecordText = { no: this.#no, text: this.#kept };
    if (this.#isCut) record.cut = 0;
    this.#kept = '';
    this.#isCut = false;
    this.#no++;
    return record;
  }
}
