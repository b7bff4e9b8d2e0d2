export { createRecogniser } from './forget-words.ts';
export { type Forgotten, forgetWords } from './store.ts';
