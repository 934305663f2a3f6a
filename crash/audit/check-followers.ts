import type { EventSchedule } from '../../shared/model/schedule.ts';
import type { EntryHistory, Finding, LedgerRun } from './ledger.ts';
import { slackMs } from './slack.ts';

/** Two ends within one millisecond are made two due times this far apart, so a due time may be so much later than its end. */
const collisionMs = 20;

/**
 * Checks an entry that follows the ends of a task: each of its due times follows from one end, and each end has one, or
 * happened while the due time of an earlier one was still to be handled. The entry must have existed, switched on,
 * before the first end.
 */
export function checkFollower(
  { entryId, versions }: EntryHistory,
  runs: readonly LedgerRun[],
  all: readonly LedgerRun[],
): Finding[] {
  const schedule = versions[0]?.entry?.schedule as EventSchedule;
  const causes = all
    .filter((run) => run.taskName === taskOf(schedule) && isAwaited(schedule, run))
    .sort((left, right) => endOf(left) - endOf(right));
  const lastAt = versions.findLast(({ entry }) => !entry?.enabled)?.at ?? Number.POSITIVE_INFINITY;
  const findings: Finding[] = [];
  const complain = (kind: Finding['kind'], text: string) =>
    void findings.push({ kind, text: `entry ${entryId}: ${text}` });

  const sources = new Map<LedgerRun, LedgerRun>();
  const used = new Set<LedgerRun>();
  for (const run of runs) {
    const endedAt = (run.scheduledFor ?? 0) - schedule.delayMs;
    const exact = causes.find((cause) => !used.has(cause) && endOf(cause) === endedAt);
    const source =
      exact ??
      causes.find((cause) => !used.has(cause) && endOf(cause) < endedAt && endOf(cause) > endedAt - collisionMs);
    if (source === undefined) {
      const isSecond = causes.some((cause) => used.has(cause) && endOf(cause) === endedAt);
      complain(isSecond ? 'doubled' : 'invented', `${run.id} follows no end of its own`);
      continue;
    }
    used.add(source);
    sources.set(run, source);
  }
  for (const cause of causes) {
    if (used.has(cause) || endOf(cause) > lastAt - slackMs) continue;
    // Ends that are recorded together may be so in another order: then the one that came first stands for both.
    const isCovered = runs.some((run) => {
      const source = sources.get(run);
      if (source === undefined || run.queuedAt < endOf(cause)) return false;
      return endOf(source) <= endOf(cause) || (source.startedAt ?? endOf(source)) <= endOf(cause);
    });
    if (!isCovered) complain('lost', `nothing followed the end of ${cause.id}`);
  }
  return findings;
}

function taskOf({ on }: EventSchedule): string | null {
  return on.type === 'taskEnded' ? on.task : null;
}

function isAwaited({ on }: EventSchedule, { state }: LedgerRun): boolean {
  if (on.type !== 'taskEnded') return false;
  const hasFailed = state === 'failed' || state === 'timedOut' || state === 'lost';
  if (on.outcome === 'succeeded') return state === 'succeeded';
  return on.outcome === 'failed' ? hasFailed : hasFailed || state === 'succeeded';
}

function endOf({ finishedAt }: LedgerRun): number {
  return finishedAt ?? Number.NaN;
}
