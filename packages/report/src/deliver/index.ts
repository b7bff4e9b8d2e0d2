export { createDeliverStage, type DeliverOptions } from './stage.ts';
export { settleInterrupted } from './store.ts';
