import { splitPicture } from './attribution/pictures.ts';
import { effectPicture } from './effect/pictures.ts';
import { coveragePicture } from './error/pictures.ts';
import { delayPicture, evidencePicture } from './lists/pictures.ts';
import { pushPicture } from './push-picture.ts';
import { hiddenPicture } from './silent/pictures.ts';
import { spikePicture } from './spikes/spike-picture.ts';

/** The pictures of docs/methods.md by file name, drawn anew from fixed seeds. */
export const methodPictures: Record<string, () => string> = {
  'attribution.svg': splitPicture,
  'classifier-error.svg': coveragePicture,
  'denominators.svg': delayPicture,
  'effect.svg': effectPicture,
  'lists.svg': evidencePicture,
  'pushes.svg': pushPicture,
  'spike.svg': spikePicture,
  'silent.svg': hiddenPicture,
};
