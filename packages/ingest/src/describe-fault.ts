import type { QuarantineReason } from './read/table.ts';

const remedies: Record<QuarantineReason | 'erased', string> = {
  invalid_bytes: '请从平台重新导出这一行;若是自己编辑过的文件,请另存为「CSV UTF-8」后再导入',
  field_too_long: '请核对该行的引号是否成对,并删去粘贴进来的图片或附件内容后再导入',
  broken_json: '请重新导出这一行,或把它补成一个完整的 JSON 对象后再导入',
  column_count: '请给该行含有分隔符的文字加上双引号后再导入',
  repeated_header: '不需要处理;多份导出拼在一起时表头会重复',
  missing_value: '请补填这一列后再导入',
  bad_value: '请按这一列的格式改正后再导入',
  garbled: '请用正确的编码从平台重新导出这一行;文字不要再用别的编码另存',
  unknown_role:
    '请把发送方改成顾客、客服或系统,或在映射里加上这种叫法;聊天文本请用 --shop 写明店铺的旺旺名后再导入',
  empty_conversation: '请核对导出是否完整;没有顾客发言的会话可以不理会',
  conflict: '请核对两行哪一行是对的,删去另一行后再导入',
  erased: '不需要处理;这是应顾客的删除请求',
};

const knows = (reason: string): reason is keyof typeof remedies => Object.hasOwn(remedies, reason);

/** A row that was set aside and why. */
export interface SetAside {
  file: string;
  /** Counted from 1, the header included. */
  row: number;
  column: string | null;
  reason: string;
  detail: string;
}

/** One Chinese sentence for staff: file, row, column, what is wrong and what to do about it. */
export function describeFault({ file, row, column, reason, detail }: SetAside): string {
  const place = `文件 ${file},第 ${row} 行${column === null ? '' : `,列「${column}」`}`;
  return `${place}:${detail}。处理办法:${knows(reason) ? remedies[reason] : '请核对该行后再导入'}`;
}
