export interface Switched {
  isOff: boolean;
  switchedBy: string | null;
  switchedAt: string | null;
}

export interface OwnerKey {
  productId: string;
  line: string;
  department: string;
}

export interface Owner extends OwnerKey {
  productName: string | null;
  person: string | null;
  robot: string | null;
}

export interface Owners {
  owners: Owner[];
  total: number;
  departments: string[];
  persons: string[];
  lines: string[];
  robots: string[];
  lostRobots: string[];
}

export interface CategoryOwner {
  id: string;
  name: string;
  owners: string[];
}

export interface Pull {
  id: string;
  askedBy: string | null;
  askedAt: string;
  state: 'asked' | 'running' | 'done' | 'partial' | 'failed';
  startedAt: string | null;
  endedAt: string | null;
  read: number;
  accepted: number;
  duplicate: number;
  template: number;
  quarantined: number;
  problems: string[];
}

export interface ConfiguredSource extends Switched {
  name: string;
  kind: string;
  shop: string;
  place: string;
  everyMinutes: number | null;
  problems: string[];
  next: string | null;
  pulls: Pull[];
}

export interface Arrival {
  sourceId: string;
  platform: string;
  shop: string;
  files: number;
  accepted: number;
  quarantined: number;
  lastAt: string | null;
}

export interface Feed {
  name: string;
  due: string;
  days: number[];
  missing: string[];
}

export interface ConfiguredSources {
  sources: ConfiguredSource[];
  feeds: Feed[];
  arrivals: Arrival[];
  problem: string | null;
}

export interface Robot extends Switched {
  key: string;
  name: string;
  kind: 'dingtalk' | 'wecom' | 'feishu' | 'email' | 'ticket';
  channel: string | null;
  address: string | null;
  receives: string[];
  variables: { name: string; isSet: boolean }[];
  deliveries: {
    sent: number;
    waiting: number;
    failed: number;
    unknown: number;
    lastSentAt: string | null;
    lastError: string | null;
    lastErrorAt: string | null;
  };
}

export interface DeliveryRow {
  target: string;
  targetKey: string;
  state: string;
  attempts: number;
  error: string | null;
  at: string | null;
}

export interface Schedule extends Switched {
  name: string;
  kind: 'week' | 'month' | 'quarter' | 'pull';
  scope: string | null;
  at: string | null;
  everyMinutes: number | null;
  next: string | null;
  last: { at: string; state: string; period: string | null } | null;
  due: string[];
}

export interface Schedules {
  schedules: Schedule[];
  hasOwn: boolean;
}
