import { type Report, renderMarkdown } from '@voc/report';

export interface SectionChange {
  title: string;
  /** Lines that only the earlier or only the later one has, in their order. */
  removed: string[];
  added: string[];
}

interface Section {
  title: string;
  lines: string[];
}

function sectionsOf(text: string): Section[] {
  const sections: Section[] = [{ title: '', lines: [] }];
  for (const line of text.split('\n')) {
    const title = /^#{1,2} (.+)$/.exec(line)?.[1];
    if (title !== undefined) sections.push({ title: title.trim(), lines: [] });
    else if (line.trim() !== '') sections.at(-1)?.lines.push(line.trim());
  }
  return sections;
}

/** Lines of one that the other lacks; a line that stands twice has to be there twice. */
function onlyIn(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}

/** What two texts with headings say differently, section by section; what is only moved within one is no change. */
export function compareTexts(from: string, to: string): SectionChange[] {
  const [before, after] = [sectionsOf(from), sectionsOf(to)];
  const titles = [...new Set([...after, ...before].map(({ title }) => title))];
  const linesOf = (sections: readonly Section[], title: string): string[] =>
    sections.filter((one) => one.title === title).flatMap(({ lines }) => lines);
  return titles
    .map((title) => {
      const [old, now] = [linesOf(before, title), linesOf(after, title)];
      return { title, removed: onlyIn(old, now), added: onlyIn(now, old) };
    })
    .filter(({ removed, added }) => removed.length + added.length > 0);
}

/** What two revisions of a report say differently. */
export const compareReports = (from: Report, to: Report): SectionChange[] =>
  compareTexts(renderMarkdown(from), renderMarkdown(to));
