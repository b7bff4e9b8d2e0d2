import type { Slots } from '../base/phrases.ts';
import type { Random } from '../base/random.ts';

function phone(random: Random): string {
  return `1${random.pick(['38', '39', '50', '58', '77', '86', '91'])}${random.digits(8)}`;
}

/** A resident id number that is well formed (check digit of GB 11643) and belongs to nobody on purpose. */
export function idCard(random: Random): string {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const born = `19${random.int(70, 99)}${String(random.int(1, 12)).padStart(2, '0')}${String(random.int(1, 28)).padStart(2, '0')}`;
  const body = `${random.pick(['330106', '420111', '510104', '110105'])}${born}${random.digits(3)}`;
  const sum = [...body].reduce((total, digit, i) => total + Number(digit) * (weights[i] ?? 0), 0);
  return body + '10X98765432'.charAt(sum % 11);
}

/** A card number with a valid Luhn digit. */
export function bankCard(random: Random): string {
  const body = `6222${random.digits(14)}`;
  const sum = [...body].reverse().reduce((total, char, i) => {
    const digit = Number(char) * (i % 2 === 0 ? 2 : 1);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return body + String((10 - (sum % 10)) % 10);
}

/** Synthetic personal data for texts that customers should not have written. */
export function drawPersonal(random: Random): Slots {
  const name = random.pick(['王芳', '李强', '张丽', '刘洋', '陈静', '赵磊']);
  const number = phone(random);
  const handle = `${random.pick(['lily', 'xiaoyu', 'dabao', 'mmhe', 'sunny'])}_${random.int(100, 9999)}`;
  return {
    phone: number,
    wechat: random.chance(0.5) ? `wx_${handle}` : number,
    email: `${handle.replace('_', '')}@${random.pick(['163.com', 'qq.com', 'example.com'])}`,
    card: bankCard(random),
    idcard: idCard(random),
    pii: `${name},浙江省杭州市西湖区文三路${random.int(10, 400)}号${random.int(1, 20)}幢${random.int(101, 1802)}`,
  };
}
