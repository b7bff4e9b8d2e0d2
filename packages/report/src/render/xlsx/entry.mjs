import { createRequire } from 'node:module';
import { register } from 'tsx/cjs/api';

// A thread does not inherit what its parent has registered.
register();
createRequire(import.meta.url)('./serve.ts');
