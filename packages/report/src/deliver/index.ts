export { createDeliverStage, type DeliverOptions } from './stage.ts';
