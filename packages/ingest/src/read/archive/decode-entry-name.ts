const isUtf8Flag = 0x800;
/** Extra field in which Info-ZIP keeps the name in UTF-8. */
const unicodePath = 0x7075;
const afterVersionAndChecksum = 5;

const decode = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/**
 * The name of an entry. Chinese Windows writes GBK without a word about it, so a name that is not flagged is
 * UTF-8 only where its bytes are; backslashes become slashes.
 */
export function decodeEntryName(
  raw: Uint8Array,
  flags: number,
  extra: readonly { id: number; data: Uint8Array }[],
): string {
  const told = extra.find(({ id }) => id === unicodePath)?.data.subarray(afterVersionAndChecksum);
  const name =
    (flags & isUtf8Flag) === 0 && told
      ? decode(told, 'utf-8')
      : (decode(raw, 'utf-8') ?? decode(raw, 'gb18030'));
  return (name ?? Buffer.from(raw).toString('latin1')).replaceAll('\\', '/');
}
