import { compareVersions } from '../classifier-error/compare-versions.ts';
import { thousands } from '../thousands.ts';
import type { Report } from './schema.ts';
import type { Finding } from './schema-sections.ts';

interface Listed {
  productId: string;
  name: string;
  rank: number;
}

const byProduct = (entries: readonly Listed[]): Map<string, Listed> =>
  new Map(entries.map((entry) => [entry.productId, entry]));

/** What moved products between two revisions of one period: the method, corrections, or rows that came late. */
function whyMoved(before: Report, after: Report): string {
  const [old, fresh] = [before.lists.made, after.lists.made];
  const method = (['taxonomy', 'model', 'schema'] as const).some(
    (part) => before.versions[part] !== after.versions[part],
  );
  const reasons = [
    ...(method ? ['方法或模型换了版本'] : []),
    ...(before.denominator.name === after.denominator.name ? [] : ['分母改了']),
    ...(old.corrected === fresh.corrected ? [] : [`更正 ${old.corrected}→${fresh.corrected} 条`]),
    ...(old.voices === fresh.voices
      ? []
      : [`窗口内声音 ${thousands(old.voices)}→${thousands(fresh.voices)} 条`]),
    ...(old.sold === fresh.sold ? [] : [`窗口内销量 ${thousands(old.sold)}→${thousands(fresh.sold)} 件`]),
  ];
  return reasons.length > 0 ? `(${reasons.join(',')})` : '';
}

/** Who came onto a list, who left it, and who changed places, with the places. */
function listChanges(
  title: string,
  before: readonly Listed[],
  after: readonly Listed[],
  why: string,
): string[] {
  const [old, fresh] = [byProduct(before), byProduct(after)];
  const told = ({ productId, name, rank }: Listed): string => `第 ${rank} 名 ${name} ${productId}`;
  const added = after.filter(({ productId }) => !old.has(productId)).map(told);
  const gone = before.filter(({ productId }) => !fresh.has(productId)).map(told);
  const moved = before.flatMap(({ productId, name, rank }) => {
    const now = fresh.get(productId)?.rank ?? rank;
    return now === rank ? [] : [`${name} ${productId} 第 ${rank}→${now} 名`];
  });
  return [
    ...(added.length > 0 ? [`${title}新增${added.join('、')}${why}`] : []),
    ...(gone.length > 0 ? [`${title}移出原${gone.join('、')}${why}`] : []),
    ...(moved.length > 0 ? [`${title}名次 ${moved.join('、')}`] : []),
  ];
}

/** What page one tells that it did not, and the other way round. */
function findingChanges({ findings: old }: Report, { findings: fresh, summary }: Report): string[] {
  const { also = [] } = summary;
  const keyOf = ({ product, category }: Finding): string => `${product?.productId ?? ''} ${category}`;
  const nameOf = ({ product, categoryName }: Finding): string =>
    product ? `${product.productId} ${categoryName}` : categoryName;
  const only = (these: readonly Finding[], those: readonly Finding[]): string[] =>
    these.filter((one) => !those.some((other) => keyOf(other) === keyOf(one))).map(nameOf);
  const [added, gone] = [only(fresh, old), only(old, fresh)];
  const isStill = (one: string): boolean => also.some((line) => line.startsWith(one));
  const [still, over] = [gone.filter(isStill), gone.filter((one) => !isStill(one))];
  return [
    ...(added.length > 0 ? [`要点新增 ${added.join('、')}`] : []),
    ...(still.length > 0 ? [`要点改列「另有」 ${still.join('、')}`] : []),
    ...(over.length > 0 ? [`要点移出 ${over.join('、')}`] : []),
  ];
}

type Say = (value: number) => string;

function figure(
  title: string,
  before: number | null,
  after: number | null,
  unit: string,
  say: Say = thousands,
): string[] {
  const said = (value: number | null): string => (value === null ? '无' : say(value));
  return before === after ? [] : [`${title} ${said(before)}→${said(after)}${unit}`];
}

/** As the report shows it, to one place; to two where that would show no change. */
function rateFigure(title: string, before: number | null, after: number | null): string[] {
  const places = before?.toFixed(1) === after?.toFixed(1) ? 2 : 1;
  return figure(title, before, after, '‰', (value) => value.toFixed(places));
}

/** What the change of the model alone may have done to the complaint rate: both models have read the same items. */
function modelChange(before: Report, after: Report): string[] {
  const counted = ({ headline, data }: Report) => {
    const { count, exposure } = headline.complaints.current;
    const error = data.classifier?.total;
    return exposure !== null && data.classifier && error
      ? { count, exposure, error, betweenSources: data.classifier.betweenSources }
      : null;
  };
  const [old, fresh] = [counted(before), counted(after)];
  const found = old && fresh && compareVersions(old, fresh, { sameItems: true });
  if (!found) return ['两版模型的分类误差未测,客诉率的差别不能归于商品'];
  return [
    found.differs
      ? `扣除两版模型的分类误差后客诉率仍为原来的 ${found.ratio.toFixed(2)} 倍(90% 区间 ${found.lower.toFixed(2)}~${found.upper.toFixed(2)})`
      : '客诉率的差别在两版模型的分类误差之内,不代表商品变化',
  ];
}

/** What a new revision says differently, in Chinese; the first revision says 首版. */
export function describeChanges(before: Report | null, after: Report): string {
  if (!before) return '首版';
  const [old, fresh] = [before.headline, after.headline];
  const found = [
    ...figure('声音', old.voices.current, fresh.voices.current, ' 条'),
    ...figure('客诉', old.complaints.current.count, fresh.complaints.current.count, ' 条'),
    ...rateFigure('客诉率', old.complaints.current.perThousand, fresh.complaints.current.perThousand),
    ...figure('描述不符', old.mismatch.current.count, fresh.mismatch.current.count, ' 条'),
    ...(before.denominator.name === after.denominator.name
      ? figure(after.denominator.name, old.complaints.current.exposure, fresh.complaints.current.exposure, '')
      : [`分母由${before.denominator.name}改为${after.denominator.name}`]),
    ...(before.versions.model === after.versions.model
      ? []
      : [`模型 ${before.versions.model}→${after.versions.model}`, ...modelChange(before, after)]),
    ...findingChanges(before, after),
    ...listChanges('黑榜', before.lists.black, after.lists.black, whyMoved(before, after)),
    ...listChanges('红榜', before.lists.red, after.lists.red, whyMoved(before, after)),
    ...figure('预警', before.alerts.length, after.alerts.length, ' 条'),
  ];
  return found.length > 0 ? found.join(';') : '明细或原话有更新,主要数字不变';
}
