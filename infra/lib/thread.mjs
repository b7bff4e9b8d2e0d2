import { runBundled } from './run-bundled.mjs';

// The way in which a bundled program starts its classifying thread: the bundle's folder stands behind the question mark.
runBundled(decodeURIComponent(new URL(import.meta.url).search.slice(1)), 'thread');
