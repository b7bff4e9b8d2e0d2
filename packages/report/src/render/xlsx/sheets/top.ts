import { actionSubject, outcomeText } from '../../action-words.ts';
import { signalTitle, tierName } from '../../signal-words.ts';
import { splitText, wordsText } from '../../split-words.ts';
import type { Report } from '../../types.ts';
import { dueDay, dueText, previousName, productName, reportTitle, scopeText } from '../../words.ts';
import { type Cell, type CellKind, column, type Sheet, sheetOf } from '../sheet.ts';

/** Title, scope and the five sentences. */
export function summary(report: Report): Sheet {
  const rows: [string, string][] = [
    ['报告', reportTitle(report)],
    ['范围', scopeText(report)],
    ...report.summary.sentences.map((sentence): [string, string] => {
      const [head = '', rest] = sentence.split(/:(.*)/su);
      return rest === undefined ? ['结论', sentence] : [head, rest];
    }),
    ...(report.summary.also ?? []).map((line): [string, string] => ['另有', line]),
    ...report.notes.map((note, i): [string, string] => [`注${i + 1}`, note]),
    ['分类体系', report.versions.taxonomy],
    ['模型', report.versions.model],
    ['报告格式', String(report.versions.schema)],
  ];
  return sheetOf<[string, string]>(
    '摘要',
    [column('text', '项目', ([head]) => head, 12), column('text', '内容', ([, text]) => text, 110)],
    rows,
  );
}

interface Figure {
  name: string;
  kind: Extract<CellKind, 'count' | 'rate' | 'share'>;
  now: Cell;
  before: Cell;
  interval?: readonly [lower: number | null, upper: number | null];
}

/** 好评率 where stars are fed. */
function starRows({ headline: { goodStars } }: Report): Figure[] {
  if (!goodStars?.current) return [];
  const { share: now } = goodStars.current;
  return [{ name: '好评率(4~5星)', kind: 'share', now, before: goodStars.previous?.share ?? null }];
}

/** A year ago, where it is known. */
function earlierRows({ headline: { earlier } }: Report): Figure[] {
  if (!earlier) return [];
  const of = (name: string, { perThousand: now, lower, upper }: typeof earlier.complaints): Figure => ({
    name: `${name}(${earlier.label})`,
    kind: 'rate',
    now,
    before: null,
    interval: [lower, upper],
  });
  return [of('客诉率', earlier.complaints), of('描述不符率', earlier.mismatch)];
}

/** The figures on top: one column a kind of number, so that each cell is a number of its kind. */
export function headline(report: Report): Sheet {
  const { voices, complaints, mismatch, praiseShare, coverage } = report.headline;
  const rates = (name: string, { current, previous }: typeof complaints): Figure => ({
    name,
    kind: 'rate',
    now: current.perThousand,
    before: previous?.perThousand ?? null,
    interval: [current.lower, current.upper],
  });
  const rows: Figure[] = [
    { name: '声音', kind: 'count', now: voices.current, before: voices.previous },
    {
      name: '客诉',
      kind: 'count',
      now: complaints.current.count,
      before: complaints.previous?.count ?? null,
    },
    {
      name: '描述不符',
      kind: 'count',
      now: mismatch.current.count,
      before: mismatch.previous?.count ?? null,
    },
    {
      name: report.denominator.name,
      kind: 'count',
      now: complaints.current.exposure,
      before: complaints.previous?.exposure ?? null,
    },
    rates('客诉率', complaints),
    rates('描述不符率', mismatch),
    ...earlierRows(report),
    ...starRows(report),
    { name: '好评占比', kind: 'share', now: praiseShare.current, before: praiseShare.previous },
    { name: '发声覆盖', kind: 'share', now: coverage.current, before: coverage.previous },
  ];
  const before = previousName(report);
  const only = (kind: Figure['kind'], of: (row: Figure) => Cell) => (row: Figure) =>
    row.kind === kind ? of(row) : null;
  const pair = (kind: Figure['kind'], unit: string) => [
    column(
      kind,
      `本期${unit}`,
      only(kind, ({ now }) => now),
      14,
    ),
    column(
      kind,
      `${before}${unit}`,
      only(kind, (row) => row.before),
      14,
    ),
  ];
  return sheetOf<Figure>(
    '主要数字',
    [
      column('text', '指标', ({ name }) => name, 28),
      ...pair('count', '(条或件)'),
      ...pair('rate', '(每千)'),
      column('rate', '区间下限', ({ interval }) => interval?.[0] ?? null),
      column('rate', '区间上限', ({ interval }) => interval?.[1] ?? null),
      ...pair('share', '(占比)'),
    ],
    rows,
  );
}

/** At most three findings with cause, owner and date. */
export const findings = ({ findings: found }: Report): Sheet =>
  sheetOf<Report['findings'][number]>(
    '本期要点',
    [
      column('text', '商品', ({ product }) => product && productName(product), 28),
      column('text', '类别', ({ categoryName }) => categoryName),
      column(
        'text',
        '变化',
        ({ change, split }) => (split ? `${change}(${splitText(split, true)})` : change),
        36,
      ),
      column('text', '原因', ({ cause }) => cause, 40),
      column('text', '新说法', ({ words }) => wordsText(words), 30),
      column('text', '把握', ({ confidence }) => confidence, 8),
      column('text', '依据', ({ confidenceReason }) => confidenceReason, 24),
      column('text', '责任', ({ owner }) => owner),
      column('text', '行动', ({ action }) => action, 36),
      column('text', '何时', dueText, 16),
      column('text', '预期', ({ expected }) => expected, 24),
    ],
    found,
  );

type Advised = NonNullable<Report['advice']>[number]['items'][number] & { department: string };

export const advice = ({ advice: sheets = [] }: Report): Sheet =>
  sheetOf<Advised>(
    '部门行动单',
    [
      column('text', '部门', ({ department }) => department, 10),
      column('text', '角色', ({ role }) => role, 8),
      column('text', '责任', ({ owner }) => owner),
      column('text', '款号', ({ product }) => product?.productId ?? null, 12),
      column('text', '类别', ({ categoryName }) => categoryName),
      column('text', '事实', ({ facts }) => facts, 36),
      column('text', '要查', ({ check }) => check.join('\n'), 50),
      column('text', '要改', ({ change }) => change, 40),
      column('text', '预期', ({ expect }) => expect, 24),
      column('day', '期限', ({ facts, dueOn }) => dueDay(facts, dueOn)),
    ],
    sheets.flatMap(({ department, items }) => items.map((one) => ({ ...one, department }))),
  );

export const alerts = ({ alerts: raised }: Report): Sheet =>
  sheetOf<Report['alerts'][number]>(
    '预警',
    [
      column('text', '内容', ({ title }) => title, 60),
      column('text', '款号', ({ productId }) => productId, 12),
      column('text', '商品', ({ productName: name }) => name, 28),
      column('text', '类别', ({ categoryName }) => categoryName),
      column('day', '首次', ({ raisedOn }) => raisedOn),
      column('day', '最近', ({ lastOn }) => lastOn),
      column('text', '状态', ({ state }) => state, 10),
    ],
    raised,
  );

export const signals = ({ signals: found }: Report): Sheet =>
  sheetOf<Report['signals'][number]>(
    '信号',
    [
      column('text', '内容', signalTitle, 36),
      column('text', '级别', tierName, 8),
      column('day', '从', ({ from }) => from),
      column('day', '到', ({ to }) => to),
      column('count', '窗口(天)', ({ window }) => window),
      column('count', '条数', ({ complaints }) => complaints),
      column('number', '正常约', ({ expected }) => expected),
      column('count', '区间下限', ({ lower }) => lower),
      column('count', '区间上限', ({ upper }) => upper),
    ],
    found,
  );

export const actions = ({ actions: taken }: Report): Sheet =>
  sheetOf<Report['actions'][number]>(
    '行动与效果',
    [
      column('text', '行动', actionSubject, 30),
      column('text', '原因', ({ cause }) => cause, 36),
      column('text', '责任', ({ owner }) => owner),
      column('day', '期限', ({ dueOn }) => dueOn),
      column('day', '关闭', ({ closedOn }) => closedOn),
      column('text', '结果', ({ standing }) => standing, 14),
      column('text', '效果', outcomeText, 60),
      column('text', '预期', ({ expected }) => expected, 30),
    ],
    taken,
  );
