import { createFaultPoint, runInline, silentLog } from '@voc/core';
import { openDatabase } from '@voc/core/db';
import { createCirculateStage } from '@voc/report';

/** A process that sends what is due to one robot, and dies where VOC_FAULT_POINT says. */
const [databaseUrl = '', robotUrl = ''] = process.argv.slice(2);
const { db } = openDatabase(databaseUrl);
const webhook = { kind: 'wecom' as const, url: robotUrl };
const stage = createCirculateStage({
  recipients: [
    {
      name: '通晒',
      channel: '群',
      reports: ['week'],
      scopes: ['company'],
      formats: [],
      way: { type: 'robot', webhook },
      robot: { id: 'r', kind: 'wecom' },
    },
  ],
  review: 'none',
  allowedHosts: [new URL(robotUrl).host],
  render: async () => '',
  fault: createFaultPoint(process.env.VOC_FAULT_POINT),
});
await runInline([stage], { db, log: silentLog, now: new Date() });
await db.destroy();
