import { expect, it } from 'vitest';
import { countEndToEndTests, countUnitTests, readCount, sayCount } from './test-count.ts';

it('counts a file that could not be run as a failed test', () => {
  const report = {
    numPassedTests: 3,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 0,
    testResults: [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'passed', assertionResults: [{}, {}, {}] },
    ],
  };
  expect(countUnitTests(JSON.stringify(report))).toEqual({ passed: 3, failed: 2, skipped: 1 });
});

it('counts an error outside of any test as a failed test', () => {
  const report = { stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{ message: 'no browser' }] };
  expect(countEndToEndTests(JSON.stringify(report))).toEqual({ passed: 5, failed: 2, skipped: 2 });
});

it('counts a report that is not there as a failed test', () => {
  expect(readCount('no/such/report.json', countUnitTests)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

it('says the sum in one line', () => {
  const one = { passed: 1, failed: 0, skipped: 0 };
  expect(sayCount([one, one])).toBe('2 passed, 0 failed');
  expect(sayCount([one, { passed: 0, failed: 1, skipped: 2 }])).toBe('1 passed, 1 failed, 2 skipped');
});
