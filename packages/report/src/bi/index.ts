export { type BiView, readBiViews } from './views-store.ts';
export { writeBiPage } from './write-page.ts';
