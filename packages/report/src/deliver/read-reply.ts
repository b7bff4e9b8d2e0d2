import { delayed, doubtful, type Outcome, refused } from './outcome.ts';

export interface Reply {
  status: number;
  body: string;
  /** The header, in seconds or as a date; only seconds are heard. */
  retryAfter?: string | undefined;
}

/** DingTalk blocks a robot for ten minutes that was too fast; the others count by the minute. */
const tooFast = new Map([
  [130101, 600],
  [45009, 60],
  [11232, 60],
]);
/** The servers are busy: DingTalk and WeCom say -1. */
const busy = new Set([-1]);
const longestWait = 3600;

/** What a person is told beside the robot's own words. */
const remedies = new Map([
  [310000, '钉钉安全设置未通过:核对加签密钥、关键词与本机时间'],
  [300001, '钉钉机器人地址无效'],
  [93000, '企业微信机器人地址无效'],
  [19001, '飞书机器人地址无效'],
  [19021, '飞书签名未通过:核对密钥与本机时间'],
  [19022, '飞书不接受本机的 IP'],
  [19024, '飞书关键词未匹配'],
]);

const wait = (given: string | undefined): number => {
  const seconds = Number(given ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, longestWait) : 60;
};

/** 429 and 503 say that nothing was taken; after any other 5xx the message may have arrived. */
function byStatus({ status, retryAfter }: Reply): Outcome | null {
  const error = `HTTP ${status}`;
  if (status === 200) return null;
  if (status >= 300 && status < 400) return refused(`${error}:不跟随跳转`);
  if (status === 429 || status === 503) return delayed(error, wait(retryAfter));
  return status >= 500 ? doubtful(error) : refused(error);
}

/**
 * Reads the answer of DingTalk, WeCom or Feishu, who say HTTP 200 and put a code into the body; anything but 0 is a
 * failure. Codes and limits: docs/delivery.md.
 */
export function readReply(reply: Reply): Outcome {
  const told = byStatus(reply);
  if (told) return told;
  let value: unknown;
  try {
    value = JSON.parse(reply.body);
  } catch {
    return doubtful('回复不是 JSON');
  }
  const fields: Record<string, unknown> = typeof value === 'object' && value !== null ? { ...value } : {};
  const given = fields.errcode ?? fields.code ?? fields.StatusCode;
  const code = typeof given === 'number' || typeof given === 'string' ? Number(given) : Number.NaN;
  if (code === 0) return { state: 'sent' };
  if (Number.isNaN(code)) return doubtful('回复里没有结果码');
  const words = String(fields.errmsg ?? fields.msg ?? '').slice(0, 200);
  const remedy = remedies.get(code);
  const error = `${code} ${words}${remedy ? `(${remedy})` : ''}`.trim();
  const pause = tooFast.get(code);
  if (pause !== undefined) return delayed(error, pause);
  return busy.has(code) ? delayed(error) : refused(error);
}

/** Reads the answer of a ticket system, who says by its status alone what became of the message; 409: it had it before. */
export function readTicketReply({ status, ...reply }: Reply): Outcome {
  if (status === 409 || (status >= 200 && status < 300)) return { state: 'sent' };
  return byStatus({ status, ...reply }) ?? refused(`HTTP ${status}`);
}
