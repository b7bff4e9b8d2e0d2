/** One review as the interface and the exports of these tests tell it; read by the mapping `jd-api-reviews`. */
export interface ReviewRecord {
  id: string;
  content: string;
  creationTime: string;
  referenceId: string;
  score: number;
  nickname: string;
  [more: string]: unknown;
}

export const mappingName = 'jd-api-reviews';

const words = [
  '洗了一次就起球',
  '颜色和页面一样',
  '拉链卡住拉不动',
  '客服回复很快',
  '袖口脱线了',
  '物流三天才到',
];

const shanghai = (at: number): string =>
  new Date(at + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

/** Reviews with ids of 19 digits, a minute apart, the last one two hours before `now`. */
export function reviews(count: number, now = Date.now(), from = 0): ReviewRecord[] {
  return Array.from({ length: count }, (_, i) => {
    const n = from + i;
    return {
      id: `69234567890123${String(45_000 + n)}`,
      content: `${words[n % words.length]},第${n}件`,
      creationTime: shanghai(now - 2 * 3_600_000 - (count - i) * 60_000),
      referenceId: String(100_200 + (n % 3)),
      score: 1 + (n % 5),
      nickname: `j***${n}`,
    };
  });
}
