import { addDays, startOfDay } from '@voc/core';
import type { Db } from '@voc/core/db';
import { readListings } from '../compose/listing-store.ts';
import { readQuotes } from '../compose/quote-store.ts';
import { changeDays, type EpisodeFacts } from './alert-facts.ts';
import type { Episode } from './episodes.ts';
import { readUnits } from './facts-store.ts';
import { leadingLeaf } from './leading-leaf.ts';
import type { Signal } from './types.ts';
import { type CardVoice, type CardWindow, readCardVoices } from './voice-store.ts';
import { countsFor } from './watched.ts';

/** The days whose complaints a signal counts. */
export const windowOf = ({
  productId,
  category,
  day,
  window,
}: Pick<Signal, 'productId' | 'category' | 'day' | 'window'>): CardWindow => ({
  productId,
  category,
  from: addDays(day, 1 - window),
  to: day,
});

async function readOne(
  db: Db,
  modelVersion: string,
  episode: Episode,
  voices: readonly CardVoice[],
): Promise<EpisodeFacts> {
  const { productId, category, from, to } = windowOf(episode.strongest);
  const leading = leadingLeaf(category, voices);
  const said = [
    ...new Set(voices.flatMap(({ leaves }) => leaves.filter((leaf) => countsFor(category, leaf)))),
  ].sort();
  const leaves = leading === null ? said : [leading];
  const end = addDays(to, 1);
  return {
    episode,
    voices,
    quotes: await readQuotes(
      db,
      { span: { start: from, end }, all: false, modelVersion },
      leaves.map((leaf) => ({ leaf, productId })),
    ),
    units:
      productId === null ? [] : await readUnits(db, productId, addDays(episode.firstOn, -changeDays), to),
    pages: productId === null ? [] : await readListings(db, [productId], startOfDay(end)),
  };
}

/** Reads what the cards of these episodes tell. */
export async function readEpisodes(
  db: Db,
  modelVersion: string,
  episodes: readonly Episode[],
): Promise<EpisodeFacts[]> {
  const voices = await readCardVoices(
    db,
    modelVersion,
    episodes.map(({ strongest }) => windowOf(strongest)),
  );
  const told: EpisodeFacts[] = [];
  for (const [i, episode] of episodes.entries()) {
    const own = voices.filter(({ window }) => window === i);
    told.push(await readOne(db, modelVersion, episode, own));
  }
  return told;
}
