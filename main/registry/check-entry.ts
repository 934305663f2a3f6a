import { AppError, invalid } from '../../shared/error.ts';
import type { Schedule } from '../../shared/model/schedule.ts';
import { checkSchedule } from '../../shared/schedule/check-schedule.ts';
import { isAwaited } from '../../shared/schedule/due-times.ts';
import type { EntryDueTimes, EntryTiming } from '../../shared/schedule/entry-due-times.ts';

/** Throws INVALID for a calendar that cannot be read. */
export type CheckCalendar = (path: string) => void;

/**
 * Refuses a schedule that cannot be, limits and exclusions that contradict it, and, with `now`, one that is never due again;
 * names their fields below `path`.
 */
export function checkEntry(
  entry: EntryTiming,
  path: string,
  timesOf: (entry: EntryTiming) => EntryDueTimes,
  now: number | null,
  checkCalendar: CheckCalendar = () => {},
): void {
  const { startAt, endAt } = entry.limits;
  try {
    checkSchedule(entry.schedule);
  } catch (error) {
    throw underPath(error, path === '' ? 'schedule' : `${path}.schedule`);
  }
  try {
    if (startAt !== null && endAt !== null && endAt < startAt)
      throw invalid('limits.endAt', 'must not be before its start');
    checkCalendars(entry, checkCalendar);
    const times = timesOf(entry);
    if (now !== null && !isAwaited(entry.schedule) && times.first(now) === null) throw neverDue(entry, now);
  } catch (error) {
    throw underPath(error, path);
  }
}

function checkCalendars({ exclusions }: EntryTiming, checkCalendar: CheckCalendar): void {
  exclusions.calendars.forEach((path, index) => {
    try {
      checkCalendar(path);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'INVALID') throw error;
      throw invalid(`exclusions.calendars.${index}`, error.issues.map(({ message }) => message).join(' '));
    }
  });
}

function neverDue({ schedule, limits, exclusions }: EntryTiming, now: number): AppError {
  if (schedule.kind === 'once') {
    return invalid(
      'schedule.dueAt',
      schedule.dueAt <= now ? 'that moment has passed' : 'that moment is left out by the limits or exclusions',
    );
  }
  if (limits.endAt !== null) return invalid('limits.endAt', 'nothing is due between now and then');
  const { dates, windows, calendars } = exclusions;
  return dates.length + windows.length + calendars.length > 0
    ? invalid('exclusions', 'they leave no due time over')
    : invalid(schedule.kind === 'rrule' ? 'schedule.rule' : 'schedule', 'it is never due again');
}

/** Puts `path` in front of the fields that an INVALID error names. */
export function underPath(error: unknown, path: string): unknown {
  if (!(error instanceof AppError) || error.code !== 'INVALID') return error;
  if (path === '') return error;
  const issues = error.issues.map((issue) => ({ ...issue, path: issue.path === '' ? path : `${path}.${issue.path}` }));
  return new AppError('INVALID', issues.map((issue) => `${issue.path}: ${issue.message}`).join('; '), issues);
}

/** Gives a rhythm its anchor, the entry's creation, where none was chosen. */
export function withAnchor(schedule: Schedule, createdAt: number): Schedule {
  return schedule.kind === 'interval' && schedule.align === 'anchor' && schedule.anchorAt === undefined
    ? { ...schedule, anchorAt: createdAt }
    : schedule;
}
