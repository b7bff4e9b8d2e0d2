import { FatalError, RetriableError } from '@voc/core';
import type { ReadDeps } from '../contract.ts';
import { buildRequest } from './build-request.ts';
import type { RestConfig } from './config.ts';
import { type AnswerPage, readAnswer } from './read-answer.ts';
import type { Answer, Sender } from './send.ts';

const firstWaitMs = 500;

/** Milliseconds that a Retry-After asks for: seconds, or an HTTP date; undefined when it says nothing. */
export function retryAfterMs(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined;
  if (/^\d+$/.test(header.trim())) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}

type Judged =
  | { state: 'page'; page: AnswerPage }
  | { state: 'again'; problem: string; waitMs?: number }
  | { state: 'refused'; problem: string };

function judge(answer: Answer, config: RestConfig, now: Date): Judged {
  if (answer.state === 'failed') return { state: 'again', problem: answer.problem };
  const { status } = answer;
  if (status === 200) return readAnswer(answer.text, config);
  if (status === 429 || status === 408 || status >= 500)
    return { state: 'again', problem: `HTTP ${status}`, waitMs: retryAfterMs(answer.retryAfter, now) };
  if (status >= 300 && status < 400) return { state: 'refused', problem: `HTTP ${status}:不跟随跳转` };
  return { state: 'refused', problem: `HTTP ${status}` };
}

/** Asks for one page by its parameters. */
export type Ask = (params: Readonly<Record<string, string>>) => Promise<AnswerPage>;

/**
 * Asks at the pace that the configuration allows and tries again what may pass, waiting twice as long each time or as
 * long as the source says. Throws RetriableError when that does not help or takes too long, FatalError for what no
 * further try cures. What it says names the host alone: parameters and headers may hold secrets.
 */
export function createAsk(config: RestConfig, sender: Sender, deps: ReadDeps): Ask {
  const { requestsPerSecond, attempts, maxWaitSeconds } = config.limits;
  const place = `来源 ${config.name}(${new URL(config.url).hostname})`;
  let free = 0;
  const pace = async (): Promise<void> => {
    const wait = free - deps.now().getTime();
    if (wait > 0) await deps.sleep(wait);
    free = deps.now().getTime() + 1000 / requestsPerSecond;
  };
  return async (params) => {
    for (let attempt = 1; ; attempt++) {
      await pace();
      const request = buildRequest(config, params, deps.now(), deps.env);
      const judged = judge(await sender.send(request), config, deps.now());
      if (judged.state === 'page') return judged.page;
      if (judged.state === 'refused') throw new FatalError(`${place}:${judged.problem}`);
      const waitMs = judged.waitMs ?? firstWaitMs * 2 ** (attempt - 1);
      if (attempt >= attempts)
        throw new RetriableError(`${place}:试了 ${attempts} 次仍失败(${judged.problem})`);
      if (waitMs > maxWaitSeconds * 1000)
        throw new RetriableError(
          `${place}:${judged.problem},要求等待 ${Math.ceil(waitMs / 1000)} 秒,留待下次拉取`,
        );
      await deps.sleep(waitMs);
    }
  };
}
