/** Kinds of personal data that are recognised in free text, with the word that staff read in place of the value. */
export const maskLabels = {
  phone: '手机号',
  id_card: '身份证号',
  bank_card: '银行卡号',
  email: '邮箱',
  wechat: '微信号',
  qq: 'QQ号',
  plate: '车牌号',
  address: '地址',
  name: '姓名',
  order_no: '单号',
} as const;

export type MaskKind = keyof typeof maskLabels;

/** Source of a pattern that fits one token of masking, such as `[手机号#k3f9q2m7xa]`. */
export const maskTokenSource = `\\[(?:${Object.values(maskLabels).join('|')})#[0-9a-z]{10}\\]`;

const token = new RegExp(maskTokenSource, 'y');

/** Where the token that begins at an offset ends; the offset itself where none begins. */
export function endOfMaskToken(text: string, at: number): number {
  token.lastIndex = at;
  return token.test(text) ? token.lastIndex : at;
}
