export { parseReportKey, type ReportKey, reportName } from './parse-report-key.ts';
export type { PublicationState, ReviewLevel, Step, StepName } from './steps.ts';
export { listPublications, type Publication, readPublications, takeStep } from './store.ts';
