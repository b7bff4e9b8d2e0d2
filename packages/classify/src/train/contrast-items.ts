import { FatalError } from '@voc/core';
import { LabelledItem } from '../eval/index.ts';

interface Template {
  form: string;
  intent: string;
  sentiment: string;
  sentence: string;
}

function toTemplate([, form = '', labels = '', sentence = '']: readonly string[]): Template {
  const [intent = '', sentiment = ''] = labels.split(/,\s*/);
  return { form, intent, sentiment, sentence };
}

/** Sentences of the lexicon's contrast table: every word in every template of its form. */
export function contrastItems(table: readonly (readonly string[])[]): LabelledItem[] {
  const templates = table.filter(([kind]) => kind === 'template').map(toTemplate);
  const items: LabelledItem[] = [];
  for (const [kind, form = '', leaf = '', words = ''] of table) {
    if (kind === 'template') continue;
    if (kind !== 'word') throw new FatalError(`contrast.tsv: a line begins with "${kind}"`);
    for (const word of words.split('|'))
      for (const { intent, sentiment, sentence } of templates.filter((one) => one.form === form))
        items.push(
          LabelledItem.parse({
            id: `contrast-${items.length}`,
            kind: 'review',
            text: sentence.replaceAll('@', word),
            intent,
            sentiment,
            leaves: intent === 'complaint' ? [leaf] : [],
          }),
        );
  }
  return items;
}
