import { parseDuration, parseInterval, parseSignedDuration } from '../../../shared/duration.ts';
import { AppError, invalid } from '../../../shared/error.ts';
import { type IntervalSchedule, type Schedule, solarEvents } from '../../../shared/model/schedule.ts';
import { checkSchedule } from '../../../shared/schedule/check-schedule.ts';
import type { Context } from './context.ts';
import { flagName } from './flag-names.ts';
import { oneOf } from './one-of.ts';
import { readEvent } from './read-event.ts';
import { readMoment } from './read-moment.ts';
import { readNearMoment } from './read-near-moment.ts';
import { companionFlags, type KindFlag, kindFlags, type ScheduleFlags } from './schedule-flags.ts';
import { zoneOf } from './zone-of.ts';

const alignments: Record<string, IntervalSchedule['align']> = {
  anchor: 'anchor',
  clock: 'clock',
  'last-start': 'lastStart',
  'last-end': 'lastEnd',
};

/** Where options are read: the clock, the zone and the folder of whoever typed them. */
export type Here = Pick<Context, 'timeZone' | 'now' | 'currentFolder'>;

/** The schedule that the options describe; an INVALID error names the option, a crontab by `expressionName`. */
export function readSchedule(flags: ScheduleFlags, here: Here, expressionName = '--cron'): Schedule {
  const kind = kindOf(flags);
  const schedule = readers[kind](flags, flags.tz ?? here.timeZone, here);
  try {
    checkSchedule(schedule);
  } catch (error) {
    throw namingOptions(error, expressionName);
  }
  return schedule;
}

function kindOf(flags: ScheduleFlags): KindFlag {
  const [kind, other] = kindFlags.filter((name) => flags[name] !== undefined);
  if (kind === undefined) throw invalid('--every', 'or --cron, --at, --sun, --rrule or --on must say when it is due');
  if (other !== undefined) throw invalid(`--${other}`, `goes without --${kind}: a schedule is one or the other`);
  for (const [name, owner] of Object.entries(companionFlags)) {
    if (flags[name as keyof ScheduleFlags] !== undefined && owner !== kind) {
      throw invalid(`--${name}`, `goes with --${owner} only`);
    }
  }
  return kind;
}

const readers: Record<KindFlag, (flags: ScheduleFlags, timeZone: string, here: Here) => Schedule> = {
  cron: ({ cron = '', dialect = 'vixie' }, timeZone) => ({
    kind: 'crontab',
    expression: cron,
    dialect: oneOf('--dialect', dialect, ['vixie', 'celery']),
    timeZone,
  }),
  every: readInterval,
  at: ({ at = '' }, timeZone, here) => ({
    kind: 'once',
    dueAt: readNearMoment(at, timeZone, '--at', { now: here.now(), bare: 'future' }),
    timeZone,
  }),
  sun: readSolar,
  rrule: ({ rrule = '', from }, timeZone, here) => ({
    kind: 'rrule',
    rule: rrule.replace(/^\s*RRULE:/i, ''),
    startAt:
      from === undefined
        ? startOfDay(here.now(), timeZone)
        : readNearMoment(from, timeZone, '--from', { now: here.now(), bare: 'future' }),
    timeZone,
  }),
  on: ({ on = '', delay }, timeZone, { currentFolder }) => ({
    kind: 'event',
    on: readEvent(on, currentFolder),
    delayMs: delay === undefined ? 0 : parseDuration(delay, '--delay'),
    timeZone,
  }),
};

function readInterval({ every = '', align = 'anchor', anchor, elapsed }: ScheduleFlags, timeZone: string): Schedule {
  const alignment = Object.hasOwn(alignments, align) ? alignments[align] : undefined;
  if (!alignment) throw invalid('--align', `must be ${Object.keys(alignments).join(', ')}`);
  if (anchor !== undefined && alignment !== 'anchor')
    throw invalid('--anchor', `goes with --align anchor, not ${align}`);
  return {
    kind: 'interval',
    ...parseInterval(every, '--every'),
    align: alignment,
    mode: elapsed ? 'elapsed' : 'calendar',
    ...(anchor !== undefined && { anchorAt: readMoment(anchor, timeZone, '--anchor') }),
    timeZone,
  };
}

function readSolar({ sun = '', place, offset }: ScheduleFlags, timeZone: string): Schedule {
  if (place === undefined) throw invalid('--place', 'must say where the sun is seen, such as 52.52,13.41');
  const [, latitude, longitude] =
    place.length > 100 ? [] : (/^\s*([+-]?\d+(?:\.\d+)?)\s*,\s*([+-]?\d+(?:\.\d+)?)\s*$/.exec(place) ?? []);
  if (latitude === undefined || longitude === undefined) {
    throw invalid('--place', `“${place.slice(0, 40)}” is not degrees north and east, such as 52.52,13.41`);
  }
  return {
    kind: 'solar',
    event: oneOf('--sun', sun, solarEvents),
    latitude: Number(latitude),
    longitude: Number(longitude),
    offsetMs: offset === undefined ? 0 : parseSignedDuration(offset, '--offset'),
    timeZone,
  };
}

function startOfDay(now: number, timeZone: string): number {
  const day = new Date(now + zoneOf(timeZone).at(now).offset).toISOString().slice(0, 10);
  return readMoment(day, timeZone, '--from');
}

function namingOptions(error: unknown, expressionName: string): unknown {
  if (!(error instanceof AppError)) return error;
  const issues = error.issues.map(({ path, message }) => ({
    path: path === 'expression' ? expressionName : flagName(`schedule.${path}`),
    message,
  }));
  return new AppError(error.code, error.message, issues);
}
