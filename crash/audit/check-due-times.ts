import { type ExpectedDue, expectedDueTimes } from './expected-due-times.ts';
import type { EntryHistory, Finding, LedgerRun } from './ledger.ts';

/** How many due times were required, and what is wrong with them. */
export interface DueTimesCheck {
  readonly required: number;
  readonly findings: readonly Finding[];
}

/**
 * Checks that the runs of an entry, in the order in which they were recorded, stand for each of its due times exactly
 * once, one after the other, and for nothing else.
 */
export function checkDueTimes({ entryId, versions }: EntryHistory, runs: readonly LedgerRun[]): DueTimesCheck {
  const expected = withinMostRuns(expectedDueTimes(versions), mostRunsOf(versions), runs);
  const taken = new Set<ExpectedDue>();
  const findings: Finding[] = [];
  const complain = (kind: Finding['kind'], text: string) =>
    void findings.push({ kind, text: `entry ${entryId}: ${text}` });
  let place = 0;
  for (const run of runs) {
    const { firstScheduledFor: from, scheduledFor: to } = run;
    if (from === null || to === null || run.clockEra !== 0) {
      complain('invented', `${nameOf(run)} has no due time in this era of the clock`);
      continue;
    }
    const first = indexOf(expected, from);
    const last = indexOf(expected, to);
    if (first === -1 || last === -1) {
      complain('invented', `nothing was due at ${timeOf(first === -1 ? from : to)}, which ${nameOf(run)} stands for`);
      continue;
    }
    const covered = expected.slice(first, last + 1);
    const twice = covered.filter((due) => taken.has(due) && (due.isRequired || covered.length === 1));
    for (const due of twice) complain('doubled', `${timeOf(due.from)}, the second time by ${nameOf(run)}`);
    if (twice.length === 0 && first < place) complain('out of order', `${nameOf(run)} came after later ones`);
    const required = covered.filter(({ isRequired }) => isRequired).length;
    if (run.dueCount < required || run.dueCount > covered.length) {
      complain('miscounted', `${nameOf(run)} stands for ${run.dueCount} due times, not ${covered.length}`);
    }
    for (const due of covered) taken.add(due);
    place = Math.max(place, last + 1);
  }
  const required = expected.filter(({ isRequired }) => isRequired);
  for (const due of required) if (!taken.has(due)) complain('lost', `no run stands for ${timeOf(due.from)}`);
  return { required: required.length, findings };
}

function indexOf(expected: readonly ExpectedDue[], instant: number): number {
  let low = 0;
  let high = expected.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((expected[middle]?.to ?? 0) < instant) low = middle + 1;
    else high = middle;
  }
  return (expected[low]?.from ?? Number.POSITIVE_INFINITY) <= instant ? low : -1;
}

function mostRunsOf(versions: EntryHistory['versions']): number {
  const all = versions.flatMap(({ entry }) => (entry === null ? [] : [entry.limits.maxRuns]));
  if (new Set(all).size > 1) throw new Error('The audit does not know entries whose most runs were changed.');
  return all[0] ?? Number.POSITIVE_INFINITY;
}

/** Nothing is due any more once an entry has caused all the runs it may; due times without a run do not count. */
function withinMostRuns(expected: ExpectedDue[], mostRuns: number, runs: readonly LedgerRun[]): ExpectedDue[] {
  const caused = runs.filter(({ state }) => state !== 'skipped' && state !== 'missed');
  const lastAt = caused[mostRuns - 1]?.scheduledFor ?? Number.POSITIVE_INFINITY;
  return expected.filter(({ from }) => from <= lastAt);
}

function nameOf({ id, state }: LedgerRun): string {
  return `the ${state} run ${id}`;
}

function timeOf(instant: number): string {
  return new Date(instant).toISOString();
}
