import { namedEntities, numberedEntity } from '@voc/core';

const entity = /&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z]{2,8}));/g;

const decodeOnce = (text: string): string =>
  text.replace(entity, (found, decimal?: string, hex?: string, name?: string) => {
    if (name === undefined) return numberedEntity(decimal, hex) ?? found;
    return (Object.hasOwn(namedEntities, name) ? namedEntities[name] : undefined) ?? found;
  });

/** Platforms escape once, exporting tools once more; a text that was escaped oftener is none. */
const mostLayers = 3;

/** The text with HTML entities decoded, also where they were escaped again; unknown names stay. */
export function decodeEntities(text: string): string {
  let decoded = text;
  for (let layer = 0; layer < mostLayers && decoded.includes('&'); layer++) {
    const next = decodeOnce(decoded);
    if (next === decoded) break;
    decoded = next;
  }
  return decoded;
}
