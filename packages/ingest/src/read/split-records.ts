import { maxRecordLength } from './table.ts';

/** The text of one record; `cut` is the field in which it outgrew what is kept. */
export interface RecordText {
  no: number;
  text: string;
  cut?: number;
}

const quote = 34;
const newline = 10;
const blank = 32;
const carriageReturn = 13;

type Mode = 'start' | 'plain' | 'quoted';

/**
 * Cuts a stream of text into delimited records, by the quoting rules of papaparse: a quote opens only at the
 * start of a field and closes before a delimiter or line end. Memory is bounded by the longest kept record.
 */
export class RecordSplitter {
  #rest = '';
  #kept = '';
  #mode: Mode = 'start';
  #field = 0;
  #cut: number | undefined;
  #no = 1;
  readonly #delimiter: number;

  constructor(delimiter: string) {
    this.#delimiter = delimiter.charCodeAt(0);
  }

  /** The record in which a quote is open, if one is. */
  get openQuoteRow(): number | undefined {
    return this.#mode === 'quoted' ? this.#no : undefined;
  }

  /** Records completed by this text. */
  push(text: string): RecordText[] {
    return this.#consume(this.#rest + text, false);
  }

  /** The record without a line end at the end of the file, if there is one. */
  end(): RecordText[] {
    const records = this.#consume(this.#rest, true);
    if (this.#mode === 'quoted') return records;
    if (this.#kept !== '' || this.#field > 0) records.push(this.#finish());
    return records;
  }

  #consume(text: string, isEnd: boolean): RecordText[] {
    const records: RecordText[] = [];
    let from = 0;
    let nextQuote = text.indexOf('"');
    while (from < text.length) {
      if (nextQuote >= 0 && nextQuote < from) nextQuote = text.indexOf('"', from);
      const lineEnd = text.indexOf('\n', from);
      const isSimple = this.#mode === 'start' && this.#field === 0 && this.#kept === '';
      if (isSimple && lineEnd >= 0 && (nextQuote < 0 || nextQuote > lineEnd)) {
        this.#keep(text, from, lineEnd);
        records.push(this.#finish());
        from = lineEnd + 1;
        continue;
      }
      const at = this.#scan(text, from, isEnd);
      if (at < text.length && text.charCodeAt(at) === newline && this.#mode !== 'quoted') {
        this.#keep(text, from, at);
        records.push(this.#finish());
        from = at + 1;
      } else {
        this.#keep(text, from, at);
        from = at;
        break;
      }
    }
    this.#rest = text.slice(from);
    return records;
  }

  /** Index of the line end of the record, or of the first character that cannot be judged yet. */
  #scan(text: string, from: number, isEnd: boolean): number {
    let at = from;
    while (at < text.length) {
      if (this.#mode === 'quoted') {
        const next = this.#closeQuote(text, at, isEnd);
        if (next.waits) return next.at;
        at = next.at;
        continue;
      }
      const code = text.charCodeAt(at);
      if (code === newline) return at;
      if (code === this.#delimiter) {
        this.#mode = 'start';
        this.#field++;
      } else if (this.#mode === 'start') this.#mode = code === quote ? 'quoted' : 'plain';
      at++;
    }
    return at;
  }

  #closeQuote(text: string, from: number, isEnd: boolean): { at: number; waits: boolean } {
    const at = text.indexOf('"', from);
    if (at < 0) return { at: text.length, waits: false };
    if (text.charCodeAt(at + 1) === quote) return { at: at + 2, waits: false };
    let after = at + 1;
    while (text.charCodeAt(after) === blank || text.charCodeAt(after) === carriageReturn) after++;
    if (after >= text.length && !isEnd) return { at, waits: true };
    const code = text.charCodeAt(after);
    if (after >= text.length || code === this.#delimiter || code === newline) {
      this.#mode = 'plain';
      return { at: after, waits: false };
    }
    return { at: at + 1, waits: false };
  }

  #keep(text: string, from: number, to: number): void {
    const room = maxRecordLength - this.#kept.length;
    if (to - from > room) this.#cut ??= this.#field;
    if (room > 0 && to > from) this.#kept += text.slice(from, Math.min(to, from + room));
  }

  #finish(): RecordText {
    const text = this.#kept.endsWith('\r') ? this.#kept.slice(0, -1) : this.#kept;
    const record: RecordText = { no: this.#no, text };
    if (this.#cut !== undefined) record.cut = this.#cut;
    this.#no++;
    this.#kept = '';
    this.#mode = 'start';
    this.#field = 0;
    this.#cut = undefined;
    return record;
  }
}
