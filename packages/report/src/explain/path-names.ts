/** Names of a report's form that an id does without. */
const silent = new Set(['current', 'entries', 'byRate', 'byChange']);

/**
 * The id of a number at a place of the report: a count goes by the name of what it counts, a leaf without its group and
 * a rate without the word, so that `headline.complaints.current.count` is `headline.complaints`.
 */
export function sameNames(path: readonly string[]): string {
  const names: string[] = [];
  for (const [i, name] of path.entries()) {
    const isLast = i === path.length - 1;
    if (silent.has(name) || (isLast && name === 'count')) continue;
    if (name === 'rate' && !isLast && path[0] !== 'trend') continue;
    if (name === 'leaves' && path[0] === 'categories') names.pop();
    else if (name === 'own' && !isLast) names.push('complaints');
    else names.push(name === 'insufficientProducts' ? 'insufficient' : name);
  }
  return names.join('.');
}
