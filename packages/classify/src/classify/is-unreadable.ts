import type { Part } from '../features/index.ts';

/** Characters that join or colour a sentence and say nothing by themselves. */
const particles =
  /^[的了呢吧啊呀哦噢嗯哈嘛么吗啦哇和与及跟是在有我你您他她它这那就也都还又而但\s\p{P}\p{S}]*$/u;
const han = /\p{Script=Han}/u;
/** From so many Latin letters on a text without a Chinese character is of another language. */
const letters = 12;

/** True for an item of particles alone, or in another language: the model has learned nothing of such. */
export function isUnreadable(own: readonly Part[]): boolean {
  const texts = own.map(({ normal }) => normal.text.slice(0, 4000));
  if (texts.every((text) => particles.test(text))) return true;
  if (texts.some((text) => han.test(text))) return false;
  return texts.reduce((sum, text) => sum + (text.match(/[a-z]/gi)?.length ?? 0), 0) >= letters;
}
