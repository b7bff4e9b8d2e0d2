/*
 * Cuts texts as classification sees them, for the Python scripts beside this file:
 *   node --conditions development --import tsx packages/classify/pretrain/cut-texts.mts IN.jsonl OUT
 * In: one object a line with `text` or `turns` (labels are such files). Writes OUT.words.jsonl and OUT.pairs.jsonl, one line an
 * item, its parts as `[1 for an agent's turn or 0, word or pair, ...]`.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readParts } from '../src/features/index.ts';
import { loadLexicon } from '../src/lexicon/index.ts';
import { type Reading, readings, toPairs, toWords } from '../src/net/index.ts';
import { createJieba, tokensOf } from '../src/segment/index.ts';

const [from, to] = process.argv.slice(2);
if (from === undefined || to === undefined) throw new Error('usage: cut-texts.mts IN.jsonl OUT');
const lexicon = loadLexicon(fileURLToPath(new URL('../../../seeds/lexicon', import.meta.url)));
const segmenter = createJieba(lexicon.userDictionary);
const items = readFileSync(from, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));
const lines: Record<Reading, string[]> = { words: [], pairs: [] };
const split = { words: toWords, pairs: toPairs };
for (let at = 0; at < items.length; at += 1000)
  for (const parts of readParts(items.slice(at, at + 1000), segmenter))
    for (const reading of readings)
      lines[reading].push(
        JSON.stringify(
          parts.map((part) => [
            part.agent ? 1 : 0,
            ...split[reading](tokensOf(part.normal.text, part.ends)).map((said) => said.text),
          ]),
        ),
      );
for (const reading of readings) writeFileSync(`${to}.${reading}.jsonl`, `${lines[reading].join('\n')}\n`);
