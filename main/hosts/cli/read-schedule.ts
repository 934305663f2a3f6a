import { parseInterval } from '../../../shared/duration.ts';
import { AppError, invalid } from '../../../shared/error.ts';
import type { IntervalSchedule, Schedule } from '../../../shared/model/schedule.ts';
import { checkSchedule } from '../../../shared/schedule/check-schedule.ts';
import { readMoment } from './read-moment.ts';
import type { ScheduleFlags } from './schedule-flags.ts';

const alignments: Record<string, IntervalSchedule['align']> = {
  anchor: 'anchor',
  clock: 'clock',
  'last-start': 'lastStart',
  'last-end': 'lastEnd',
};

/** The option behind each field of a schedule, for messages to somebody who typed options. */
const flagOf: Record<string, string> = {
  timeZone: '--tz',
  every: '--every',
  unit: '--every',
  anchorAt: '--anchor',
};

/** The schedule that the options describe; an INVALID error names the option. */
export function readSchedule(flags: ScheduleFlags, localZone: string, expressionName = '--cron'): Schedule {
  const schedule = flags.cron === undefined ? readInterval(flags, localZone) : readCrontab(flags, localZone);
  try {
    checkSchedule(schedule);
  } catch (error) {
    throw namingOptions(error, expressionName);
  }
  return schedule;
}

function readCrontab(
  { every, cron = '', dialect = 'vixie', tz, ...others }: ScheduleFlags,
  localZone: string,
): Schedule {
  if (every !== undefined) throw invalid('--cron', 'goes without --every: a schedule is one or the other');
  const [other] = Object.keys(others).filter((name) => ['align', 'anchor', 'elapsed'].includes(name));
  if (other) throw invalid(`--${other}`, 'goes with --every only');
  if (dialect !== 'vixie' && dialect !== 'celery') throw invalid('--dialect', 'must be vixie or celery');
  return { kind: 'crontab', expression: cron, dialect, timeZone: tz ?? localZone };
}

function readInterval(
  { every, dialect, tz, align = 'anchor', anchor, elapsed }: ScheduleFlags,
  localZone: string,
): Schedule {
  if (every === undefined) throw invalid('--every', 'or --cron must say when it is due');
  if (dialect !== undefined) throw invalid('--dialect', 'goes with --cron only');
  const alignment = Object.hasOwn(alignments, align) ? alignments[align] : undefined;
  if (!alignment) throw invalid('--align', `must be ${Object.keys(alignments).join(', ')}`);
  if (anchor !== undefined && alignment !== 'anchor')
    throw invalid('--anchor', `goes with --align anchor, not ${align}`);
  const timeZone = tz ?? localZone;
  return {
    kind: 'interval',
    ...parseInterval(every, '--every'),
    align: alignment,
    mode: elapsed ? 'elapsed' : 'calendar',
    ...(anchor !== undefined && { anchorAt: readMoment(anchor, timeZone, '--anchor') }),
    timeZone,
  };
}

function namingOptions(error: unknown, expressionName: string): unknown {
  if (!(error instanceof AppError)) return error;
  const issues = error.issues.map(({ path, message }) => ({
    path: path === 'expression' ? expressionName : (flagOf[path] ?? path),
    message,
  }));
  return new AppError(error.code, error.message, issues);
}
