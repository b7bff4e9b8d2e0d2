/** The fields of a product page to check for each mismatch leaf, most likely first. */
const fieldsByLeaf: Record<string, readonly string[]> = {
  'mismatch.color': ['主图', '颜色分类'],
  'mismatch.size': ['尺码表'],
  'mismatch.material': ['材质'],
  'mismatch.function': ['参数', '详情页'],
  'mismatch.picture': ['主图', '详情页'],
  'mismatch.weight_qty': ['参数'],
  'mismatch.spec': ['参数'],
  'mismatch.claim': ['标题', '详情页'],
  'mismatch.info_unclear': ['详情页'],
};

export const fieldsOf = (leaf: string): readonly string[] => fieldsByLeaf[leaf] ?? ['详情页'];

/** The field that should answer a question about an attribute; what stands in none is told by the shop, not by the page. */
const fieldByTopic: Record<string, string> = {
  尺码: '尺码表',
  尺寸: '尺码表',
  颜色: '颜色分类',
  材质: '材质',
  面料: '材质',
  成分: '材质',
  价格: '价格',
  功能: '参数',
  容量: '参数',
  适用机型: '参数',
};

export const topicField = (attribute: string): string | null => fieldByTopic[attribute] ?? null;
