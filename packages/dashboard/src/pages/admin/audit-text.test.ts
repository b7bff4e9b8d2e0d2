import { expect, test } from 'vitest';
import { detailText } from './audit-text.ts';

const nameOf = (id: string): string => (id === 'mismatch.color' ? '颜色不符' : id);

test('details are told in words, what is open or empty too', () => {
  const scope = { shops: null, brands: ['禾棉', '童悦'], lines: null };
  expect(detailText({ role: 'agent', scope, mayUnmask: false }, nameOf)).toBe(
    '角色:客服;可看范围:品牌:禾棉、童悦;可看原文:否',
  );
  expect(detailText({ scope: { shops: null, brands: null, lines: null } }, nameOf)).toBe('可看范围:不限');
  expect(detailText({ leaves: ['mismatch.color'] }, nameOf)).toBe('类别:颜色不符');
  expect(detailText({ leaves: [] }, nameOf)).toBe('类别:不是投诉');
  expect(detailText({ state: 'failed', error: '超时' }, nameOf)).toBe('结果:没有送达;原因:超时');
  expect(detailText({}, nameOf)).toBe('');
});
