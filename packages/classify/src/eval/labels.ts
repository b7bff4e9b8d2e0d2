import { ClassifyInput, Intent, Sentiment, UsageError } from '@voc/core';
import { z } from 'zod';

/** One line of a label file: an input of `voc classify` with its labels. */
export const LabelledItem = ClassifyInput.extend({
  intent: Intent,
  sentiment: Sentiment,
  leaves: z.array(z.string()),
  weight: z.number().positive().optional(),
  /** Where the item comes from; the spread of errors between sources is told from it. */
  source: z.string().optional(),
});
export type LabelledItem = z.infer<typeof LabelledItem>;

/** Parses a label file (JSON lines); UsageError names the first bad line. */
export function parseLabels(content: string, file: string): LabelledItem[] {
  const items: LabelledItem[] = [];
  content.split('\n').forEach((line, at) => {
    if (line.trim() === '') return;
    try {
      items.push(LabelledItem.parse(JSON.parse(line)));
    } catch (cause) {
      throw new UsageError(
        `标注文件 ${file} 第 ${at + 1} 行不是有效的标注,请按 id、kind、text 或 turns、intent、sentiment、leaves 填写`,
        { cause },
      );
    }
  });
  return items;
}
