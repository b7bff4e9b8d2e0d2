import type { Mapping } from './mapping/schema.ts';

/** Names that speak for the shop in chats: the shop of the command and the accounts that mappings name. */
export const shopAccountsOf = (mappings: readonly Mapping[], ...shops: string[]): string[] => [
  ...shops,
  ...mappings.flatMap(({ shopAccounts = [] }) => shopAccounts),
];
