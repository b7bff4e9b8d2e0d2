import { register } from 'tsx/esm/api';

register();
await import('../packages/app/src/bench.ts');
