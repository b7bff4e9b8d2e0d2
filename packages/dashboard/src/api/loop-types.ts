export interface Outcome {
  standing: string;
  text: string;
  ratio: number | null;
  lower: number | null;
  upper: number | null;
}

export type ActionStage = 'submitted' | 'verified' | 'solved' | 'confirmed' | 'closed' | 'declined';
export type ActionStepName = Exclude<ActionStage, 'submitted'> | 'returned';

/** A finding that somebody takes on. */
export interface Action {
  id: string;
  productId: string | null;
  productName: string | null;
  category: string;
  categoryName: string;
  cause: string;
  owner: string;
  grade: number;
  raisedBy: string;
  openedOn: string;
  respondOn: string | null;
  dueOn: string;
  slaVersion: string;
  expected: string;
  direction: 'down' | 'up';
  triggerFrom: string;
  triggerTo: string;
  lagDays: number;
  windowDays: number;
  alertKey: string | null;
  stage: ActionStage;
  closedOn: string | null;
  outcome: Outcome;
}

export interface Actions {
  actions: Action[];
  counts: Partial<Record<'open' | 'late' | 'closed' | 'dropped', number>>;
  next: string | null;
}

export interface FullAction extends Action {
  steps: { step: ActionStepName | 'submitted'; person: string; note: string | null; at: string }[];
  next: ActionStepName[];
}

export interface ActionDraft {
  productId: string | null;
  productName: string | null;
  category: string;
  cause: string;
  owners: string[];
  grade: number;
  dueOn: Record<string, string>;
  expected: string;
  triggerFrom: string;
  triggerTo: string;
}

export interface AdoptionRow {
  person: string;
  raised: number;
  accepted: number;
  declined: number;
  waiting: number;
  closed: number;
}

export interface Adoption {
  people: AdoptionRow[];
  effects: Record<string, number>;
  declines: { cause: string; reason: string; person: string }[];
}

export type WallState = 'raised' | 'declined' | 'confirmed' | 'claimed' | 'solved';
export type WallMark = { by: string; at: string } | null;

/** What is wrong on a page, put up for all to see. */
export interface WallCard {
  id: string;
  productId: string;
  productName: string | null;
  kind: 'price' | 'mismatch' | 'other';
  kindName: string;
  words: string;
  itemId: string | null;
  state: WallState;
  raised: WallMark;
  confirmed: WallMark;
  claimed: WallMark;
  solved: WallMark;
  note: string | null;
  next: Exclude<WallState, 'raised'>[];
}

export interface Wall {
  cards: WallCard[];
  counts: Partial<Record<WallState, number>>;
  next: string | null;
}

/** What became of a table of stages. */
export interface TakenStages {
  changed: number;
  unchanged: number;
  refused: { row: number; reason: string }[];
}
