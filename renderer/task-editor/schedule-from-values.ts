import type { EntryDraft } from '../../shared/api.ts';
import type { FieldIssue } from '../../shared/error.ts';
import type { Schedule, ScheduleEvent } from '../../shared/model/schedule.ts';
import type { EntryValues, EventValues, ExclusionsValues, LimitsValues } from './editor-values.ts';
import { instantOf, type MomentValues } from './moment-values.ts';

/** When something is due, as a preview takes it. */
export type TimingDraft = Pick<EntryDraft, 'schedule' | 'limits' | 'spreadMs' | 'exclusions'>;

/** The schedule with all that decides when it is due; `issuesOfTiming` says whether it is complete. */
export function timingFromValues(values: EntryValues): TimingDraft {
  return {
    schedule: scheduleFromValues(values),
    limits: limitsFromValues(values.limits, values.timeZone),
    spreadMs: values.spreadMs,
    exclusions: exclusionsFromValues(values.exclusions),
  };
}

/** What the host could not complain about in words, because it never sees what was typed: paths as in an entry. */
export function issuesOfTiming(values: EntryValues): FieldIssue[] {
  const { kind, solar, rrule, limits, timeZone } = values;
  const issues: FieldIssue[] = [];
  const mustBeMoment = (path: string, moment: MomentValues) => {
    if (instantOf(moment, timeZone) === null) issues.push({ path, message: 'must be a date and a time' });
  };
  if (kind === 'once') mustBeMoment('schedule.dueAt', values.once);
  if (kind === 'rrule') mustBeMoment('schedule.startAt', rrule.start);
  if (kind === 'solar' && !isWithin(solar.latitude, 90))
    issues.push({ path: 'schedule.latitude', message: 'must be degrees from -90 to 90' });
  if (kind === 'solar' && !isWithin(solar.longitude, 180))
    issues.push({ path: 'schedule.longitude', message: 'must be degrees from -180 to 180' });
  if (limits.start.wall !== '') mustBeMoment('limits.startAt', limits.start);
  if (limits.end.wall !== '') mustBeMoment('limits.endAt', limits.end);
  return issues;
}

function isWithin(degrees: number | string, most: number): boolean {
  return degrees !== '' && Math.abs(Number(degrees)) <= most;
}

function scheduleFromValues(values: EntryValues): Schedule {
  const { kind, timeZone } = values;
  switch (kind) {
    case 'crontab':
      return { kind, expression: values.expression, dialect: values.dialect, timeZone };
    case 'interval': {
      const { every, unit, align, mode, anchorAt } = values;
      const anchor = anchorAt === undefined ? {} : { anchorAt };
      return { kind, every: Number(every), unit, align, mode, timeZone, ...anchor };
    }
    case 'once':
      return { kind, dueAt: instantOf(values.once, timeZone) ?? 0, timeZone };
    case 'solar': {
      const { event, latitude, longitude, offsetMs, side } = values.solar;
      const offset = side === 'before' && offsetMs !== 0 ? -offsetMs : offsetMs;
      return {
        kind,
        event,
        latitude: Number(latitude),
        longitude: Number(longitude),
        offsetMs: offset,
        timeZone,
      };
    }
    case 'rrule':
      return { kind, rule: values.rrule.rule, startAt: instantOf(values.rrule.start, timeZone) ?? 0, timeZone };
    case 'event':
      return { kind, on: eventFromValues(values.event), delayMs: values.event.delayMs, timeZone };
  }
}

function eventFromValues({ type, path, task, outcome }: EventValues): ScheduleEvent {
  if (type === 'fileChanged') return { type, path: path.trim() };
  if (type === 'taskEnded') return { type, task, outcome };
  return { type };
}

function limitsFromValues({ start, end, maxRuns }: LimitsValues, timeZone: string): TimingDraft['limits'] {
  return {
    startAt: instantOf(start, timeZone),
    endAt: instantOf(end, timeZone),
    maxRuns: maxRuns === '' ? null : Number(maxRuns),
  };
}

function exclusionsFromValues({ dates, windows, calendars, action }: ExclusionsValues): TimingDraft['exclusions'] {
  return {
    dates: dates.map(({ date }) => date),
    windows: windows.map(({ weekdays, from, to }) => ({ weekdays: weekdays.map(Number), from, to })),
    calendars: calendars.map(({ path }) => path.trim()),
    action,
  };
}
