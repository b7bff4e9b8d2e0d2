import type { Config } from '@voc/core/config';
import { createLog } from '@voc/core/log';
import { type Explanation, kindName, parseReportKey, type ReportNumber } from '@voc/report';
import type { Command } from 'commander';
import { type CheckedNumbers, checkNumbers, explain, listNumbers } from './commands/explain.ts';
import { parseWhole } from './parse-whole.ts';

const rowsShown = 40;
const mostVerbatims = 1000;

const dayText = (day: string | null): string => day ?? '无日期';
const productText = (productId: string): string => (productId === '' ? '未关联商品' : productId);

/** What a person reads of an explanation. */
function describe(one: Explanation): string {
  const { report, id, name, definition, query, value, recount, equal, rows, over, verbatims } = one;
  const shown = rows
    .slice(0, rowsShown)
    .map(
      ({ day, productId, kind, count }) =>
        `  ${dayText(day)}\t${productText(productId)}\t${kindName(kind)}\t${count}`,
    );
  const more = rows.length > rowsShown ? [`  …共 ${rows.length} 行,--json 可看全部`] : [];
  const said = verbatims.map(
    ({ day, productId, kind, text, evidence }) =>
      `  ${dayText(day)} ${productText(productId)} ${kindName(kind)}「${text}」${evidence && evidence !== text ? `(依据:${evidence})` : ''}`,
  );
  return [
    `报告 ${report} 的 ${id}:${name}`,
    `定义:${definition}`,
    '查询:',
    ...query.map((line) => `  ${line}`),
    '明细(日期、商品、渠道、条数):',
    ...(shown.length > 0 ? shown : ['  无']),
    ...more,
    ...(over === null ? [] : [`分母重数:${over}`]),
    ...(said.length > 0 ? ['原话(已脱敏):', ...said] : []),
    `报告写的:${value ?? '无'};重数:${recount ?? '无'};${equal ? '一致' : '不一致'}`,
  ].join('\n');
}

const listed = ({ id, value, name }: ReportNumber): string => `${id}\t${value ?? '无'}\t${name}`;

const describeChecked = ({ checked, counted, differing }: CheckedNumbers): string =>
  [
    ...differing.map(
      ({ id, name, value, recount }) => `${id}\t${name}:报告写的 ${value ?? '无'},重数 ${recount ?? '无'}`,
    ),
    `核对 ${checked} 个数,其中从明细重数 ${counted} 个、重做报告取得 ${checked - counted} 个;不一致 ${differing.length} 个`,
  ].join('\n');

interface Flags {
  scope?: string;
  check?: boolean;
  verbatims: string;
  json?: boolean;
}

async function answer(config: Config, report: string, id: string | undefined, flags: Flags): Promise<void> {
  const log = createLog(config.logLevel);
  const key = parseReportKey(report, flags.scope);
  const print = (value: unknown, text: string): void => {
    process.stdout.write(`${flags.json ? JSON.stringify(value, null, 2) : text}\n`);
  };
  if (flags.check) {
    const checked = await checkNumbers(config, log, key);
    print(checked, describeChecked(checked));
    if (checked.differing.length > 0) process.exitCode = 1;
  } else if (id === undefined) {
    const numbers = await listNumbers(config, log, key);
    print(
      { numbers: numbers.map(({ id: one, name, value }) => ({ id: one, name, value })) },
      numbers.map(listed).join('\n'),
    );
  } else {
    const verbatims = parseWhole('--verbatims', flags.verbatims, 0, mostVerbatims);
    const one = await explain(config, log, key, { id, verbatims });
    print(one, describe(one));
    if (!one.equal) process.exitCode = 1;
  }
}

/** Adds `voc explain`. */
export function addExplain(program: Command, config: Config): void {
  program
    .command('explain')
    .description('where a number of a report comes from, counted again from its rows; without an id, all ids')
    .argument('<report>', '2026-W46, 2026-11, 2026-Q4 or all; @2 for a revision')
    .argument('[number]', 'id of the number, such as headline.complaints')
    .option(
      '--scope <scope>',
      'of a part of the company: brand:名称, shop:平台/店铺, line:产品线 or product:款号',
    )
    .option('--check', 'count every number again and list those that differ; exit 1 if any does')
    .option('--verbatims <n>', 'masked verbatims to show', '10')
    .option('--json', 'print the result as JSON')
    .action((report: string, id: string | undefined, flags: Flags) => answer(config, report, id, flags));
}
