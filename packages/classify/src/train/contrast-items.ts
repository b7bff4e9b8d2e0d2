import { FatalError } from '@voc/core';
import { LabelledItem } from '../eval/index.ts';

interface Template {
  form: string;
  intent: string;
  sentiment: string;
  sentence: string;
}

interface Sentence {
  text: string;
  leaf: string;
  intent: string;
  sentiment: string;
}

const none = '-';

function toTemplate([, form = '', labels = '', sentence = '']: readonly string[]): Template {
  const [intent = '', sentiment = ''] = labels.split(/,\s*/);
  return { form, intent, sentiment, sentence };
}

/** Every word of a line in every template of its form. */
function expand([, form = '', leaf = '', words = '']: readonly string[], templates: Template[]): Sentence[] {
  return words.split('|').flatMap((word) =>
    templates
      .filter((template) => template.form === form)
      .map(({ intent, sentiment, sentence }) => ({
        text: sentence.replaceAll('@', word),
        leaf: intent === 'complaint' ? leaf : none,
        intent,
        sentiment,
      })),
  );
}

function toExample([, leaf = none, labels = '', text = '']: readonly string[]): Sentence {
  const [intent = '', sentiment = ''] = labels.split(/,\s*/);
  return { text, leaf, intent, sentiment };
}

/** Sentences of the lexicon's contrast table as labelled items: examples, and every word in every template of its form. */
export function contrastItems(table: readonly (readonly string[])[]): LabelledItem[] {
  const templates = table.filter(([kind]) => kind === 'template').map(toTemplate);
  const sentences = table.flatMap((line): Sentence[] => {
    if (line[0] === 'template') return [];
    if (line[0] === 'word') return expand(line, templates);
    if (line[0] === 'example') return [toExample(line)];
    throw new FatalError(`contrast.tsv: a line begins with "${line[0]}"`);
  });
  return sentences.map(({ text, leaf, intent, sentiment }, i) =>
    LabelledItem.parse({
      id: `contrast-${i}`,
      kind: 'review',
      text,
      intent,
      sentiment,
      leaves: leaf === none ? [] : [leaf],
    }),
  );
}
