import { describeFault, type Inspection, type LayoutProposal } from '@voc/ingest';

type Columns = readonly { name: string; field: string | null; score: number }[];

const columnLines = (columns: Columns): string[] =>
  columns.map(({ name, field, score }) => `  ${name} → ${field === null ? '(不用)' : `${field}(${score})`}`);

const sampleLines = (samples: Inspection['samples']): string[] =>
  samples.map(
    ({ row, cells }) =>
      `  第 ${row} 行:${cells
        .filter(({ value }) => value !== '')
        .map(({ column, value }) => `${column}=${value}`)
        .join(',')}`,
  );

/** What a person reads of a file that can be read. */
export function describeInspection(found: Inspection): string {
  const examples = found.examples.map((example) => `  ${describeFault({ file: found.file, ...example })}`);
  return [
    `${found.file}:${found.format},${found.encoding},映射 ${found.mapping}(第 ${found.mappingVersion} 版),内容 ${found.kind}`,
    ...columnLines(found.columns),
    `可读 ${found.readable} 行,不可读 ${found.refused} 行,共 ${found.rows} 行`,
    ...examples,
    ...(found.samples.length > 0 ? ['样例(已脱敏)', ...sampleLines(found.samples)] : []),
  ].join('\n');
}

/** What a person reads of a file of unknown layout: the proposal, what is missing, and what to do. */
export function describeProposal(found: LayoutProposal): string {
  const next = found.mapping
    ? `核对无误后运行 voc inspect 加 --save-mapping,会保存为映射「${found.mapping.name}」,之后这个文件就能读入`
    : '补齐后再试;在此之前这个文件不会读入';
  return [
    `${found.file}:${found.format},${found.encoding},没有现成的映射${found.hasHeader ? '' : ',也没有表头'};建议内容 ${found.kind}`,
    ...columnLines(found.columns),
    ...found.missing.map((one) => `缺少:${one}`),
    ...found.hints.map((one) => `注意:${one}`),
    ...(found.samples.length > 0 ? ['样例(已脱敏)', ...sampleLines(found.samples)] : []),
    next,
  ].join('\n');
}
