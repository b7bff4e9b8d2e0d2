import { compareVersions } from '../classifier-error/compare-versions.ts';
import type { Report } from './schema.ts';

const named = (entries: readonly { productId: string; name: string }[]): Map<string, string> =>
  new Map(entries.map(({ productId, name }) => [productId, name]));

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
    ...(old.voices === fresh.voices ? [] : [`窗口内声音 ${old.voices}→${fresh.voices} 条`]),
    ...(old.sold === fresh.sold ? [] : [`窗口内销量 ${old.sold}→${fresh.sold} 件`]),
  ];
  return reasons.length > 0 ? `(${reasons.join(',')})` : '';
}

/** Who came onto a list and who left it. */
function listChanges(
  title: string,
  before: readonly { productId: string; name: string }[],
  after: readonly { productId: string; name: string }[],
  why: string,
): string[] {
  const [old, fresh] = [named(before), named(after)];
  const added = [...fresh].filter(([id]) => !old.has(id)).map(([id, name]) => `${name} ${id}`);
  const gone = [...old].filter(([id]) => !fresh.has(id)).map(([id, name]) => `${name} ${id}`);
  return [
    ...(added.length > 0 ? [`${title}新增 ${added.join('、')}${why}`] : []),
    ...(gone.length > 0 ? [`${title}移出 ${gone.join('、')}${why}`] : []),
  ];
}

function figure(title: string, before: number | null, after: number | null, unit: string): string[] {
  if (before === after) return [];
  return [`${title} ${before ?? '无'}→${after ?? '无'}${unit}`];
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
    ...figure('客诉率', old.complaints.current.perThousand, fresh.complaints.current.perThousand, '‰'),
    ...figure('描述不符', old.mismatch.current.count, fresh.mismatch.current.count, ' 条'),
    ...(before.denominator.name === after.denominator.name
      ? []
      : [`分母由${before.denominator.name}改为${after.denominator.name}`]),
    ...(before.versions.model === after.versions.model
      ? []
      : [`模型 ${before.versions.model}→${after.versions.model}`, ...modelChange(before, after)]),
    ...listChanges('黑榜', before.lists.black, after.lists.black, whyMoved(before, after)),
    ...listChanges('红榜', before.lists.red, after.lists.red, whyMoved(before, after)),
    ...figure('预警', before.alerts.length, after.alerts.length, ' 条'),
  ];
  return found.length > 0 ? found.join(';') : '明细或原话有更新,主要数字不变';
}
