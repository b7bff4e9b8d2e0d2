import type { Generated } from 'kysely';
import type { Category, Praise, RedLine, Topic, Wish } from '../domain/classification.ts';
import type { Instant, Json, NullableInstant } from './columns.ts';
import type {
  AuditLogTable,
  LoginAttemptsTable,
  SessionsTable,
  SetupTokenTable,
  UsersTable,
} from './tables-accounts.ts';
import type {
  ExposuresTable,
  ListingsTable,
  ListingVersionsTable,
  OwnersTable,
  ProductsTable,
  SkusTable,
} from './tables-catalogue.ts';
import type {
  HeartbeatsTable,
  HeldFilesTable,
  ItemVersionsTable,
  TombstonesTable,
  VaultTable,
  WithdrawnItemsTable,
} from './tables-keeping.ts';
import type { ActionStepsTable, ActionsTable, AlertVerdictsTable, WallCardsTable } from './tables-loop.ts';
import type { ModelShiftsTable, ModelsTable } from './tables-models.ts';
import type {
  DeliveriesTable,
  ReportRequestsTable,
  ReportStepsTable,
  ReportsTable,
  RobotsTable,
  SwitchesTable,
} from './tables-reports.ts';
import type {
  ChatAnswersTable,
  ComplaintDelaysTable,
  ComplaintVoicesTable,
  RollupDaysTable,
  RollupsTable,
  RollupWeeksTable,
  VoiceWordsTable,
} from './tables-rollups.ts';
import type {
  ExpectedFeedsTable,
  FeedArrivalsTable,
  FeedGapsTable,
  PushNoncesTable,
  SourcePullsTable,
  SourceStatesTable,
  SourceWindowsTable,
} from './tables-sources.ts';
import type {
  ClassifyDueTable,
  ImportsTable,
  ItemsTable,
  ItemTurnsTable,
  NearDueTable,
  NearDuplicatesTable,
  QuarantinedRowsTable,
  RatingsTable,
  SourcesTable,
  TemplateRowsTable,
} from './tables-voices.ts';

interface ClassificationsTable {
  item_id: string;
  model_version: string;
  content_hash: string;
  intent: string;
  sentiment: string;
  grade: number | null;
  /** Negative leaves, primary first, as they count: those of `categories`, or `unclassified` alone. */
  leaves: string[];
  categories: Json<Category[]>;
  escalators: string[];
  praises: Json<Praise[]>;
  wishes: Json<Wish[]>;
  red_lines: Json<RedLine[]>;
  topics: Json<Topic[]>;
  unresolved: boolean;
  /** Chance that all categories are right; null where there is none, or one that counts however unsure it is. */
  certainty: number | null;
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

interface ThemesTable {
  start_on: string;
  end_on: string;
  found: Json<object>;
  /** Since when they may be others; null while they are not. */
  behind_since: NullableInstant;
  /** Whether voices have come or gone since, and not only labels. */
  has_other_voices: Generated<boolean>;
}

interface DetectedDaysTable {
  day: string;
}

interface RedLineDaysTable {
  day: string;
  product_id: string;
}

interface DetectorStatesTable {
  day: string;
  /** What exposures were made of; another basis makes the state worthless. */
  basis: string;
  /** Gzipped JSON. */
  state: Buffer;
}

interface DataVersionTable {
  singleton: Generated<boolean>;
  /** Rises with every rollup. */
  seq: string;
  /** Rises with those alone that changed how many voices there are, which labels do not. */
  voices_seq: Generated<string>;
}

interface SignalsTable {
  day: string;
  product_id: string;
  category: string;
  /** signal | watch */
  tier: string;
  numbers: Json<object>;
}

interface HourLooksTable {
  at: Instant;
}

interface HourPushesTable {
  day: string;
  product_id: string;
  category: string;
  push: Json<object>;
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
  /** Nothing is pushed before this day. */
  muted_until: string | null;
}

export interface Database {
  users: UsersTable;
  sessions: SessionsTable;
  login_attempts: LoginAttemptsTable;
  setup_token: SetupTokenTable;
  audit_log: AuditLogTable;
  sources: SourcesTable;
  imports: ImportsTable;
  quarantined_rows: QuarantinedRowsTable;
  template_rows: TemplateRowsTable;
  held_files: HeldFilesTable;
  items: ItemsTable;
  ratings: RatingsTable;
  near_duplicates: NearDuplicatesTable;
  near_due: NearDueTable;
  item_turns: ItemTurnsTable;
  item_versions: ItemVersionsTable;
  withdrawn_items: WithdrawnItemsTable;
  tombstones: TombstonesTable;
  vault: VaultTable;
  classify_due: ClassifyDueTable;
  products: ProductsTable;
  owners: OwnersTable;
  skus: SkusTable;
  listings: ListingsTable;
  listing_versions: ListingVersionsTable;
  exposures: ExposuresTable;
  classifications: ClassificationsTable;
  corrections: CorrectionsTable;
  models: ModelsTable;
  model_shifts: ModelShiftsTable;
  dirty_days: DirtyDaysTable;
  rollups: RollupsTable;
  complaint_voices: ComplaintVoicesTable;
  complaint_delays: ComplaintDelaysTable;
  rollup_days: RollupDaysTable;
  rollup_weeks: RollupWeeksTable;
  chat_answers: ChatAnswersTable;
  voice_words: VoiceWordsTable;
  themes: ThemesTable;
  detected_days: DetectedDaysTable;
  red_line_days: RedLineDaysTable;
  detector_states: DetectorStatesTable;
  data_version: DataVersionTable;
  signals: SignalsTable;
  hour_looks: HourLooksTable;
  hour_pushes: HourPushesTable;
  alerts: AlertsTable;
  report_requests: ReportRequestsTable;
  reports: ReportsTable;
  report_steps: ReportStepsTable;
  deliveries: DeliveriesTable;
  robots: RobotsTable;
  heartbeats: HeartbeatsTable;
  schedule_switches: SwitchesTable;
  recipient_switches: SwitchesTable;
  actions: ActionsTable;
  action_steps: ActionStepsTable;
  wall_cards: WallCardsTable;
  alert_verdicts: AlertVerdictsTable;
  source_states: SourceStatesTable;
  source_windows: SourceWindowsTable;
  source_pulls: SourcePullsTable;
  expected_feeds: ExpectedFeedsTable;
  feed_arrivals: FeedArrivalsTable;
  feed_gaps: FeedGapsTable;
  push_nonces: PushNoncesTable;
}
