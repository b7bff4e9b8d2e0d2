import { expect, test } from 'vitest';
import { freezePdf } from './freeze-pdf.ts';

test('both instants become the one given and no byte moves', () => {
  const info = "<</CreationDate (D:20261128041903+00'00')\n/ModDate (D:20261128041903+00'00')>>";
  const pdf = Buffer.concat([Buffer.from(info), Buffer.from([0, 0xff, 0x80, 0x0a])]);
  const frozen = freezePdf(pdf, '2026-11-23T01:07:00.000Z');
  expect(frozen.length).toBe(pdf.length);
  expect(frozen.subarray(-4)).toEqual(pdf.subarray(-4));
  expect(frozen.toString('latin1').match(/20261123010700/g)).toHaveLength(2);
});
