import { crc32, deflateRawSync } from 'node:zlib';

/** One entry as it is written; what is given here is written even where it is a lie. */
export interface ZipEntry {
  name: string | Buffer;
  content: string | Uint8Array;
  /** Size after unpacking that the directory tells. */
  size?: number;
  flags?: number;
  /** Unix mode, as for a link. */
  mode?: number;
  checksum?: number;
}

const utf8Flag = 0x800;

interface Written {
  local: Buffer;
  central: Buffer;
}

function writeEntry(entry: ZipEntry, offset: number): Written {
  const content = Buffer.from(entry.content);
  const packed = deflateRawSync(content);
  const name = Buffer.from(entry.name);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(entry.flags ?? (typeof entry.name === 'string' ? utf8Flag : 0), 2);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(entry.checksum ?? crc32(content), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(entry.size ?? content.length, 18);
  common.writeUInt16LE(name.length, 22);
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
  tail.writeUInt32LE(offset, 10);
  return {
    local: Buffer.concat([Buffer.from('PK\x03\x04'), common, name, packed]),
    // Made by Unix, so that the mode counts.
    central: Buffer.concat([Buffer.from('PK\x01\x02\x14\x03', 'latin1'), common, tail, name]),
  };
}

/** A ZIP file, hostile where its entries say so. */
export function writeZip(entries: readonly ZipEntry[]): Buffer {
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { local, central } = writeEntry(entry, offset);
    locals.push(local);
    centrals.push(central);
    offset += local.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length & 0xffff, 8);
  end.writeUInt16LE(entries.length & 0xffff, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}
