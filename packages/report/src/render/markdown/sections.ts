import { thousands } from '../../thousands.ts';
import { hiddenLines, silentLines } from '../silent-words.ts';
import type { ListEntry, Quote, Rate, Report, TrueRate } from '../types.ts';
import {
  classifierText,
  countedText,
  errorText,
  gapText,
  intervalText,
  moveTexts,
  pageText,
  percent,
  perThousand,
  previousName,
  productName,
  rateText,
  signed,
  unclassifiedText,
} from '../words.ts';
import { list, quotes, table, text } from './parts.ts';

/** The interval of chance, and the one with the classifier's error where that was measured. */
const interval = (rate: Rate, withError: TrueRate | null): string =>
  [intervalText(rate), errorText(withError)].filter(Boolean).join(';');

export function headline({ headline: shown, noComparison, ...report }: Report): string[] {
  const { complaints, mismatch, voices, praiseShare, coverage, goodStars, earlier } = shown;
  const yearAgo = (cell: (one: NonNullable<typeof earlier>) => string): string[] =>
    earlier ? [cell(earlier)] : [];
  const none = noComparison ?? '—';
  const before = previousName({ ...report, headline: shown, noComparison });
  return [
    '## 主要数字',
    table(
      ['指标', '本期', '90% 区间', before, ...yearAgo(({ label }) => label)],
      [
        [
          '客诉率',
          rateText(complaints.current),
          interval(complaints.current, shown.withError.complaints),
          complaints.previous ? rateText(complaints.previous) : none,
          ...yearAgo((one) => rateText(one.complaints)),
        ],
        [
          '客诉',
          `${thousands(complaints.current.count)} 条`,
          '',
          complaints.previous ? `${thousands(complaints.previous.count)} 条` : none,
          ...yearAgo((one) => `${thousands(one.complaints.count)} 条`),
        ],
        [
          '描述不符率',
          rateText(mismatch.current),
          interval(mismatch.current, shown.withError.mismatch),
          mismatch.previous ? rateText(mismatch.previous) : none,
          ...yearAgo((one) => rateText(one.mismatch)),
        ],
        [
          '声音',
          `${thousands(voices.current)} 条`,
          '',
          voices.previous === null ? none : `${thousands(voices.previous)} 条`,
          ...yearAgo((one) => `${thousands(one.voices)} 条`),
        ],
        ...(goodStars?.current
          ? [
              [
                '好评率(4~5 星)',
                percent(goodStars.current.share, 1),
                `${percent(goodStars.current.lower, 1)}~${percent(goodStars.current.upper, 1)}`,
                percent(goodStars.previous?.share ?? null, 1),
                ...yearAgo(() => ''),
              ],
            ]
          : []),
        [
          '好评占比',
          percent(praiseShare.current, 1),
          '',
          percent(praiseShare.previous, 1),
          ...yearAgo(() => ''),
        ],
        ['发声覆盖', percent(coverage.current, 1), '', percent(coverage.previous, 1), ...yearAgo(() => '')],
      ],
    ),
  ];
}

const shownAlerts = 20;

export function alerts({ alerts: raised }: Report): string[] {
  if (raised.length === 0) return ['## 预警', '本期没有预警。'];
  return [
    '## 预警',
    ...(raised.length > shownAlerts ? [`共 ${raised.length} 条,此处列最近 ${shownAlerts} 条。`] : []),
    list(
      raised
        .slice(0, shownAlerts)
        .map(({ title, raisedOn, state }) => `${raisedOn} ${text(title)}(${state})`),
    ),
  ];
}

export function mismatch({ mismatch: attributes }: Report): string[] {
  const parts = attributes.flatMap(({ name, rate, fields, products }) => [
    `### ${name}:${thousands(rate.count)} 条 ${rateText(rate)}`,
    ...products.flatMap((one) => {
      const checks = one.checks.map(
        ({ platform, field, value, changedAt }) =>
          `${platform}商品页【${field}】${value ? `现值「${text(value)}」` : ''}${changedAt ? `(${changedAt.slice(5)} 更换过)` : ''}`,
      );
      const check =
        checks.length > 0 ? checks.join('、') : `未接入商品页,请人工核对【${fields.join('】【')}】`;
      return [
        `**${text(productName(one))}** ${one.rate.count} 条,${rateText(one.rate)}(${intervalText(one.rate)});责任:${text(one.owner)}`,
        `去查:${check}`,
        quotes(one.quotes),
      ];
    }),
  ]);
  return ['## 商品描述不符', ...(parts.length > 0 ? parts : ['本期没有描述不符的投诉。'])];
}

export function categories({ categories: groups }: Report): string[] {
  const rows = groups.flatMap((group) =>
    [group, ...group.leaves].map((node) => [
      node === group ? `**${node.name}**` : node.name,
      thousands(node.rate.count),
      percent(node.share, 1),
      rateText(node.rate),
      node.previous ? rateText(node.previous) : '—',
      `${signed(node.change)}${node.significant ? '(超出正常波动)' : ''}`,
    ]),
  );
  const said = groups.flatMap(({ leaves }) => leaves).filter((leaf) => leaf.quotes.length > 0);
  const words = said.map(
    ({ name, quotes: own }: { name: string; quotes: Quote[] }) =>
      `- ${name}:${own.map((one) => `「${text(one.text)}」`).join(' ')}`,
  );
  return [
    '## 客诉类别',
    table(['类别', '条数', '占比', '每千', '上一期', '变化'], rows),
    '### 各细类原话(已脱敏)',
    words.join('\n'),
  ];
}

export function products({ products: found, denominator }: Report): string[] {
  if (found.length === 0) return ['## 投诉最多的商品', '没有商品达到 3 条自身投诉。'];
  const rows = found.map((one) => [
    text(productName(one)),
    thousands(one.own.count),
    one.own.exposure === null ? '—' : thousands(one.own.exposure),
    `${rateText(one.own)}(${intervalText(one.own)})`,
    one.causes.map(({ name, count }) => `${name} ${count}`).join('、'),
    percent(one.chatOnlyShare),
  ]);
  return [
    '## 投诉最多的商品',
    table(['商品', '自身投诉', denominator.name, '每千(90% 区间)', '主因', '只在会话'], rows),
  ];
}

const entry = ({ text: body, byOrderWeek }: ListEntry): string =>
  [...body.split('\n'), ...(byOrderWeek ? [byOrderWeek.statement] : [])]
    .map((line, i) => (i === 0 ? `**${text(line)}**` : text(line)))
    .join('  \n');

export function lists({ lists: found }: Report): string[] {
  const { black, red, statement, window } = found;
  const moves = moveTexts(found);
  return [
    '## 红黑榜',
    `窗口 ${window};${statement}`,
    '### 黑榜',
    ...(black.length > 0 ? black.map(entry) : ['没有证据充分的款。']),
    '### 红榜',
    ...(red.length > 0 ? red.map(entry) : ['没有证据充分的款。']),
    ...(moves.length > 0 ? ['### 榜单变动', moves.map((move) => `- ${text(move)}`).join('\n')] : []),
    text(countedText(found)),
  ];
}

export function chatOnly(report: Report): string[] {
  const { chatOnlyProducts } = report;
  const hidden = hiddenLines(report).map((line) => `评价看着好、会话里差:${line}`);
  const told = [...silentLines(report), ...hidden].map(text);
  if (chatOnlyProducts.length + told.length === 0) return [];
  return [
    '## 沉默客户',
    ...(told.length > 0 ? [list(told)] : []),
    ...chatOnlyProducts.flatMap((one) => [
      `**${text(productName(one))}** 会话里 ${one.chatComplaints} 位顾客投诉,评价里一条也没有;主因:${one.causes.map(({ name, count }) => `${name} ${count}`).join('、')}`,
      quotes(one.quotes),
    ]),
  ];
}

export function topics({ topics: found }: Report): string[] {
  if (found.length === 0) return ['## 商品页没说清', '本期会话里没有识别出售前问题。'];
  const rows = found.map((topic) => [
    text(topic.attribute),
    thousands(topic.count),
    perThousand(topic.perThousand).replace('‰', ''),
    topic.products.map((one) => `${text(productName(one))} ${one.count} 次(${pageText(one)})`).join('、'),
  ]);
  return ['## 商品页没说清', table(['问什么', '次数', '每千会话', '问得最多的商品'], rows)];
}

export function data(report: Report): string[] {
  const { data: panel } = report;
  const rows = [...panel.byKind, { ...panel, name: '合计' }].map(
    ({ name, read, accepted, template, quarantined }) => [
      name,
      ...[read, accepted, template, quarantined].map(thousands),
    ],
  );
  return [
    '## 数据说明',
    table(['来源', '读到', '采用', '平台模板', '隔离'], rows),
    list([
      `文件内重复 ${thousands(panel.repeats)} 行`,
      `无日期 ${thousands(panel.undated)} 条`,
      `未关联商品 ${thousands(panel.withoutProduct)} 条`,
      `未归款商品页 ${thousands(panel.unmappedListings)} 个,涉及 ${thousands(panel.unmappedItems)} 条`,
      `跨渠道重复投诉已合并 ${thousands(panel.folded)} 条`,
      text(unclassifiedText(report)),
      text(classifierText(report)),
      ...panel.gaps.map((gap) => text(gapText(gap))),
      ...panel.quarantineReasons
        .slice(0, 10)
        .map(({ name, count }) => `隔离:${text(name)} ${thousands(count)} 行`),
    ]),
  ];
}
