export { answerRequests } from './answer-requests.ts';
export { AskedThread, type Told } from './asked-thread.ts';
