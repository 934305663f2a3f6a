import { invalid } from '../error.ts';
import type { EventSchedule, RruleSchedule, Schedule } from '../model/schedule.ts';
import { checkByCronParser } from './check-by-cron-parser.ts';
import { checkByIcal } from './check-by-ical.ts';
import { dueTimes } from './due-times.ts';
import { readCrontab } from './read-crontab.ts';
import { readRrule } from './read-rrule.ts';

const startOf1970 = 0;
const aDayMs = 86_400_000;

/** Throws INVALID for a schedule that cannot be read, is too short or never comes, such as 30 February. */
export function checkSchedule(schedule: Schedule): void {
  if (schedule.kind === 'event') checkEvent(schedule);
  const due = dueTimes(schedule);
  if (schedule.kind === 'rrule') {
    checkByIcal(readRrule(schedule.rule));
    if (due.next(schedule.startAt - 1) === null) throw neverComes(schedule);
  }
  if (schedule.kind !== 'crontab') return;
  checkByCronParser(readCrontab(schedule));
  if (due.next(startOf1970 - aDayMs) !== null) return;
  throw invalid('expression', `"${schedule.expression.trim()}" never comes: no day of the calendar matches it`);
}

/** A path that is not absolute would depend on where Downbeat was started. */
function checkEvent({ on }: EventSchedule): void {
  if (on.type !== 'fileChanged') return;
  if (on.path.includes('\0')) throw invalid('on.path', 'must not contain NUL');
  // Files of schedules travel between systems, so that each may have the paths of the other.
  if (/^(\/|\\\\|[A-Za-z]:[\\/])/.test(on.path)) return;
  throw invalid('on.path', `“${on.path.slice(0, 60)}” is not an absolute path, such as /home/me/notes.txt`);
}

function neverComes({ rule, startAt, timeZone }: RruleSchedule) {
  const { text, until } = readRrule(rule);
  const endless = text
    .split(';')
    .filter((part) => !part.startsWith('UNTIL='))
    .join(';');
  const comes = until !== null && dueTimes({ kind: 'rrule', rule: endless, startAt, timeZone }).next(startAt - 1);
  if (comes) return invalid('rule', 'it never comes: UNTIL is before its first due time');
  return invalid('rule', 'it never comes: no moment from the start to the end of 2199 matches it');
}
