import { performance } from 'node:perf_hooks';
import { ClassifyThreads, CutThreads, type Lines, median } from '@voc/classify';
import { ClassifyInput } from '@voc/core';
import { readJsonLines } from '../read-lines.ts';
import { readPieces } from '../read-pieces.ts';
import { classifierFilesOf, loadLanguage } from '../seeds.ts';
import { secondsSince, toHundredths } from './figures.ts';
import { timeStart } from './time-start.ts';

const models = { fast: true, accurate: false } as const;
const subjects = ['cut', 'fast', 'accurate'] as const;
type Subject = (typeof subjects)[number];
type ModelName = keyof typeof models;

/** `run` goes through all texts once. */
interface Runner {
  run(): Promise<void>;
  close(): Promise<void>;
}

interface Figures {
  /** Texts a second by the clock, and microseconds of processor time a text, all threads together: medians. */
  perSecond: number;
  processorMicros: number;
  /** Throughput over that of cutting on as many threads, by the clock and by processor time. */
  share: number;
  processorShare: number;
}

type ThreadFigures = Record<Subject, Figures>;

export interface ClassifyBench {
  texts: number;
  characters: number;
  oneThread: ThreadFigures;
  twoThreads: ThreadFigures;
  /** Throughput of two threads over one. */
  gain: Record<Subject, number>;
  /** Seconds until `voc classify` has classified one item, all told: median. */
  startSeconds: Record<ModelName, number>;
}

const toThousandths = (value: number): number => Math.round(1000 * value) / 1000;

async function* copies(pieces: readonly Lines[]): AsyncGenerator<Lines> {
  for (const piece of pieces) yield { ...piece, bytes: piece.bytes.slice() };
}

function classifyRunner(model: ModelName, pieces: readonly Lines[], count: number): Runner {
  const threads = new ClassifyThreads(classifierFilesOf({ fastModel: models[model] }), count);
  const run = async (): Promise<void> => {
    for await (const _ of threads.answer(copies(pieces)));
  };
  return { run, close: () => threads.close() };
}

function cutRunner(texts: readonly string[], count: number): Runner {
  const threads = new CutThreads(texts, loadLanguage().lexicon.userDictionary, count);
  return { run: () => threads.cut(), close: () => threads.close() };
}

interface Round {
  seconds: number;
  processor: number;
}

async function timeRound({ run }: Runner): Promise<Round> {
  const used = process.cpuUsage();
  const start = performance.now();
  await run();
  const seconds = secondsSince(start);
  const { user, system } = process.cpuUsage(used);
  return { seconds, processor: (user + system) / 1e6 };
}

function figuresOf(own: readonly Round[], cut: readonly Round[], texts: number): Figures {
  const middle = (rounds: readonly Round[], by: keyof Round): number => median(rounds.map((one) => one[by]));
  const share = (by: keyof Round): number => toThousandths(middle(cut, by) / middle(own, by));
  return {
    perSecond: Math.round(texts / middle(own, 'seconds')),
    processorMicros: toHundredths((1e6 * middle(own, 'processor')) / texts),
    share: share('seconds'),
    processorShare: share('processor'),
  };
}

/** Times the runners in turn, round by round; a round before the first warms up and does not count. */
async function timeAll(
  runners: Record<Subject, Runner>,
  texts: number,
  rounds: number,
): Promise<ThreadFigures> {
  const timed: Record<Subject, Round[]> = { cut: [], fast: [], accurate: [] };
  for (let round = 0; round <= rounds; round++)
    for (const subject of subjects) {
      const one = await timeRound(runners[subject]);
      if (round > 0) timed[subject].push(one);
    }
  for (const subject of subjects) await runners[subject].close();
  const figures = (subject: Subject): Figures => figuresOf(timed[subject], timed.cut, texts);
  return { cut: figures('cut'), fast: figures('fast'), accurate: figures('accurate') };
}

/** `voc classify`, from lines read to lines to be written, against cutting the same texts, all in one run. */
export async function benchClassify(path: string, rounds: number): Promise<ClassifyBench> {
  const pieces: Lines[] = [];
  for await (const piece of readPieces(path)) pieces.push(piece);
  const texts: string[] = [];
  for await (const { text } of readJsonLines(path, ClassifyInput, '{id, kind, text}'))
    if (text) texts.push(text);
  const startSeconds = { fast: timeStart('fast', rounds), accurate: timeStart('accurate', rounds) };
  const measure = (count: number): Promise<ThreadFigures> => {
    const cut = cutRunner(texts, count);
    const fast = classifyRunner('fast', pieces, count);
    const accurate = classifyRunner('accurate', pieces, count);
    return timeAll({ cut, fast, accurate }, texts.length, rounds);
  };
  const oneThread = await measure(1);
  const twoThreads = await measure(2);
  const gain = (subject: Subject): number =>
    toHundredths(twoThreads[subject].perSecond / oneThread[subject].perSecond);
  return {
    texts: texts.length,
    characters: texts.reduce((sum, text) => sum + text.length, 0),
    oneThread,
    twoThreads,
    gain: { cut: gain('cut'), fast: gain('fast'), accurate: gain('accurate') },
    startSeconds,
  };
}
