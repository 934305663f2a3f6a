import { existsSync, readFileSync } from 'node:fs';

/** How many tests ended how. */
export interface TestCount {
  passed: number;
  failed: number;
  skipped: number;
}

/** Counts what Vitest's JSON report says; a file that could not be run at all counts as one failed test. */
export function countUnitTests(report: string): TestCount {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(report);
  const broken = testResults.filter(
    ({ status, assertionResults }: { status: string; assertionResults: unknown[] }) =>
      status === 'failed' && assertionResults.length === 0,
  ).length;
  return { passed: numPassedTests, failed: numFailedTests + broken, skipped: numPendingTests + numTodoTests };
}

/** Counts what Playwright's JSON report says; an error outside of any test counts as one failed test. */
export function countEndToEndTests(report: string): TestCount {
  const { stats, errors } = JSON.parse(report);
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
}

/** Reads a report that a test runner should have left; one that is not there counts as one failed test. */
export function readCount(file: string, count: (report: string) => TestCount): TestCount {
  return existsSync(file) ? count(readFileSync(file, 'utf8')) : { passed: 0, failed: 1, skipped: 0 };
}

/** Says counts in one line: `N passed, N failed`, and what was skipped where anything was. */
export function sayCount(counts: readonly TestCount[]): string {
  const sum = (key: keyof TestCount) => counts.reduce((total, count) => total + count[key], 0);
  const skipped = sum('skipped');
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
