/** What was said, with the spans (UTF-16, half-open) that labels rest on. */
export interface Said {
  text: string;
  marks: [number, number][];
}

export interface Item {
  id: string;
  kind: string;
  platform: string;
  shop: string;
  productId: string | null;
  productName: string | null;
  sku: string | null;
  rating: number | null;
  reason: string | null;
  eventOn: string | null;
  intent: string | null;
  grade: number | null;
  categories: { id: string; name: string }[];
  /** Where the item is 待确认, what the machine would say if it had to. */
  suggested: string[];
  corrected: boolean;
}

export interface Items {
  items: (Item & { said: Said })[];
  next: string | null;
}

export interface ItemDetail extends Item {
  texts: (Said & { at: string | null })[];
  turns: (Said & { role: string; at: string | null })[];
}

/** A category that a digit chooses; confidence where the machine has named it. */
export interface Choice {
  id: string;
  name: string;
  confidence: number | null;
}

export interface LabelItem extends Item {
  texts: Said[];
  turns: (Said & { role: string })[];
  choices: Choice[];
}

export interface Labels {
  items: LabelItem[];
  doneToday: number;
}

export interface Agreed {
  share: number;
  kappa: number | null;
}

type LeafNames = { id: string; name: string }[];

/** How far people agree on voices that two labelled without knowing of each other, and where they differ. */
export interface LabelAgreement {
  agreement: { items: number; complaint: Agreed; primary: Agreed; leavesF1: number | null } | null;
  open: { id: string; first: LeafNames; second: LeafNames }[];
}

/** What recurs in complaints without a category; a suggestion alone. */
export interface Theme {
  words: string[];
  items: number;
  reviewers: number;
  products: { productId: string; name: string; items: number }[];
  verbatims: string[];
}

export interface Themes {
  themes: Theme[];
}

/** A voice with what masking took out of it. */
export interface Unmasked {
  texts: string[];
  missing: number;
}

/** A version of the model. */
export interface KnownModel {
  version: string;
  state: 'released' | 'candidate' | 'current' | 'retired';
  counts: boolean;
  parent: string | null;
  taught: number | null;
  before: number | null;
  after: number | null;
  isBetter: boolean | null;
  trainedAt: string | null;
  trainedBy: string | null;
}

/** A category under two versions, and week by week. */
export interface ModelShift {
  id: string;
  name: string;
  before: number;
  after: number;
  weeks: { week: string; before: number; after: number }[];
}
