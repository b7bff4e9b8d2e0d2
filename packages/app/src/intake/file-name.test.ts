import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shownName } from './file-name.ts';

test.each([
  ['..\\..\\windows\\评价.csv', '评价.csv'],
  ['../../etc/passwd', 'passwd'],
  ['/abs/olute/x.xlsx', 'x.xlsx'],
  ['CON.csv', 'CON.csv'],
  ['...csv', 'csv'],
  ['\u202Egnp.exe.csv', 'gnp.exe.csv'],
  ['a\r\nBcc: x@y.z.csv', 'aBcc: x@y.z.csv'],
  ['', '文件'],
  [`${'长'.repeat(300)}.csv`, `${'长'.repeat(120)}.csv`],
])('%j is shown as %j', (given, shown) => expect(shownName(given)).toBe(shown));

test('whatever is given, the name is one part, short, and of one line', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (given) => {
      const name = shownName(given);
      expect(name).not.toMatch(/[\\/\p{Cc}]/u);
      expect(name.startsWith('.')).toBe(false);
      expect([...name].length).toBeLessThanOrEqual(126);
      expect(name.length).toBeGreaterThan(0);
    }),
  );
});
