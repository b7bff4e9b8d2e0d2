export { type CirculateOptions, createCirculateStage } from './circulate-stage.ts';
export { drawTrend } from './draw-trend.ts';
export type { Levels } from './escalate.ts';
export { createEscalateStage, type EscalateOptions } from './escalate-stage.ts';
export { createExposeStage, exposureNotice } from './expose-stage.ts';
export type { Outcome as SendOutcome } from './outcome.ts';
export { Patience } from './patience.ts';
export { createPost, type Post } from './post.ts';
export { mailKey, robotKey, ticketsKey, webhookKey } from './recipient-switch-store.ts';
export {
  type MailServer,
  type Recipient,
  resolveRecipients,
  resolveRobots,
  resolveTickets,
  type Way,
  wayToMail,
  wayToRobot,
} from './recipients.ts';
export { createRemindStage } from './remind-stage.ts';
export { createSendMail, type SendMail } from './send-mail.ts';
export { sendTest } from './send-test.ts';
export { DeliverySettings, noDelivery } from './settings.ts';
export { createDeliverStage, type DeliverOptions } from './stage.ts';
export type { TellOptions } from './tell-stage.ts';
export type { TicketSystem } from './ticket-request.ts';
export { createTicketStage, type TicketOptions } from './ticket-stage.ts';
