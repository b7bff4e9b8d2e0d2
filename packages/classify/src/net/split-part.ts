/** Words or pairs of characters of one part, with the span of each in units of the part. */
export interface Said {
  text: string;
  start: number;
  end: number;
}

const [firstHan, lastHan] = [0x4e00, 0x9fff];

function isHan(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < firstHan || code > lastHan) return false;
  }
  return true;
}

/** The words of a part as they were cut, blanks left out. */
export function toWords(tokens: readonly string[]): Said[] {
  const said: Said[] = [];
  let at = 0;
  for (const text of tokens) {
    const end = at + text.length;
    if (text !== ' ') said.push({ text, start: at, end });
    at = end;
  }
  return said;
}

function pairsOf(run: Said): Said[] {
  if (run.text.length === 1) return [run];
  return Array.from({ length: run.text.length - 1 }, (_, i) => ({
    text: run.text.slice(i, i + 2),
    start: run.start + i,
    end: run.start + i + 2,
  }));
}

/** Pairs of neighbouring Chinese characters, wherever words were cut; numbers, Latin words and marks as they are. */
export function toPairs(tokens: readonly string[]): Said[] {
  const said: Said[] = [];
  let run: Said | undefined;
  const close = (): void => {
    if (run) said.push(...pairsOf(run));
    run = undefined;
  };
  let at = 0;
  for (const text of tokens) {
    const end = at + text.length;
    if (isHan(text)) run = { text: (run?.text ?? '') + text, start: run?.start ?? at, end };
    else {
      close();
      if (text !== ' ') said.push({ text, start: at, end });
    }
    at = end;
  }
  close();
  return said;
}
