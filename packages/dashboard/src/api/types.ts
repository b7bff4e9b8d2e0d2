/** What the interface answers, as far as the pages read it. */

export type Right =
  | 'read'
  | 'export'
  | 'handle'
  | 'raise'
  | 'label'
  | 'expose'
  | 'confirm'
  | 'publish'
  | 'import'
  | 'manage'
  | 'audit';

export interface Scope {
  shops: string[] | null;
  brands: string[] | null;
  lines: string[] | null;
}

export interface Me {
  login: string;
  name: string;
  role: string;
  roleName: string;
  rights: Right[];
  scope: Scope;
  mayUnmask: boolean;
  csrf: string;
}

/** Per thousand, with its 90 % interval; null without a denominator. */
export interface Rate {
  count: number;
  exposure: number | null;
  perThousand: number | null;
  lower: number | null;
  upper: number | null;
}

export interface NamedCount {
  id: string;
  name: string;
  count: number;
}

export interface Calendar {
  span: { from: string; to: string } | null;
  week: { id: string; from: string; to: string } | null;
  groups: { id: string; name: string }[];
  categories: { id: string; name: string; group: string; own: boolean }[];
}

export interface Compared {
  rate: Rate;
  previous: Rate;
  change: number | null;
}

export interface Headline {
  denominator: string;
  total: Compared;
  mismatch: Compared;
  own: Compared;
  /** 待确认: of the total, what is in no category yet. */
  unclassified: Compared;
  voices: { now: number; before: number };
}

export interface Trend {
  denominator: string;
  days: { day: string; rate: Rate }[];
}

export interface CategoryRow extends Compared {
  id: string;
  name: string;
  group: boolean;
}

export interface Categories {
  denominator: string;
  categories: CategoryRow[];
}

export interface Product {
  productId: string;
  name: string;
  productType: string | null;
  line: string | null;
  brand: string | null;
  owner: string | null;
  mapped: boolean;
}

export interface Products {
  denominator: string;
  total: number;
  products: (Product & { rate: Rate })[];
}

export interface ProductDetail {
  product: Product;
  leaves: NamedCount[];
  causes: NamedCount[];
  channels: NamedCount[];
  platforms: NamedCount[];
  shops: NamedCount[];
  skus: NamedCount[];
  praises: NamedCount[];
  wishes: NamedCount[];
}

export type AlertState = 'open' | 'acknowledged' | 'resolved' | 'withdrawn';

export interface Alert {
  key: string;
  kind: string;
  productId: string | null;
  productName: string | null;
  category: string;
  categoryName: string;
  raisedOn: string;
  lastOn: string;
  tier: string;
  title: string;
  state: AlertState;
  stateBy: string | null;
  stateNote: string | null;
  stateAt: string | null;
  mutedUntil: string | null;
  falseAlarm: boolean;
}

/** Of alerts that were judged, the share that was real, with its 90 % interval. */
export interface Precision {
  kind: string;
  judged: number;
  falseAlarms: number;
  precision: number;
  lower: number;
  upper: number;
}

export interface Alerts {
  alerts: Alert[];
  counts: Partial<Record<AlertState, number>>;
  precision: Precision[];
  next: string | null;
}

export interface FullAlert extends Alert {
  card: string;
  numbers: unknown;
  evidence: unknown;
  told: { to: 'robot' | 'supervisor' | 'above'; state: string; at: string | null }[];
}
