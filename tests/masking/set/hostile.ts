export type Against = 'plain' | 'personal' | 'shorter';

/** A text of one piece over and over, and the text it may take at most so many times as long as. */
export interface Pair {
  unit: string;
  against: Against;
  mostTimes: number;
}

/** Pieces that make each pass of the mask look again and again, by the kind it looks for. */
export const hostile: Record<string, readonly string[]> = {
  phone: ['1', '一', '1 ', '138 ', '12 34 ', '1一', '1-', '1.5', '+86', '1\ufe0f\u20e3', '①', '1234567 '],
  id_card: ['110105 ', '19491231'],
  bank_card: ['6222', '6222 ', '卡号'],
  email: ['@', 'a@', 'a@a.', 'a.', 'aaaaaaaaa', 'a#', 'a点', '换成@'],
  wechat: ['V:', '微', '微信', '微信a', '加微', 'a_', 'wxid_'],
  qq: ['qq', '扣1', 'q1'],
  plate: ['粤B', '粤B1', '粤'],
  address: ['省', '1号', '北京', '大路', '朝阳区科技路', '一'],
  name: ['张', '收件人', '收件人张', '张的'],
  order_no: ['SF1', '订单', '订单A1', '0'],
};

/** Each value costs its token, so texts with a value in every few characters are held to text full of personal data. */
export const values = ['11010519 ', '28471935 ', '卡13800138000', '收件人于姓'];

export const longer = ['1一', '1234567 ', '1号', 'a@'];

export const pairsOf = (units: readonly string[], against: Against, mostTimes: number): Pair[] =>
  units.map((unit) => ({ unit, against, mostTimes }));
