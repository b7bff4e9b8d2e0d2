export { withDatabase } from './connect.ts';
export { createProgram } from './program.ts';
