const gramLength = 3;
/** Two values make a band; with eight of them two texts that share 0.7 of their grams miss each other once in 200 times. */
export const bands = 8;
const values = bands * 2;

/** Finaliser of MurmurHash3 (A. Appleby): every bit of the input reaches every bit of the output. */
function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

const multipliers = Array.from({ length: values }, (_, n) => mix(n + 1) | 1);

const gramAt = (text: string, at: number): number =>
  mix(
    Math.imul(text.charCodeAt(at), 0x9e3779b1) ^
      Math.imul(text.charCodeAt(at + 1), 0x85ebca77) ^
      Math.imul(text.charCodeAt(at + 2), 0xc2b2ae3d),
  );

/** Hashes of the three-character parts of a text, each once, ascending. */
export function gramsOf(text: string): Uint32Array {
  const all = new Uint32Array(Math.max(0, text.length - gramLength + 1));
  for (let at = 0; at < all.length; at++) all[at] = gramAt(text, at);
  all.sort();
  let length = 0;
  for (let at = 0; at < all.length; at++)
    if (at === 0 || all[at] !== all[at - 1]) all[length++] = all[at] ?? 0;
  return all.subarray(0, length);
}

/** The MinHash bands of a set of grams (A. Broder, 1997): two sets share a band the likelier the more they share. */
export function bandsOf(grams: Uint32Array): Uint32Array {
  const least = new Uint32Array(values).fill(0xffffffff);
  for (const gram of grams)
    for (let n = 0; n < values; n++) {
      const value = mix(Math.imul(gram, multipliers[n] ?? 1));
      if (value < (least[n] ?? 0)) least[n] = value;
    }
  return Uint32Array.from({ length: bands }, (_, band) =>
    mix((least[band * 2] ?? 0) ^ Math.imul(least[band * 2 + 1] ?? 0, 0x9e3779b1)),
  );
}

/** Jaccard similarity of two ascending sets: what both have over what either has, 0 to 1. */
export function similarityOf(a: Uint32Array, b: Uint32Array): number {
  let both = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [left, right] = [a[i] ?? 0, b[j] ?? 0];
    if (left === right) both++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return both === 0 ? 0 : both / (a.length + b.length - both);
}
