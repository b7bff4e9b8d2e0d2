export interface ImportRow {
  importId: string;
  sourceId: string;
  file: string;
  kind: string;
  mapping: string;
  mappingVersion: string;
  read: number;
  accepted: number;
  duplicate: number;
  template: number;
  quarantined: number;
  reasons: Record<string, number>;
  unmappedReasons: Record<string, number>;
  importedAt: string;
}

export interface Imports {
  imports: ImportRow[];
  hasMore: boolean;
}

export interface HeldFile {
  sha256: string;
  file: string;
  problem: string;
  columns: string[];
  heldAt: string;
}

export interface QuarantinedRow {
  sourceId: string;
  reason: string;
  kind: string;
  file: string;
  row: number;
  column: string | null;
  detail: string;
  rowHash: string;
  copies: number;
  quarantinedAt: string;
}

export interface Quarantine {
  total: number;
  reasons: Record<string, number>;
  rows: QuarantinedRow[];
}

export interface SourceRow {
  sourceId: string;
  mapping: string;
  shop: string;
  platform: string;
  files: number;
  accepted: number;
  quarantined: number;
  lastAt: string | null;
}

export interface Sources {
  sources: SourceRow[];
  gaps: { name: string; from: string; to: string; reason: 'missing' | 'incomplete' }[];
}

export interface Coverage {
  days: string[];
  rows: { platform: string; kind: string; counts: number[] }[];
}

/** What a file is, before it is read. */
export interface LookedFile {
  outcome: 'readable' | 'unknown' | 'refused';
  file: string;
  kind: string | null;
  mapping: string | null;
  rows: number;
  readable: number;
  refused: number;
  columns: { name: string; field: string | null; score: number }[];
  samples: { row: number; cells: { column: string; value: string }[] }[];
  problems: string[];
  hints: string[];
}

export interface Looked {
  files: LookedFile[];
  fields: string[];
}

export interface Choices {
  kind: string;
  fields: (string | null)[];
}

export interface ReadFile {
  imports: {
    file: string;
    kind: string;
    read: number;
    accepted: number;
    duplicate: number;
    template: number;
    quarantined: number;
  }[];
  problems: string[];
  refused: string[];
}
