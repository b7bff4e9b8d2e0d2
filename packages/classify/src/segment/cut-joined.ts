/** Units cut in one call: enough to make calls rare, few enough to keep the list of tokens small. */
const unitsAtOnce = 8192;

/** Shares the tokens of texts that were cut as lines among them; undefined where a token crosses a line. */
export function shareTokens(tokens: readonly string[], texts: readonly string[]): string[][] | undefined {
  const shared: string[][] = [];
  let from = 0;
  for (const text of texts) {
    let units = 0;
    let to = from;
    while (units < text.length && to < tokens.length) units += tokens[to++]?.length ?? 0;
    const closed = to === tokens.length ? shared.length === texts.length - 1 : tokens[to] === '\n';
    if (units !== text.length || !closed) return undefined;
    shared.push(tokens.slice(from, to));
    from = to + 1;
  }
  return shared;
}

/**
 * Cuts many texts in few calls, as lines of one text: a segmenter that ends a token at every line break gives
 * the same tokens, and a call costs about as much as three tokens.
 */
export function cutJoined(texts: readonly string[], cut: (text: string) => string[]): string[][] {
  const all: string[][] = [];
  let from = 0;
  while (from < texts.length) {
    let to = from;
    for (let units = 0; to < texts.length && units < unitsAtOnce; to++) units += texts[to]?.length ?? 0;
    const lines = texts.slice(from, to);
    for (const tokens of shareTokens(cut(lines.join('\n')), lines) ?? lines.map(cut)) all.push(tokens);
    from = to;
  }
  return all;
}
