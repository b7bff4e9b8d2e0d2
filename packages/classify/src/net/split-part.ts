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

/** Pairs of neighbouring characters of a run of Chinese; a single one stands for itself. */
function addPairs(said: Said[], run: string, start: number): void {
  if (run.length === 1) said.push({ text: run, start, end: start + 1 });
  for (let i = 0; i + 1 < run.length; i++)
    said.push({ text: run.slice(i, i + 2), start: start + i, end: start + i + 2 });
}

/** Pairs of neighbouring Chinese characters, wherever words were cut; numbers, Latin words and marks as they are. */
export function toPairs(tokens: readonly string[]): Said[] {
  const said: Said[] = [];
  let run = '';
  let at = 0;
  for (const text of tokens) {
    if (isHan(text)) run += text;
    else {
      addPairs(said, run, at - run.length);
      run = '';
      if (text !== ' ') said.push({ text, start: at, end: at + text.length });
    }
    at += text.length;
  }
  addPairs(said, run, at - run.length);
  return said;
}
