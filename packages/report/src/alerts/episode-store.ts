import { addDays, isAlertMismatch, startOfDay } from '@voc/core';
import type { Db } from '@voc/core/db';
import { readListings } from '../compose/listing-store.ts';
import { readQuotes } from '../compose/quote-store.ts';
import { changeDays, type EpisodeFacts } from './alert-facts.ts';
import { readUnits } from './facts-store.ts';
import { leadingLeaf } from './leading-leaf.ts';
import type { Episode } from './spike-episodes.ts';
import { type MismatchVoice, readMismatchVoices } from './voice-store.ts';

const windowOf = ({ strongest: { productId, day, window } }: Episode) => ({
  productId,
  from: addDays(day, 1 - window),
  to: day,
});

async function readOne(
  db: Db,
  modelVersion: string,
  episode: Episode,
  voices: readonly MismatchVoice[],
): Promise<EpisodeFacts> {
  const { productId, from, to } = windowOf(episode);
  const leading = leadingLeaf(voices);
  const said = [...new Set(voices.flatMap(({ leaves }) => leaves.filter(isAlertMismatch)))].sort();
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
  const voices = await readMismatchVoices(db, modelVersion, episodes.map(windowOf));
  const told: EpisodeFacts[] = [];
  for (const [i, episode] of episodes.entries()) {
    const own = voices.filter(({ window }) => window === i);
    told.push(await readOne(db, modelVersion, episode, own));
  }
  return told;
}
