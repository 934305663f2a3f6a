import type { EntryVersion } from '../../main/ledger/history-store.ts';
import type { EntryHistory, Finding, LedgerRun } from './ledger.ts';
import { slackMs } from './slack.ts';

/**
 * Checks an interval that hangs on its last run: each due time comes exactly one interval after the end (or start) before
 * it, later where a pause or an edit lies in between, and the rhythm never stops by itself. Its last version must be
 * switched off, and its schedule never have been changed.
 */
export function checkRhythm({ entryId, versions }: EntryHistory, runs: readonly LedgerRun[]): Finding[] {
  const entry = versions[0]?.entry;
  if (entry?.schedule.kind !== 'interval' || entry.schedule.unit !== 'ms') {
    throw new Error('The audit knows intervals in ms only.');
  }
  const { schedule, createdAt } = entry;
  const findings: Finding[] = [];
  const complain = (kind: Finding['kind'], text: string) =>
    void findings.push({ kind, text: `entry ${entryId}: ${text}` });
  const beginning = {
    id: 'its creation',
    startedAt: createdAt,
    finishedAt: createdAt,
    queuedAt: createdAt,
    scheduledFor: createdAt,
  };
  for (const [index, run] of runs.entries()) {
    const before = runs[index - 1] ?? beginning;
    const due = run.scheduledFor ?? Number.NaN;
    const earlier = schedule.align === 'lastEnd' ? [before] : [beginning, ...runs.slice(0, index)].reverse();
    const anchors = earlier.flatMap((run) => anchorsOf(run, schedule.align === 'lastEnd'));
    const distances = anchors.map((anchor) => due - anchor);
    if (run.dueCount !== 1) complain('miscounted', `${run.id} stands for ${run.dueCount} due times at once`);
    if (before !== beginning && due <= (before.scheduledFor ?? 0))
      complain('out of order', `${run.id} was due before ${before.id}`);
    if (distances.includes(schedule.every)) continue;
    const isLater = Math.min(...distances) > schedule.every;
    const mostMs = before === beginning ? schedule.every + slackMs : Number.POSITIVE_INFINITY;
    const mayBeLater = before === beginning || isInterrupted(versions, before.scheduledFor ?? 0, due);
    if (isLater && mayBeLater && Math.min(...distances) <= mostMs) continue;
    complain(isLater ? 'lost' : 'invented', `${run.id} was due ${Math.min(...distances)} ms after ${before.id}`);
  }
  const last = runs.at(-1);
  const until = versions.findLast(({ entry }) => !entry?.enabled)?.at;
  if (last === undefined || until === undefined) complain('lost', 'its rhythm never began or never ended');
  else if (last.finishedAt !== null) {
    const silentMs = until - Math.max(...anchorsOf(last, schedule.align === 'lastEnd'));
    const mayBeSilent = isInterrupted(versions.slice(0, -1), last.scheduledFor ?? 0, until);
    if (silentMs > schedule.every + slackMs && !mayBeSilent)
      complain('lost', `its rhythm stopped ${silentMs} ms before its end`);
  }
  return findings;
}

/** What the due time after a run is counted from; a due time that had no run counts from when that was recorded. */
function anchorsOf(
  { startedAt, finishedAt, queuedAt }: Pick<LedgerRun, 'startedAt' | 'finishedAt' | 'queuedAt'>,
  fromEnd: boolean,
): number[] {
  if (fromEnd) return finishedAt === null ? [] : [finishedAt];
  return startedAt === null ? [queuedAt] : [startedAt];
}

/** Whether the entry was changed or a pause of it ended in a span of time. */
function isInterrupted(versions: readonly EntryVersion[], from: number, to: number): boolean {
  return versions.some(({ at, entry }, index) => {
    const pausedUntil = entry?.pausedUntil ?? null;
    return (
      (index > 0 && at >= from && at <= to + slackMs) ||
      (pausedUntil !== null && pausedUntil >= from && pausedUntil <= to)
    );
  });
}
