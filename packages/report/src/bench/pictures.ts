import { delayPicture, evidencePicture } from './lists/pictures.ts';
import { pushPicture } from './push-picture.ts';

/** The pictures of docs/methods.md by file name, drawn anew from fixed seeds. */
export const methodPictures: Record<string, () => string> = {
  'denominators.svg': delayPicture,
  'lists.svg': evidencePicture,
  'pushes.svg': pushPicture,
};
