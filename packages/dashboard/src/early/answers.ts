const answers = new Map<string, Promise<Response>>();

/** What was asked before the pages began is stale by then. */
const longestMs = 10_000;

/** Asks for something that the pages will ask for as soon as they are there. */
export function askEarly(path: string): Promise<Response> {
  const asked = fetch(`/api/v1${path}`);
  answers.set(path, asked);
  // Whoever takes the answer is told of what went wrong.
  asked.catch(() => undefined);
  return asked;
}

/** The answer to what was asked early; each is given once, and none that is old. */
export function takeEarly(path: string): Promise<Response> | undefined {
  const asked = answers.get(path);
  answers.delete(path);
  return performance.now() < longestMs ? asked : undefined;
}
