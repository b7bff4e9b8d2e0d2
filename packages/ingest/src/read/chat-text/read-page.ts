import { RejectedFileError } from '@voc/core';
import { Parser } from 'htmlparser2';
import { isClientLine } from './line-kinds.ts';
import type { Utterance } from './utterance.ts';

type Part = 'group' | 'time' | 'name' | 'left' | 'right' | 'text' | 'picture';

const partsByClass: Record<string, Part> = {
  grouptime: 'group',
  chattime: 'time',
  chatname: 'name',
  chattextleft: 'left',
  chattextright: 'right',
  chattext: 'text',
  img: 'picture',
  chatimg: 'picture',
};

const partOf = (classes: string | undefined): Part | undefined =>
  (classes ?? '')
    .toLowerCase()
    .split(/\s+/u)
    .map((name) => (Object.hasOwn(partsByClass, name) ? partsByClass[name] : undefined))
    .find((part) => part !== undefined);

const dateShape = /20\d{2}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)/u;

/** Reads the messages of an HTML export: a line of date, then name, time and words of each message. */
export class PageReader {
  readonly #parser: Parser;
  readonly #file: string;
  #said: Utterance[] = [];
  #open: { part: Part; depth: number; text: string } | undefined;
  #depth = 0;
  #no = 0;
  #date = '';
  #name = '';
  #time = '';
  #words: string[] = [];
  #side: Utterance['side'] = null;

  constructor(file: string) {
    this.#file = file;
    this.#parser = new Parser({
      onopentag: (name, attributes) => this.#start(name, attributes.class),
      ontext: (text) => this.#add(text),
      onclosetag: () => this.#stop(),
    });
  }

  /** The messages that are complete after another piece of the page. */
  push(html: string): Utterance[] {
    this.#parser.write(html);
    return this.#said.splice(0);
  }

  end(): Utterance[] {
    this.#parser.end();
    this.#flush();
    return this.#said.splice(0);
  }

  #start(tag: string, classes: string | undefined): void {
    this.#depth++;
    if (this.#open) {
      if (tag === 'br') this.#open.text += '\n';
      return;
    }
    const part = partOf(classes);
    if (part) this.#open = { part, depth: this.#depth, text: '' };
  }

  #add(text: string): void {
    if (this.#open) this.#open.text += text;
  }

  #stop(): void {
    if (this.#open && this.#open.depth === this.#depth) {
      const { part, text } = this.#open;
      this.#open = undefined;
      this.#take(part, text.trim());
    }
    this.#depth--;
  }

  #take(part: Part, text: string): void {
    if (part === 'group') {
      this.#flush();
      this.#date = dateShape.exec(text)?.[0] ?? this.#date;
    } else if (part === 'name') {
      if (this.#name !== '') this.#flush();
      this.#name = text;
    } else if (part === 'time') {
      if (this.#time !== '') this.#flush();
      this.#time = dateShape.test(text) ? text : `${this.#date} ${text}`.trim();
    } else this.#say(part, text);
  }

  #say(part: Part, text: string): void {
    if (this.#name === '')
      throw new RejectedFileError({
        file: this.#file,
        row: this.#no + 1,
        problem: '聊天网页里有一条消息前面没有发送方的名字,无法分清是谁说的',
        remedy: '请重新导出聊天记录,或导出成文本后再导入',
      });
    if (part === 'left' || part === 'right') this.#side = part;
    this.#words.push(part === 'picture' ? '[图片]' : text);
  }

  #flush(): void {
    const words = this.#words.splice(0).filter((text) => text !== '');
    if (this.#name !== '') {
      const base = { receiver: null, at: this.#time, side: this.#side };
      const lines = words.flatMap((text) => text.split('\n')).map((line) => line.trim());
      const own = lines.filter((line) => line !== '' && !isClientLine(line));
      this.#said.push({ no: ++this.#no, speaker: this.#name, ...base, text: own.join('\n') });
      for (const line of lines.filter(isClientLine))
        this.#said.push({ no: ++this.#no, speaker: null, ...base, text: line });
    }
    this.#name = '';
    this.#time = '';
    this.#side = null;
  }
}
