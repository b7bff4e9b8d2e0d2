import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeStream, detectEncoding } from './detect-encoding.ts';

const line = '评价内容,时间\n杯子很好看,2026-01-02\n';
const utf8 = Buffer.from(line);
const utf16le = Buffer.from(line, 'utf16le');
const utf16be = Buffer.from(utf16le).swap16();
const gb = Buffer.from([0xb1, 0xad, 0xd7, 0xd3, 0x2c, 0x95, 0x32, 0x82, 0x36, 0x0a]);

async function read(chunks: Uint8Array[], encoding: Parameters<typeof decodeStream>[1]): Promise<string> {
  let text = '';
  for await (const part of decodeStream(chunks, encoding)) text += part;
  return text;
}

describe('detectEncoding', () => {
  it('knows the four encodings, with and without a mark', () => {
    expect(detectEncoding(utf8)).toEqual({ encoding: 'utf-8', bom: false });
    expect(detectEncoding(Buffer.from(`\ufeff${line}`))).toEqual({ encoding: 'utf-8', bom: true });
    expect(detectEncoding(gb)).toEqual({ encoding: 'gb18030', bom: false });
    expect(detectEncoding(utf16le)).toEqual({ encoding: 'utf-16le', bom: false });
    expect(detectEncoding(utf16be)).toEqual({ encoding: 'utf-16be', bom: false });
    expect(detectEncoding(Buffer.from([0xff, 0xfe, 0x61, 0]))).toEqual({ encoding: 'utf-16le', bom: true });
    expect(detectEncoding(Buffer.from([0xfe, 0xff, 0, 0x61]))).toEqual({ encoding: 'utf-16be', bom: true });
  });

  it('knows UTF-16 without a mark by its characters where a long text has hardly any ASCII', () => {
    const text = `类别,评价\n外套,${'一件一件看过去都是一样的好,'.repeat(40)}\n`;
    const little = Buffer.from(text, 'utf16le');
    expect(detectEncoding(little)).toEqual({ encoding: 'utf-16le', bom: false });
    expect(detectEncoding(Buffer.from(little).swap16())).toEqual({ encoding: 'utf-16be', bom: false });
    expect(detectEncoding(Buffer.from(`${text}\u0000`))).toBeUndefined();
  });

  it('refuses bytes that are no text', () => {
    expect(detectEncoding(Buffer.from([0x89, 0x50, 0xff, 0xff]))).toBeUndefined();
  });

  it('bears a head cut anywhere', () => {
    for (let cut = 3; cut <= utf8.length; cut++)
      expect(detectEncoding(utf8.subarray(0, cut))?.encoding).toBe('utf-8');
    for (let cut = 1; cut <= gb.length; cut++)
      expect(detectEncoding(gb.subarray(0, cut))?.encoding).toBe('gb18030');
  });
});

describe('decodeStream', () => {
  it('joins characters cut between chunks and drops the mark', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.nat(40), async (text, cut) => {
        const bytes = Buffer.from(`\ufeff${text}`);
        expect(await read([bytes.subarray(0, cut), bytes.subarray(cut)], 'utf-8')).toBe(text);
      }),
    );
    expect(await read([gb.subarray(0, 7), gb.subarray(7)], 'gb18030')).toBe('杯子,𠀀\n');
    expect(await read([utf16be.subarray(0, 5), utf16be.subarray(5)], 'utf-16be')).toBe(line);
  });

  it('refuses bytes of another encoding', async () => {
    await expect(read([gb], 'utf-8')).rejects.toThrow('utf-8');
  });
});
