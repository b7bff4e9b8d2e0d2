const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Whether year, month (1-12) and day name a real Gregorian date. */
export function isRealDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const isRegion = (value: string): boolean =>
  /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])/.test(value);

/** GB 11643-1999: region, a real birth date (1850-2099) and the ISO 7064 MOD 11-2 check character. */
export function isIdCard(value: string): boolean {
  if (!/^\d{17}[\dXx]$/.test(value) || !isRegion(value)) return false;
  const year = Number(value.slice(6, 10));
  if (year < 1850 || year > 2099) return false;
  if (!isRealDate(year, Number(value.slice(10, 12)), Number(value.slice(12, 14)))) return false;
  const sum = idWeights.reduce((total, weight, index) => total + weight * Number(value[index]), 0);
  return '10X98765432'[sum % 11] === value[17]?.toUpperCase();
}

/** GB 11643-1989: 15 digits with region and a real birth date of the last century; no check character. */
export const isOldIdCard = (value: string): boolean =>
  /^\d{15}$/.test(value) &&
  isRegion(value) &&
  isRealDate(1900 + Number(value.slice(6, 8)), Number(value.slice(8, 10)), Number(value.slice(10, 12)));

/** ISO/IEC 7812-1 annex B (Luhn) over a string of digits. */
export function isLuhn(value: string): boolean {
  let sum = 0;
  for (let place = 0; place < value.length; place++) {
    const digit = (value.charCodeAt(value.length - 1 - place) - 48) * (place % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return value.length > 0 && sum % 10 === 0;
}

/** Luhn over 15 to 19 digits that begin as the cards of UnionPay, Visa, Mastercard, JCB, Amex and older Chinese debit cards do. */
export const isBankCard = (value: string): boolean =>
  value.length >= 15 &&
  isLuhn(value) &&
  (/^(?:62|60|81|9[0-9]|68|69)\d{14,17}$/.test(value) ||
    /^(?:4\d|5[1-5]|35|22)\d{14}$/.test(value) ||
    /^(?:436742|403361|404117)\d{13}$/.test(value) ||
    /^3[47]\d{13}$/.test(value));

/** EAN-13 of goods registered in China: 690 to 699 with a right check digit. */
export const isBarcode = (value: string): boolean =>
  /^69\d{11}$/.test(value) &&
  [...value].reduce((sum, digit, place) => sum + Number(digit) * (place % 2 === 0 ? 1 : 3), 0) % 10 === 0;

/** A date as 20261122, with hours and minutes (and seconds) behind it or not. */
export function isWrittenDate(value: string): boolean {
  if (!/^(?:19|20)\d{6}(?:\d{4}(?:\d\d)?)?$/.test(value)) return false;
  const [hour, minute, second] = [value.slice(8, 10), value.slice(10, 12), value.slice(12, 14)].map(Number);
  return (
    isRealDate(Number(value.slice(0, 4)), Number(value.slice(4, 6)), Number(value.slice(6, 8))) &&
    (hour ?? 0) < 24 &&
    (minute ?? 0) < 60 &&
    (second ?? 0) < 60
  );
}
