/** Kinds of personal data that are recognised in free text. */
export type MaskKind = 'phone' | 'id_card' | 'bank_card' | 'email' | 'wechat' | 'qq';

/** One recognised span: offsets in the input, in UTF-16 code units, end exclusive. */
export interface MaskSpan {
  kind: MaskKind;
  start: number;
  end: number;
}

/** What staff read in place of the value. */
export const maskToken: Record<MaskKind, string> = {
  phone: '[手机号]',
  id_card: '[身份证号]',
  bank_card: '[银行卡号]',
  email: '[邮箱]',
  wechat: '[微信号]',
  qq: '[QQ号]',
};
