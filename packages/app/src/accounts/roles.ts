import { z } from 'zod';

/** 客服, 主管, 产品经理, 运营, 管理员, 审计员. */
export const Role = z.enum(['agent', 'supervisor', 'product', 'operations', 'admin', 'auditor']);
export type Role = z.infer<typeof Role>;

export const roleNames: Record<Role, string> = {
  agent: '客服',
  supervisor: '主管',
  product: '产品经理',
  operations: '运营',
  admin: '管理员',
  auditor: '审计员',
};

/**
 * What a person may do: `read` the pages, `export` what is shown, `handle` alerts and actions, `raise` an action, `label` items, `expose` what a page has wrong,
 * `confirm` exposures, `publish` reports, `import` files, `manage` accounts and settings, `audit` what was done.
 */
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

const rights: Record<Role, readonly Right[]> = {
  agent: ['read', 'raise', 'label', 'expose'],
  supervisor: ['read', 'export', 'handle', 'raise', 'label', 'expose', 'confirm', 'publish', 'import'],
  product: ['read', 'export', 'handle', 'raise', 'label'],
  operations: ['read', 'export', 'handle', 'raise', 'label'],
  admin: [
    'read',
    'export',
    'handle',
    'raise',
    'label',
    'expose',
    'confirm',
    'publish',
    'import',
    'manage',
    'audit',
  ],
  auditor: ['export', 'audit'],
};

/** The one table that says who may do what. */
export const may = (role: Role, right: Right): boolean => rights[role].includes(right);

export const rightsOf = (role: Role): readonly Right[] => rights[role];
