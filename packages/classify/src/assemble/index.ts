export {
  advance,
  anyAligned,
  assemble,
  get,
  op,
  set,
  signed,
  simd,
  type,
  unsigned,
  vector,
  wordAligned,
} from './assemble.ts';
