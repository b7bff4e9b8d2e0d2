/** What staff call the reasons for which rows are set aside, and the texts that stand in place of a customer's words. */
const names: Record<string, string> = {
  invalid_bytes: '字节损坏',
  field_too_long: '单格过长',
  broken_json: 'JSON 不完整',
  column_count: '列数不符',
  repeated_header: '重复的表头',
  missing_value: '缺必填项',
  bad_value: '格式不对',
  garbled: '乱码',
  unknown_role: '说话人身份不明',
  empty_conversation: '没有顾客发言的会话',
  conflict: '同一编号内容冲突',
  erased: '已按顾客要求删除',
  'default-praise': '系统默认好评',
  'no-words': '未填写内容',
  'no-time': '超时未评价',
  advert: '广告',
  blank: '空白',
};

/** A reason or template of a company's own has no name but its id. */
export const dataName = (id: string): string => names[id] ?? id;
