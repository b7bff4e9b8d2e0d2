import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Category, Praise, RedLine, Topic, Wish } from '../domain/classification.ts';
import type { FollowUp, ItemKind, TurnRole } from '../domain/item.ts';

/** Read as `Date`, written as `Date` or ISO 8601 text. */
type Instant = ColumnType<Date, Date | string, Date | string>;
type NullableInstant = ColumnType<Date | null, Date | string | null | undefined, Date | string | null>;
/** Dates stay `YYYY-MM-DD` text on both sides. */
type Json<T extends object> = JSONColumnType<T, string, string>;

interface SourcesTable {
  source_id: string;
  mapping: string;
  shop_id: string;
  platform: string;
  created_at: Generated<Date>;
}

interface ImportsTable {
  import_id: string;
  source_id: string;
  file_name: string;
  file_sha256: string;
  mapping: string;
  mapping_version: string;
  kind: string;
  encoding: string;
  format: string;
  read: number;
  accepted: number;
  duplicate: number;
  template: number;
  quarantined: number;
  reasons: Json<Record<string, number>>;
  imported_at: Generated<Date>;
}

interface QuarantinedRowsTable {
  source_id: string;
  row_hash: string;
  reason: string;
  kind: string;
  file_name: string;
  row_no: number;
  column_name: string | null;
  detail: string;
  event_on: string | null;
  copies: number;
  quarantined_at: Generated<Date>;
}

interface TemplateRowsTable {
  source_id: string;
  row_key: string;
  template: string;
  kind: string;
  platform: string;
  shop_id: string;
  listing_id: string | null;
  product_id: string | null;
  rating: number | null;
  event_on: string | null;
  copies: number;
}

interface ItemsTable {
  item_id: string;
  source_id: string;
  external_id: string | null;
  kind: ItemKind;
  platform: string;
  shop_id: string;
  listing_id: string | null;
  product_id: string | null;
  sku_id: string | null;
  color: string | null;
  size: string | null;
  order_hash: string | null;
  customer_hash: string | null;
  rating: number | null;
  reason: string | null;
  product_type: string | null;
  text: string;
  follow_ups: Json<FollowUp[]>;
  event_at: NullableInstant;
  event_on: string | null;
  ordered_at: NullableInstant;
  signed_at: NullableInstant;
  /** Hash of what classification reads; a change makes the item due again. */
  content_hash: string;
  /** Most copies seen in one reading; copies - 1 are exact repeats inside a file. */
  copies: number;
  accepted_at: Generated<Date>;
}

interface ItemTurnsTable {
  item_id: string;
  n: number;
  role: TurnRole;
  text: string;
  at: NullableInstant;
  agent_hash: string | null;
  team: string | null;
  vendor: string | null;
}

interface ClassifyDueTable {
  item_id: string;
}

interface ProductsTable {
  product_id: string;
  name: string;
  product_type: string | null;
  line: string | null;
  season: string | null;
  brand: string | null;
  launch_on: string | null;
  owner: string | null;
}

interface SkusTable {
  sku_id: string;
  product_id: string;
  color: string | null;
  size: string | null;
}

interface ListingsTable {
  platform: string;
  shop_id: string;
  listing_id: string;
  /** Null: 未归款. */
  product_id: string | null;
  title: string | null;
}

interface ListingVersionsTable {
  platform: string;
  shop_id: string;
  listing_id: string;
  effective_at: Instant;
  title: string | null;
  picture_hash: string | null;
  colors: string | null;
  material: string | null;
  size_chart: string | null;
  parameters: string | null;
  price: string | null;
}

interface ExposuresTable {
  day: string;
  platform: string;
  shop_id: string;
  listing_id: string;
  product_id: string;
  sku_id: string;
  orders: number | null;
  units: number | null;
  returns: number | null;
}

interface ClassificationsTable {
  item_id: string;
  model_version: string;
  content_hash: string;
  intent: string;
  sentiment: string;
  grade: number | null;
  /** Negative leaves, primary first; the same as `categories` without evidence. */
  leaves: string[];
  categories: Json<Category[]>;
  escalators: string[];
  praises: Json<Praise[]>;
  wishes: Json<Wish[]>;
  red_lines: Json<RedLine[]>;
  topics: Json<Topic[]>;
  unresolved: boolean;
}

interface CorrectionsTable {
  item_id: string;
  author: string;
  corrected_at: Instant;
  intent: string;
  leaves: string[];
  note: string | null;
}

interface DirtyDaysTable {
  day: string;
  product_id: string;
  /** Rises with each mark; a rollup clears only the mark it has read. */
  seq: Generated<string>;
}

interface RollupsTable {
  day: string;
  product_id: string;
  measure: string;
  category: string;
  kind: string;
  platform: string;
  shop_id: string;
  listing_id: string;
  sku_id: string;
  count: number;
}

interface DetectedDaysTable {
  day: string;
}

interface DataVersionTable {
  only: Generated<boolean>;
  seq: string;
}

interface SignalsTable {
  day: string;
  product_id: string;
  category: string;
  numbers: Json<object>;
}

interface AlertsTable {
  dedup_key: string;
  kind: string;
  product_id: string | null;
  category: string;
  raised_on: string;
  last_on: string;
  tier: string;
  numbers: Json<object>;
  evidence: Json<object>;
  card: string;
  /** open | acknowledged | resolved | withdrawn */
  state: Generated<string>;
  state_by: string | null;
  state_note: string | null;
  state_at: NullableInstant;
}

interface ReportRequestsTable {
  kind: string;
  scope: string;
  period: string;
  start_on: string;
  end_on: string;
  /** The instant the report takes as now, fixed at the first request. */
  as_of: Instant;
  state: string;
}

interface ReportsTable {
  kind: string;
  scope: string;
  period: string;
  revision: number;
  /** Canonical JSON, kept as text so that its bytes stay. */
  content: string;
  content_sha256: string;
  changes: string;
  composed_at: Generated<Date>;
}

interface DeliveriesTable {
  target: string;
  target_key: string;
  channel: string;
  recipient: string;
  state: string;
  attempts: number;
  last_error: string | null;
  sent_at: NullableInstant;
}

interface ActionsTable {
  action_id: string;
  product_id: string | null;
  category: string;
  cause: string;
  owner: string;
  due_on: string;
  expected_effect: string;
  state: string;
  report_kind: string;
  report_period: string;
}

export interface Database {
  sources: SourcesTable;
  imports: ImportsTable;
  quarantined_rows: QuarantinedRowsTable;
  template_rows: TemplateRowsTable;
  items: ItemsTable;
  item_turns: ItemTurnsTable;
  classify_due: ClassifyDueTable;
  products: ProductsTable;
  skus: SkusTable;
  listings: ListingsTable;
  listing_versions: ListingVersionsTable;
  exposures: ExposuresTable;
  classifications: ClassificationsTable;
  corrections: CorrectionsTable;
  dirty_days: DirtyDaysTable;
  rollups: RollupsTable;
  detected_days: DetectedDaysTable;
  data_version: DataVersionTable;
  signals: SignalsTable;
  alerts: AlertsTable;
  report_requests: ReportRequestsTable;
  reports: ReportsTable;
  deliveries: DeliveriesTable;
  actions: ActionsTable;
}
