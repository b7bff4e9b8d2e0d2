import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

// A thread does not inherit what its parent has registered.
register({ tsconfig: fileURLToPath(new URL('../../../../tsconfig.json', import.meta.url)) });
await import('./serve.ts');
