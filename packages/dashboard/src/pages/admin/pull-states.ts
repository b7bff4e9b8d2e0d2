/** How a reading of a source stands, in words and colour. */
export const pullStates: Record<string, { name: string; color: string }> = {
  asked: { name: '等待读取', color: 'blue' },
  running: { name: '读取中', color: 'blue' },
  done: { name: '已读完', color: 'green' },
  partial: { name: '部分未读入', color: 'gold' },
  failed: { name: '失败', color: 'red' },
};
