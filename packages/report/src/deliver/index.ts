export { type CirculateOptions, createCirculateStage } from './circulate-stage.ts';
export { drawTrend } from './draw-trend.ts';
export { createExposeStage, type ExposeOptions, exposureNotice } from './expose-stage.ts';
export { createPost, type Post } from './post.ts';
export { type MailServer, type Recipient, resolveRecipients, resolveRobots } from './recipients.ts';
export { createSendMail, type SendMail } from './send-mail.ts';
export { DeliverySettings, noDelivery } from './settings.ts';
export { createDeliverStage, type DeliverOptions } from './stage.ts';
