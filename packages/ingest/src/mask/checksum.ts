const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** Whether year, month (1-12) and day name a real Gregorian date. */
export function isRealDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** GB 11643-1999: 17 digits with a real birth date (1850-2099) and the ISO 7064 MOD 11-2 check character. */
export function isIdCard(value: string): boolean {
  if (!/^[1-8]\d{16}[\dXx]$/.test(value)) return false;
  const year = Number(value.slice(6, 10));
  if (year < 1850 || year > 2099) return false;
  if (!isRealDate(year, Number(value.slice(10, 12)), Number(value.slice(12, 14)))) return false;
  const sum = idWeights.reduce((total, weight, index) => total + weight * Number(value[index]), 0);
  return '10X98765432'[sum % 11] === value[17]?.toUpperCase();
}

/** ISO/IEC 7812-1 annex B (Luhn) over a string of digits. */
export function isLuhn(value: string): boolean {
  let sum = 0;
  for (let place = 0; place < value.length; place++) {
    const digit = Number(value[value.length - 1 - place]) * (place % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return value.length > 0 && sum % 10 === 0;
}
