import { describe, expect, it } from 'vitest';
import { describeFault } from './describe-fault.ts';

const place = { file: 'a.csv', row: 5 };

describe('describeFault', () => {
  it('names file, row, column and remedy', () => {
    expect(
      describeFault({ ...place, column: '评价时间', reason: 'bad_value', detail: '「昨天」不是时间' }),
    ).toBe('文件 a.csv,第 5 行,列「评价时间」:「昨天」不是时间。处理办法:请按这一列的格式改正后再导入');
  });

  it('leaves out a column that is not known, and has a remedy for a reason of a later version', () => {
    const told = describeFault({ ...place, column: null, reason: 'constructor', detail: '读不懂' });
    expect(told).toBe('文件 a.csv,第 5 行:读不懂。处理办法:请核对该行后再导入');
  });
});
