import type { Webhook } from './request.ts';

export type ChannelKind = Webhook['kind'] | 'email' | 'ticket';

interface Window {
  ms: number;
  most: number;
}

/** A little below what is allowed: 20 a minute for DingTalk and WeCom, 5 a second and 100 a minute for Feishu. */
const windows: Record<ChannelKind, readonly Window[]> = {
  dingtalk: [{ ms: 60_000, most: 18 }],
  wecom: [{ ms: 60_000, most: 18 }],
  feishu: [
    { ms: 1000, most: 4 },
    { ms: 60_000, most: 90 },
  ],
  ticket: [{ ms: 60_000, most: 60 }],
  email: [{ ms: 60_000, most: 30 }],
};

/** How many messages may be sent now, given when the last ones were; 0 while the robot is blocked. */
export function roomFor(
  kind: ChannelKind,
  { sentAt, blockedUntil }: { sentAt: readonly Date[]; blockedUntil: Date | null },
  at: Date,
): number {
  if (blockedUntil && blockedUntil > at) return 0;
  const left = windows[kind].map(
    ({ ms, most }) => most - sentAt.filter((one) => one.getTime() > at.getTime() - ms).length,
  );
  return Math.max(0, Math.min(...left));
}
