import { fieldsOf } from '../read/parse-json-record.ts';
import type { PageRecord } from './records-table.ts';

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}

/** One record of a list; what is no object is a row that is set aside. */
export function toRecord(value: unknown): PageRecord {
  const fields = fieldsOf(value);
  if (fields) return { text: jsonOf(value), fields };
  return {
    text: jsonOf(value).slice(0, 1000),
    fields: new Map(),
    fault: { reason: 'broken_json', detail: '这条记录不是 JSON 对象,或嵌套过深,或含有超出范围的数字' },
  };
}
