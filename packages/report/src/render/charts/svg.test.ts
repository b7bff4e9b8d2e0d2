import { expect, test } from 'vitest';
import { drawSvg } from './svg.ts';

const draw = (label: string): string =>
  drawSvg(
    'c',
    '图',
    { width: 300, height: 200 },
    {
      xAxis: { type: 'category', data: [label, 'b'] },
      yAxis: { type: 'value' },
      series: [{ type: 'line', data: [1, 2] }],
    },
  );

test('drawn twice in one process, a chart has the same bytes, no style of its own and no fixed size', () => {
  const svg = draw('甲');
  expect(draw('甲')).toBe(svg);
  expect(svg).not.toMatch(/<style|zr\d|ecmeta/);
  expect(svg).toMatch(/^<svg role="img" aria-label="图"/);
  expect(svg).toContain('viewBox="0 0 300 200"');
  expect(svg).not.toContain('width="300" height="200" xmlns');
});

test('names in a chart are escaped and attributes stay whole', () => {
  const svg = draw('<b onload="x">');
  expect(svg).not.toContain('<b ');
  expect(svg).not.toMatch(/font-family:"/);
});
