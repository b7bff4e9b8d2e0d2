import { once } from 'node:events';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { dictionariesOf } from '../segment/index.ts';

/** What a thread runs: nodejieba, and nothing of ours. */
const program = `
const { parentPort, workerData } = require('node:worker_threads');
const jieba = require(workerData.path);
jieba.load(workerData.dictionaries);
parentPort.on('message', (message) => {
  if (message === 'end') return parentPort.close();
  for (const text of workerData.texts) jieba.cut(text, true);
  parentPort.postMessage('done');
});
`;

/** Threads that cut their share of texts with `nodejieba.cut` and HMM, one text a call: what classification is measured against. */
export class CutThreads {
  private readonly threads: readonly Worker[];

  constructor(texts: readonly string[], userDictionary: string, count: number) {
    const path = createRequire(import.meta.url).resolve('nodejieba');
    const dictionaries = dictionariesOf(userDictionary);
    this.threads = Array.from({ length: count }, (_, n) => {
      const own = texts.filter((_text, at) => at % count === n);
      return new Worker(program, { eval: true, workerData: { path, dictionaries, texts: own } });
    });
  }

  /** Cuts all texts once. */
  async cut(): Promise<void> {
    const done = Promise.all(this.threads.map((thread) => once(thread, 'message')));
    for (const thread of this.threads) thread.postMessage('cut');
    await done;
  }

  async close(): Promise<void> {
    const ended = Promise.all(this.threads.map((thread) => once(thread, 'exit')));
    for (const thread of this.threads) thread.postMessage('end');
    await ended;
  }
}
