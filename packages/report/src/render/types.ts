export type { Report } from '../compose/schema.ts';
export type { ActionEntry } from '../compose/schema-actions.ts';
export type { AdviceItem } from '../compose/schema-advice.ts';
export type { Attribution, ChangeWord, DimensionSplit, Split } from '../compose/schema-attribution.ts';
export type {
  CategoryNode,
  Finding,
  HiddenProduct,
  LeafNode,
  ListEntry,
  MismatchAttribute,
  ProductEntry,
  Topic,
} from '../compose/schema-sections.ts';
export type { Quote, Rate, Share, TrueRate } from '../compose/schema-values.ts';
