import { shareBars } from '../share-bars.ts';
import { benchError } from './bench-error.ts';

/** How often a 90 % interval holds the true rate, by how much was labelled and how many complaints there are. */
export const coveragePicture = (): string =>
  shareBars({
    id: 'coverage',
    title: 'Share of 90 % intervals that hold the true rate',
    runs: benchError({ worlds: 2000 }),
    name: ({ labelled, expected }) => `${labelled} labelled\n${expected} heard`,
    bars: [
      { label: 'interval of chance alone', of: ({ coverageRaw }) => coverageRaw },
      { label: "with the classifier's error", of: ({ coverageWithError }) => coverageWithError },
    ],
  });
