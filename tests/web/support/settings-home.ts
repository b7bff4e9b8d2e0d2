import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Robots, of which one can be reached at `host`, a mail address, a ticket system, two sources and a feed. */
export function writeSettings(home: string, host: string): void {
  const delivery = {
    allowedHosts: [host],
    channels: [
      { name: '外套群', kind: 'dingtalk', urlEnv: 'ROBOT_URL', secretEnv: 'ROBOT_SECRET' },
      { name: '没设好的群', kind: 'feishu', urlEnv: 'NO_SUCH_URL' },
      {
        name: '公司邮箱',
        kind: 'email',
        host: 'smtp.example.com',
        port: 465,
        tls: 'implicit',
        from: 'a@example.com',
      },
    ],
    recipients: [
      { name: '通晒会', channel: '外套群', reports: ['week', 'month'] },
      { name: '主管', channel: '公司邮箱', address: 'lead@example.com', reports: ['week'] },
    ],
    tickets: { urlEnv: 'TICKETS_URL', secretEnv: 'TICKETS_SECRET' },
    escalation: { supervisor: '外套群', above: '没设好的群' },
  };
  writeFileSync(join(home, 'delivery.json'), JSON.stringify(delivery));
  mkdirSync(join(home, 'sources'));
  const rest = {
    kind: 'rest',
    name: 'jd',
    mapping: 'jd-api-reviews',
    url: 'https://reviews.example.com/api?v=1',
    everyMinutes: 60,
    auth: { kind: 'header', name: 'Authorization', secret: { env: 'NO_SUCH_TOKEN' } },
    answer: { rows: 'data' },
  };
  writeFileSync(join(home, 'sources', 'jd.json'), JSON.stringify(rest));
  writeFileSync(
    join(home, 'sources', 'inbox.json'),
    JSON.stringify({ kind: 'folder', name: 'inbox', dir: home }),
  );
  writeFileSync(
    join(home, 'sources', 'feeds.json'),
    JSON.stringify([{ name: '抖音评价', file: '抖音-*.xlsx', due: '08:30' }]),
  );
}
