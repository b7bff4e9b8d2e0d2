import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LineReader } from './read-lines.ts';
import { NameCollector } from './read-names.ts';
import type { Utterance } from './utterance.ts';

function read(lines: readonly string[]): Utterance[] {
  const collector = new NameCollector([]);
  for (const line of lines) collector.addLine(line);
  const reader = new LineReader(collector.names());
  return [...lines.flatMap((line, at) => reader.push(at + 1, line)), ...reader.end()];
}

test('every line is a header, words under a header or a line of the client, each once', () => {
  const time = '2026-11-10 10:00:00';
  const line = fc.oneof(
    fc.constantFrom(`t1 ${time}`, `某店:小美${time}`, 't1', '某店:小美', time, `t1 --> 某店:小美 ${time}`),
    fc.constantFrom('已读', '¥1', 't1 撤回了一条消息', '创建时间 2026-11-01 09:00:00', '', '  '),
    fc.string({ maxLength: 20 }),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
      const said = read([`某店:小美 ${time}`, ...lines]);
      const words = said.flatMap(({ text }) => text.split('\n')).filter((text) => text !== '');
      const headers = said.filter(({ speaker }) => speaker !== null);
      const given = lines.map((text) => text.trim()).filter((text) => text !== '').length + 1;
      const ofHeaders = given - words.length;
      expect(ofHeaders).toBeGreaterThanOrEqual(headers.length);
      expect(ofHeaders).toBeLessThanOrEqual(2 * headers.length);
      const known = new Set([...words, ...headers.flatMap(({ speaker, at }) => [speaker, at])]);
      const isHeader = (text: string): boolean =>
        headers.some(({ at, speaker }) => text.endsWith(at) && text.startsWith(speaker ?? ''));
      for (const text of lines.map((one) => one.trim()).filter((one) => one !== ''))
        expect(known.has(text) || isHeader(text), text).toBe(true);
    }),
  );
});

test('the words of a message stay together around the lines of the client', () => {
  const said = read(['某店:小美 2026-11-10 10:00:00', '第一句', '已读', '第二句']);
  expect(said.map(({ speaker, text }) => [speaker, text])).toEqual([
    ['某店:小美', '第一句\n第二句'],
    [null, '已读'],
  ]);
});

test('a long line costs no more than a short one', () => {
  const hostile = `${'a'.repeat(200_000)} 2026-11-10 10:00:00`;
  const started = performance.now();
  read(['某店:小美 2026-11-10 10:00:00', hostile, `由${'a'.repeat(200_000)}`, `${'1'.repeat(200_000)}撤回`]);
  expect(performance.now() - started).toBeLessThan(500);
});
