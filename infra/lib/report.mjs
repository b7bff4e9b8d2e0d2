import { existsSync, readFileSync } from 'node:fs';

/** Counts of a Vitest JSON report; a file that failed outside its tests counts as one failure. */
export function countTests(path, code) {
  const report = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { testResults: [] };
  let passed = 0;
  let failed = 0;
  for (const file of report.testResults) {
    const of = (status) => file.assertionResults.filter((one) => one.status === status).length;
    passed += of('passed');
    failed += of('failed');
    if (file.status === 'failed' && of('failed') === 0) failed++;
  }
  // A run that went wrong without a failed test (set-up, unhandled error) must not look green.
  if (code !== 0 && failed === 0) failed++;
  return { passed, failed };
}
