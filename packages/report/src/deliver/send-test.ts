import { createRequire } from 'node:module';
import type { StageDeps } from '@voc/core';
import type * as Composer from 'nodemailer/lib/mail-composer';
import type { Outcome } from './outcome.ts';
import { createPost, type Post } from './post.ts';
import type { MailServer, Way } from './recipients.ts';
import { type Notice, webhookRequest } from './request.ts';
import { blockRobot, robotOf, takeTurn } from './robot-store.ts';
import { createSendMail, type SendMail } from './send-mail.ts';

/** Holds the words by which robots let messages of reports, alerts and red lines pass. */
export const testNotice = (by: string): Notice => {
  const title = '【客户之声】测试消息';
  return {
    title,
    text: `${title}\n由 ${by} 从看板发出,无须处理。收到即说明这里能收到客户之声的报告、预警和红线。`,
  };
};

function composeTestMail({ from }: MailServer, to: string, { title, text }: Notice, at: Date) {
  // Here and not with the module, so that commands that send nothing need not wait for it.
  const MailComposer = createRequire(import.meta.url)(
    'nodemailer/lib/mail-composer',
  ) as typeof Composer.default;
  const mail = new MailComposer({
    from: { name: '客户之声', address: from },
    to,
    date: at,
    subject: title,
    headers: { 'Auto-Submitted': 'auto-generated' },
    text,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return mail.compile().build();
}

export interface TestOptions {
  way: Way;
  /** Who sends it; the message says so. */
  by: string;
  allowedHosts: readonly string[];
  clock: () => Date;
  post?: Post;
  sendMail?: SendMail;
}

/** Sends one test message now, within the limits of the robot; null where it may not be sent another one yet. */
export async function sendTest(db: StageDeps['db'], options: TestOptions): Promise<Outcome | null> {
  const { way, by, allowedHosts, clock } = options;
  const robot =
    way.type === 'mail'
      ? robotOf('email', `${way.server.host}:${way.server.port}`)
      : robotOf(way.webhook.kind, way.webhook.url);
  if (!(await db.transaction().execute((tx) => takeTurn(tx, robot, clock())))) return null;
  const notice = testNotice(by);
  if (way.type === 'mail') {
    const raw = await composeTestMail(way.server, way.address, notice, clock());
    const letter = { from: way.server.from, to: way.address, raw };
    return (options.sendMail ?? createSendMail())(way.server, letter);
  }
  const post = options.post ?? createPost(way.webhook.kind, { allowedHosts });
  const outcome = await post(webhookRequest(way.webhook, notice, clock()));
  if (outcome.state === 'failed' && outcome.afterSeconds !== undefined)
    await blockRobot(db, robot, new Date(clock().getTime() + outcome.afterSeconds * 1000));
  return outcome;
}
