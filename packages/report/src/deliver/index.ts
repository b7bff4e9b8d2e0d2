export { type CirculateOptions, createCirculateStage } from './circulate-stage.ts';
export { drawTrend } from './draw-trend.ts';
export type { Levels } from './escalate.ts';
export { createEscalateStage, type EscalateOptions } from './escalate-stage.ts';
export { createExposeStage, exposureNotice } from './expose-stage.ts';
export { Patience } from './patience.ts';
export { createPost, type Post } from './post.ts';
export {
  type MailServer,
  type Recipient,
  resolveRecipients,
  resolveRobots,
  resolveTickets,
} from './recipients.ts';
export { createRemindStage } from './remind-stage.ts';
export { createSendMail, type SendMail } from './send-mail.ts';
export { DeliverySettings, noDelivery } from './settings.ts';
export { createDeliverStage, type DeliverOptions } from './stage.ts';
export type { TellOptions } from './tell-stage.ts';
export type { TicketSystem } from './ticket-request.ts';
export { createTicketStage, type TicketOptions } from './ticket-stage.ts';
