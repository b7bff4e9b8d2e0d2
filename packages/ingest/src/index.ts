export { describeFault, type SetAside } from './describe-fault.ts';
export { type Person, type PersonQuery, personOf } from './erase/person.ts';
export { type Feed, Feeds } from './feeds/feed.ts';
export { saveArrivals, saveGaps } from './feeds/feed-store.ts';
export { describeGap, type FeedGap } from './feeds/find-gaps.ts';
export { holdFile } from './hold-file.ts';
export { type ImportOptions, importFile, importSheets } from './import-file.ts';
export type { ImportResult } from './import-table.ts';
export { type LayoutProposal, proposeLayout } from './inspect/propose-layout.ts';
export type { Choices } from './inspect/propose-mapping.ts';
export { proposedFields } from './inspect/score-column.ts';
export { type Inspection, inspectFile, inspectSheets } from './inspect-file.ts';
export { loadMappings, type Sources, saveMapping } from './load-mappings.ts';
export { type LooseFile, looseFiles } from './loose-files.ts';
export { TargetField } from './mapping/schema.ts';
export type { MaskSpan } from './mask/kinds.ts';
export { maskText } from './mask/mask-text.ts';
export { createNearStage } from './near/stage.ts';
export type { DetectedEncoding, TextEncoding } from './read/detect-encoding.ts';
export { decodeStream, detectEncoding } from './read/detect-encoding.ts';
export { parseExactly } from './read/parse-json-record.ts';
export { readPath } from './read-path.ts';
export { type RedriveOptions, type RedriveResult, redriveSheets } from './redrive-file.ts';
export type { ReadDeps, SourceConfig, SourceKind, SourceWindow } from './sources/contract.ts';
export { FolderConfig } from './sources/folder/config.ts';
export { folderSource } from './sources/folder/index.ts';
export { importRecords } from './sources/import-records.ts';
export { type ConfiguredSource, loadConfiguredSources, loadFeeds } from './sources/load-sources.ts';
export { createPullStage, nextPull, type PullOptions, pullSwitch } from './sources/pull/stage.ts';
export { askPull, type Pull, readPulls, startPull } from './sources/pull/store.ts';
export { watchPull } from './sources/pull/watch-pull.ts';
export { type ReadSourceOptions, readSource, type SourceReading } from './sources/read-source.ts';
export { RestConfig } from './sources/rest/config.ts';
export { restSource } from './sources/rest/index.ts';
export { toRecord } from './sources/to-record.ts';
export { type Erased, type ErasedCounts, erasePerson } from './store/erase-store.ts';
export { countRepeats, readMonth, saveMonth } from './store/near-store.ts';
export {
  listQuarantined,
  type Quarantine,
  type QuarantinedRow,
  type QuarantineQuery,
} from './store/quarantine-store.ts';
export { UnknownLayoutError } from './unknown-layout-error.ts';
export type { UpcomingVoice } from './upcoming-voice.ts';
export { type SealedPlace, seal, unseal, type VaultKey, vaultKeyOf } from './vault/seal.ts';
