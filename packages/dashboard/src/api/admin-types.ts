import type { Scope } from './types.ts';

export interface User {
  id: string;
  login: string;
  name: string;
  role: string;
  roleName: string;
  scope: Scope;
  mayUnmask: boolean;
  disabled: boolean;
  lockedUntil: string | null;
}

export interface Users {
  users: User[];
  roles: { id: string; name: string }[];
  shops: string[];
  brands: string[];
  lines: string[];
}

export interface AuditEntry {
  id: string;
  at: string;
  login: string;
  action: string;
  target: string;
  /** What the target is called, where its key says little. */
  targetName: string | null;
  detail: unknown;
  address: string;
}

export interface Audit {
  entries: AuditEntry[];
  categories: { id: string; name: string }[];
  next: string | null;
}
