export { createCompanyLogin } from './accounts/company/company-login.ts';
export { makeDemoAccount } from './accounts/demo-account.ts';
export { makeSetupToken } from './accounts/set-up.ts';
export { learnFromPeople } from './commands/learn.ts';
export { compareModels, listModels, promoteModel, rollBackModel } from './commands/models.ts';
export { schedule } from './commands/schedule.ts';
export { up } from './commands/up.ts';
export { worker } from './commands/worker.ts';
export { withDatabase } from './connect.ts';
export { writeActions } from './exchange/write-actions.ts';
export { createIntake, type Intake } from './intake/create-intake.ts';
export { keepShifts } from './models/shifts-store.ts';
export type { ServiceDeps } from './open-queue.ts';
export { partsOf } from './parts-of.ts';
export { createPipeline, type PipelineParts } from './pipeline.ts';
export { createProgram } from './program.ts';
export {
  currentModelVersion,
  loadAbstention,
  loadCampaigns,
  loadClassifier,
  loadDeadlines,
  loadLanguage,
  loadSources,
} from './seeds.ts';
export { judgeService } from './service/judge-service.ts';
export { readService } from './service/read-service.ts';
export { createSettings, type Settings } from './settings/create-settings.ts';
export { firstSignal } from './stop-signal.ts';
export { renameLeaves } from './taxonomy/rename-store.ts';
export { addDashboard } from './web/add-dashboard.ts';
export { endpoints } from './web/api/endpoints.ts';
export { createServer } from './web/create-server.ts';
export { renderAs } from './write-reports.ts';
