import { delayPicture, evidencePicture } from './lists/pictures.ts';

/** The pictures of docs/methods.md by file name, drawn anew from fixed seeds. */
export const methodPictures: Record<string, () => string> = {
  'denominators.svg': delayPicture,
  'lists.svg': evidencePicture,
};
