import { withDatabase } from '../support/database.ts';
import { describeQueue } from '../support/queue-suite.ts';

const database = withDatabase();

describeQueue('queue on PostgreSQL', {
  db: () => database.db,
  settings: () => ({ databaseUrl: database.url, prefix: 'voc-test' }),
});
