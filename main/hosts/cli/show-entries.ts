import type { EntryView } from '../../../shared/api.ts';
import { isAwaited } from '../../../shared/schedule/due-times.ts';
import type { Context } from './context.ts';
import { clockTime, comingTime } from './moments.ts';
import { shortId } from './short-id.ts';
import { type Cell, writeTable } from './table.ts';

/** Lists entries, one a line; times are on each entry's own clock. */
export function showEntries({ terminal, now }: Context, entries: readonly EntryView[]): void {
  if (entries.length === 0) {
    terminal.line('There are no entries. To schedule a task: downbeat entry add TASK --every 15m');
    return;
  }
  const at = now();
  const rows = entries.map((entry): Cell[] => [
    shortId(entry.id),
    entry.taskName,
    stateOf(entry),
    entry.nextRunAt === null ? '' : comingTime(entry.nextRunAt, at),
    entry.nextRunAt === null ? '' : clockTime(entry.nextRunAt, entry.schedule.timeZone),
    entry.schedule.timeZone,
    runsOf(entry),
    entry.sentence,
  ]);
  writeTable(terminal, ['ENTRY', 'TASK', 'STATE', 'NEXT', 'DUE', 'ZONE', 'RUNS', 'SCHEDULE'], rows);
}

function stateOf({ enabled, pausedAt }: EntryView): Cell {
  if (!enabled) return { text: 'disabled', colour: 'yellow' };
  return pausedAt === null ? 'enabled' : { text: 'paused', colour: 'yellow' };
}

/** How many runs it has caused, of how many it may. */
function runsOf({ runCount, limits }: EntryView): string {
  return limits.maxRuns === null ? `${runCount}` : `${runCount} of ${limits.maxRuns}`;
}

/** When an entry is due next, in a sentence. */
export function whenNext({ now }: Context, entry: EntryView): string {
  const { enabled, nextRunAt, pausedAt, schedule, limits, runCount } = entry;
  if (!enabled) return 'It is disabled.';
  if (pausedAt !== null) {
    const end =
      nextRunAt === null ? 'it is resumed' : `${clockTime(nextRunAt, schedule.timeZone)} (${schedule.timeZone})`;
    return `It is paused until ${end}.`;
  }
  if (nextRunAt === null) {
    if (limits.maxRuns !== null && runCount >= limits.maxRuns) return 'It has caused all the runs it may.';
    if (schedule.kind === 'event') return 'It is due when that happens.';
    return isAwaited(schedule) ? 'It is due some time after its run.' : 'It is not due any more.';
  }
  return `Next ${comingTime(nextRunAt, now())}: ${clockTime(nextRunAt, schedule.timeZone)} (${schedule.timeZone}).`;
}
