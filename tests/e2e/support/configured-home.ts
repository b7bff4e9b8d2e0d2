import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A VOC_HOME with robots, of which one can be reached at `host`, a mail address and two sources. */
export function makeConfiguredHome(host: string): string {
  const home = mkdtempSync(join(tmpdir(), 'voc-settings-'));
  mkdirSync(join(home, 'sources'));
  const write = (name: string, value: object): void => writeFileSync(join(home, name), JSON.stringify(value));
  write('delivery.json', {
    allowedHosts: [host],
    channels: [
      { name: '外套群', kind: 'dingtalk', urlEnv: 'VOC_ROBOT_URL', secretEnv: 'VOC_ROBOT_SECRET' },
      { name: '总监群', kind: 'feishu', urlEnv: 'VOC_ABOVE_URL' },
      {
        name: '公司邮箱',
        kind: 'email',
        host: 'smtp.example.com',
        port: 465,
        tls: 'implicit',
        from: 'voc@example.com',
        userEnv: 'VOC_MAIL_USER',
        passwordEnv: 'VOC_MAIL_PASSWORD',
      },
    ],
    recipients: [
      { name: '通晒会', channel: '外套群', reports: ['week', 'month'] },
      {
        name: '禾棉品牌负责人',
        channel: '公司邮箱',
        address: 'hemian@example.com',
        reports: ['week'],
        scopes: ['brand:禾棉'],
      },
    ],
    escalation: { supervisor: '外套群', above: '总监群' },
  });
  write('sources/jd.json', {
    kind: 'rest',
    name: 'jd-reviews',
    mapping: 'jd-api-reviews',
    shop: '旗舰店',
    url: 'https://reviews.example.com/api/list',
    everyMinutes: 60,
    auth: { kind: 'header', name: 'Authorization', prefix: 'Bearer ', secret: { env: 'VOC_NO_TOKEN' } },
    answer: { rows: 'data.comments' },
  });
  write('sources/inbox.json', { kind: 'folder', name: '导出文件夹', dir: home, shop: '旗舰店' });
  writeFileSync(
    join(home, 'sources', 'feeds.json'),
    JSON.stringify([
      { name: '抖音评价', file: '抖音评价-{date}*.xlsx', due: '08:30' },
      { name: '订单与签收', mapping: 'orders-daily', due: '09:00', days: [1, 2, 3, 4, 5] },
    ]),
  );
  return home;
}
