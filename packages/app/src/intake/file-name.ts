const longest = 120;

/**
 * The name under which a file that somebody sends is shown: its last part alone, without what could change direction,
 * break a line or leave a folder. Never the name of a file that is written.
 */
export function shownName(given: string): string {
  const last = given.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '')
    .trim()
    .replace(/^\.+/, '');
  const ending = /\.[a-z0-9]{1,5}$/i.exec(plain)?.[0] ?? '';
  const body = [...plain.slice(0, plain.length - ending.length)].slice(0, longest).join('');
  return `${body || '文件'}${ending}`;
}
