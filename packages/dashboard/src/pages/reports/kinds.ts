export const kindNames: Record<string, string> = {
  week: '周报',
  month: '月报',
  quarter: '季报',
  all: '全部',
};

/** `周报 2026-W46·品牌 禾棉`. */
export const reportTitle = ({
  kind,
  period,
  scopeName,
}: {
  kind: string;
  period: string;
  scopeName: string | null;
}): string =>
  [`${kindNames[kind] ?? kind}${kind === 'all' ? '' : ` ${period}`}`, ...(scopeName ? [scopeName] : [])].join(
    '·',
  );

export const stateNames: Record<string, string> = {
  draft: '草稿',
  reviewed: '已审核',
  published: '已发布',
};

export const stepNames: Record<string, string> = {
  reviewed: '审核通过',
  returned: '退回',
  published: '发布',
};
