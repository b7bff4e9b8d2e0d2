/** 1980-01-01, the first day a zip can tell, as its MS-DOS date. */
const firstDate = (1 << 5) | 1;
const endOfDirectory = Buffer.from('PK\x05\x06', 'latin1');
const directoryEntry = 46;

/** Overwrites the time stamps of every zip entry, so that the same content has the same bytes. */
export function freezeZip(zip: Uint8Array): Buffer {
  const frozen = Buffer.from(zip);
  const end = frozen.lastIndexOf(endOfDirectory);
  const entries = frozen.readUInt16LE(end + 10);
  let at = frozen.readUInt32LE(end + 16);
  for (let i = 0; i < entries; i++) {
    const local = frozen.readUInt32LE(at + 42);
    for (const stamp of [at + 12, local + 10]) {
      frozen.writeUInt16LE(0, stamp);
      frozen.writeUInt16LE(firstDate, stamp + 2);
    }
    at +=
      directoryEntry +
      frozen.readUInt16LE(at + 28) +
      frozen.readUInt16LE(at + 30) +
      frozen.readUInt16LE(at + 32);
  }
  return frozen;
}
