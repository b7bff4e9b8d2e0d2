import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { UsageError } from '@voc/core';
import { RankBenchmark, rankBenchmark } from '@voc/report';
import { readJson } from '../read-json.ts';

const shape = '{products: [{id, category}], draws: [{data: [{id, orders: [每周], complaints: [每周]}]}]}';

/** Writes `{black, red}` of one draw (from 1) of a file of orders and complaints; returns how many are on each list. */
export function rankLists(input: string, output: string, draw: number): { black: number; red: number } {
  const benchmark = readJson(input, RankBenchmark, shape);
  const lists = rankBenchmark(benchmark, draw);
  if (!lists) {
    throw new UsageError(`文件 ${basename(input)} 共有 ${benchmark.draws.length} 次抽样,没有第 ${draw} 次`);
  }
  mkdirSync(dirname(output), { recursive: true });
  writeFileSync(output, `${JSON.stringify(lists)}\n`);
  return { black: lists.black.length, red: lists.red.length };
}
