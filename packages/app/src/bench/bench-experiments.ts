import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseLabels, runExperiments, type Tried } from '@voc/classify';
import { loadLanguage } from '../seeds.ts';

export interface ExperimentFiles {
  labels: string;
  /** Folder of trained nets with their held-out scores. */
  net?: string | undefined;
  /** A text a line. */
  texts?: string | undefined;
}

const head = [
  '| tried | micro | macro | group | primary | complaint | mismatch P / R | sentiment | intent | seconds |',
  '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
];

function toRow({ name, score, seconds }: Tried): string {
  const figures = [
    score.micro_f1,
    score.macro_f1,
    score.group_f1,
    score.primary_acc,
    score.complaint_f1,
    `${score.mismatch_precision.toFixed(2)} / ${score.mismatch_recall.toFixed(2)}`,
    score.sentiment_acc,
    score.intent_acc,
    Math.round(seconds),
  ];
  const cells = figures.map((figure) =>
    typeof figure === 'number' && !Number.isInteger(figure) ? figure.toFixed(3) : String(figure),
  );
  return `| ${[name, ...cells].join(' | ')} |`;
}

/** The table of what was tried for the classifier, a line as soon as it is known. */
export function benchExperiments(files: ExperimentFiles, write: (line: string) => void): void {
  const labels = parseLabels(readFileSync(files.labels, 'utf8'), basename(files.labels));
  const texts =
    files.texts === undefined
      ? undefined
      : readFileSync(files.texts, 'utf8')
          .split('\n')
          .filter((text) => text.trim() !== '');
  const clock = (): number => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  };
  head.forEach(write);
  const input = { labels, texts, net: files.net, ...loadLanguage() };
  for (const tried of runExperiments(input, clock)) write(toRow(tried));
}
