const han = /\p{Script=Han}/u;

/** Joins two texts; of the spaces between them none stays where Chinese meets Chinese. */
export function joinWords(before: string, after: string): string {
  const [left, right] = [before.trimEnd(), after.trimStart()];
  const isChinese = han.test(left.slice(-1)) && han.test(right.charAt(0));
  return isChinese ? `${left}${right}` : `${before}${after}`;
}
