import { namesOf, type Taxonomy } from '@voc/core';
import type { ClassificationScore } from '../eval/index.ts';
import { effectiveVersion, type MixedModel, type Model, type RedLineMeta } from '../model/index.ts';

const figureNames: [keyof ClassificationScore, string][] = [
  ['micro_f1', 'micro-F1 over leaves'],
  ['macro_f1', 'macro-F1 over leaves with support >= 8'],
  ['group_f1', 'group-F1'],
  ['primary_acc', 'primary leaf accuracy'],
  ['complaint_f1', 'complaint or not, F1'],
  ['mismatch_precision', 'mismatch precision'],
  ['mismatch_recall', 'mismatch recall'],
  ['mismatch_f1', 'mismatch F1'],
  ['sentiment_acc', 'sentiment accuracy'],
  ['intent_acc', 'intent accuracy'],
];

function figureTable(dev: ClassificationScore, rules: ClassificationScore): string[] {
  return [
    '| figure | model | keyword rules alone |',
    '|---|---|---|',
    ...figureNames.map(([key, name]) => `| ${name} | ${String(dev[key])} | ${String(rules[key])} |`),
  ];
}

function leafTable(
  dev: ClassificationScore,
  rules: ClassificationScore,
  names: Map<string, string>,
): string[] {
  return [
    '| leaf | 名称 | support | precision | recall | F1 | F1 of the rules |',
    '|---|---|---|---|---|---|---|',
    ...Object.entries(dev.by_leaf).map(
      ([leaf, f]) =>
        `| ${leaf} | ${names.get(leaf) ?? ''} | ${f.support} | ${f.p} | ${f.r} | ${f.f1} | ${rules.by_leaf[leaf]?.f1 ?? 0} |`,
    ),
  ];
}

function weakLeaves(dev: ClassificationScore): string {
  const weak = Object.entries(dev.by_leaf)
    .filter(([, f]) => f.support >= 8)
    .sort(([, a], [, b]) => a.f1 - b.f1)
    .slice(0, 6);
  return weak.map(([leaf, f]) => `${leaf} (${f.f1})`).join(', ');
}

const netLines = ({ nets, meta }: MixedModel): string[] => [
  '',
  '## The nets',
  `Mixed with it: ${nets.map((net, i) => `one over ${net.meta.reads}, ${meta.nets[i]?.share} of each score, ${net.words.length} of them with vectors of ${net.meta.wide} numbers`).join('; ')}`,
  '(pairs are of neighbouring characters; what was never met has the vectors of its characters). Each has one gated',
  'convolution over three words, an attention of each class, the highest and the mean numbers; stars, product type and kind as offsets; a softmax of its own puts the leaves in',
  'order. The vectors were learned from 179,000 unlabelled reviews and lines of service chats, the nets from the same labels (packages/classify/pretrain, docs/model.md).',
  'Weights have 8 bits, activations 16, sums 32. Thresholds and calibration come from items that no part was fitted on. `VOC_MODEL=fast` leaves the nets out.',
];

/** The model card: what it is, what it learned from, how good it is and where it is weak. */
export function renderCard(
  model: Model,
  taxonomy: Taxonomy,
  dev: ClassificationScore | null,
  rules: ClassificationScore | null,
): string {
  const { meta, mixed } = model;
  const lines = [
    `# Model card: ${effectiveVersion(model)}`,
    '',
    'Sorts one Chinese review or conversation into complaint leaves, intent and sentiment. It decides nothing about people.',
    '',
    '## How it works',
    `One-vs-rest logistic regressions (${meta.classes.length} classes) over hashed features: words and word pairs, character 1-3 grams within clauses,`,
    "words in the scope of a negation, a question, a supposition or a reference to the listing, stars, product type and kind. Agents' words are features",
    'of their own and never evidence. Weights are 8-bit integers, sums are exact, so every machine gives the same answer. Trained by Adagrad with a fixed seed.',
    `The thresholds of each leaf come from scores of training items by models fitted without them (${String(meta.options.folds)} folds).`,
    'A confidence is the share of right leaves among those items whose score exceeded its threshold by as much; it holds for the mix of items that was labelled.',
    'The learning rate, the number of epochs, the floors below which weights are dropped, the length of grams and the like, about ten choices in all,',
    'were made looking at the measured items, so fresh items may do a little worse. A denied flaw and a crossed red line are settled by phrases.',
    ...(mixed ? netLines(mixed) : []),
    '',
    '## What it learned from',
    `${meta.trainedOn.items} labelled items, ${meta.trainedOn.chats} of them conversations (SHA-256 of the data ${meta.trainingDataHash.slice(0, 16)}…), taxonomy ${meta.taxonomyVersion},`,
    `lexicon ${meta.lexiconHash.slice(0, 16)}…. Public reviews (air conditioners, washing machines, tablets, clothes, shampoo, fruit and grain, phones, books, health food, takeaway) and`,
    'service chats of one platform, labelled by machine-assisted annotation, texts of further product types, invented and labelled for it (packages/classify/pretrain/written), and the sentences of the lexicon (contrast.tsv). Rare leaves are over-represented, so shares of leaves are not natural.',
    `${meta.rows} feature rows, ${meta.cells} weights.`,
    '',
  ];
  if (dev && rules) {
    lines.push(`## Figures on ${dev.items} held-out items`, ...figureTable(dev, rules), '');
    lines.push('## By leaf', ...leafTable(dev, rules, namesOf(taxonomy)), '');
    lines.push('## Weak points', `- Lowest F1 among leaves with support: ${weakLeaves(dev)}.`);
  } else lines.push('## Weak points', '- Not measured: no held-out items were given.');
  lines.push(
    '- Fault against performance, gift against missing accessory, request against complaint in polite conversations, and mild flaws inside praise are where annotators disagree too.',
    '- New product types lose recall first; conversations are known less well than reviews (docs/model.md).',
    '- A wish or question about stock (when will this size be back) is at times taken for a complaint about the order.',
    '',
  );
  return lines.join('\n');
}

/** The card's section on the scorer of red lines. */
export const redLineCard = ({ trainedOn, trainingDataHash, rows }: RedLineMeta): string =>
  [
    '## Red lines',
    'Beside the phrases and frames of the rules, one-vs-rest logistic regressions over windows of up to three clauses: words, pairs of words, grams and',
    `classes of words in their order. Learned from ${trainedOn.written} written items and ${trainedOn.real} labelled ones (SHA-256 ${trainingDataHash.slice(0, 16)}…), ${rows} feature rows.`,
    'Figures: docs/methods.md, section Red lines.',
    '',
  ].join('\n');
