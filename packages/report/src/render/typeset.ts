const han = '\\p{Script=Han}「」『』【】《》‰%';
const beside = new RegExp(`[${han}]`, 'u');

const wide: Record<string, string> = { ',': '，', ';': '；', ':': '：', '!': '！', '?': '？' };

/** A pair of brackets becomes full-width where it holds or follows Chinese. */
function brackets(text: string): string {
  return text.replace(/\(([^()]*)\)/gu, (pair, inner: string, at: number) => {
    const before = text.slice(0, at).at(-1) ?? '';
    return beside.test(before) || beside.test(inner) ? `（${inner}）` : pair;
  });
}

/**
 * Chinese typography for our own prose: half-width punctuation beside Chinese becomes full-width; numbers (1,286),
 * times (20:14) and Latin text stay. Customers' words are never passed through it.
 */
export function typeset(text: string): string {
  const paired = brackets(text);
  return paired.replace(/[,;:!?]/gu, (mark, at: number) => {
    const before = paired.slice(0, at).at(-1) ?? '';
    const after = paired.slice(at + 1).at(0) ?? '';
    if (/\d/.test(before) && /\d/.test(after)) return mark;
    const chinese = beside.test(before) || beside.test(after) || '）（'.includes(before || ' ');
    return chinese ? (wide[mark] ?? mark) : mark;
  });
}
