import type { EntryView } from '../../../shared/api.ts';
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
    entry.enabled ? 'enabled' : { text: 'disabled', colour: 'yellow' },
    entry.nextRunAt === null ? '' : comingTime(entry.nextRunAt, at),
    entry.nextRunAt === null ? '' : clockTime(entry.nextRunAt, entry.schedule.timeZone),
    entry.schedule.timeZone,
    entry.sentence,
  ]);
  writeTable(terminal, ['ENTRY', 'TASK', 'STATE', 'NEXT', 'DUE', 'ZONE', 'SCHEDULE'], rows);
}

/** When an entry is due next, in a sentence. */
export function whenNext({ now }: Context, { enabled, nextRunAt, schedule }: EntryView): string {
  if (!enabled) return 'It is disabled.';
  if (nextRunAt === null) return 'It has no due time yet.';
  return `Next ${comingTime(nextRunAt, now())}: ${clockTime(nextRunAt, schedule.timeZone)} (${schedule.timeZone}).`;
}
