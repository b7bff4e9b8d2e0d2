export { composeReport } from './compose-report.ts';
export { dataSpan } from './data-store.ts';
export type { Contender, RankPeers, Standing } from './facts/rank.ts';
export { requestReport } from './request-store.ts';
export { Report, reportSchemaVersion } from './schema.ts';
export { type ComposeOptions, createComposeStage } from './stage.ts';
export { latestReport, type StoredReport } from './store.ts';
