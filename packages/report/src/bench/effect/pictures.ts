import { shareBars } from '../share-bars.ts';
import { benchEffect } from './bench-effect.ts';

const name = ({ problem, effect }: { problem: number; effect: number }): string => {
  if (problem === 1) return 'a high week,\nnothing wrong';
  if (effect === 1) return 'real problem,\nno effect';
  return `problem x${problem},\nrate x${effect}`;
};

/** How often an action is called effective, by what it does, for a product with five complaints in a usual week. */
export const effectPicture = (): string =>
  shareBars({
    id: 'effect',
    title: 'How often an action is called effective',
    runs: benchEffect({ actions: 1000 }).filter(({ weekly, effect }) => weekly === 5 && effect <= 1),
    name,
    bars: [
      { label: 'against the week that set it off', of: ({ naiveEffective }) => naiveEffective },
      { label: 'against the days after it, and peers', of: ({ effective }) => effective },
    ],
  });
