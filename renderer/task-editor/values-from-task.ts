import { randomId } from '@mantine/hooks';
import type { TaskView } from '../../shared/api.ts';
import type { Entry, Exclusions } from '../../shared/model/entry.ts';
import type { Schedule, ScheduleEvent } from '../../shared/model/schedule.ts';
import { formatShellWords } from '../ui/shell-words.ts';
import type { EditorValues, EntryValues, EventValues, ExclusionsValues } from './editor-values.ts';
import { momentFrom } from './moment-values.ts';
import { emptyValues, newEntry } from './new-values.ts';

const somewhere = { timeZone: 'UTC', isWindows: false };

/** Fills the form from a task. */
export function valuesFromTask(task: TaskView): EditorValues {
  const { options } = task;
  return {
    ...emptyValues(somewhere),
    name: task.name,
    notes: task.notes,
    tags: [...task.tags],
    kind: options.kind,
    ...(options.kind === 'command'
      ? { command: formatShellWords([options.program, ...options.args]) }
      : { shell: options.shell, script: options.text }),
    workingFolder: task.workingFolder ?? '',
    environment: Object.entries(task.environment).map(([name, value]) => ({ key: randomId(), name, value })),
    timeLimitMs: task.timeLimitMs,
    stopGraceMs: task.stopGraceMs,
    entries: task.entries.map(entryValues),
  };
}

/** Fills one schedule of the form from an entry. */
export function entryValues(
  entry: Pick<Entry, 'id' | 'enabled' | 'schedule' | 'limits' | 'spreadMs' | 'exclusions' | 'catchUp' | 'overlap'>,
): EntryValues {
  const { id, enabled, schedule, limits, spreadMs, exclusions, catchUp, overlap } = entry;
  const { timeZone } = schedule;
  return newEntry(timeZone, {
    id,
    enabled,
    ...scheduleValues(schedule),
    limits: {
      start: momentFrom(limits.startAt, timeZone),
      end: momentFrom(limits.endAt, timeZone),
      maxRuns: limits.maxRuns ?? '',
    },
    spreadMs,
    exclusions: exclusionsValues(exclusions),
    catchUp: catchUp.policy,
    catchUpWindowMs: catchUp.windowMs,
    catchUpLimit: catchUp.limit,
    catchUpStartWithinMs: catchUp.startWithinMs,
    overlap,
  });
}

function scheduleValues(schedule: Schedule): Partial<EntryValues> {
  const { kind, timeZone } = schedule;
  switch (schedule.kind) {
    case 'crontab':
    case 'interval':
      return schedule;
    case 'once':
      return { kind, once: momentFrom(schedule.dueAt, timeZone) };
    case 'solar': {
      const { event, latitude, longitude, offsetMs } = schedule;
      const side = offsetMs < 0 ? 'before' : 'after';
      return { kind, solar: { event, latitude, longitude, offsetMs: Math.abs(offsetMs), side } };
    }
    case 'rrule':
      return { kind, rrule: { rule: schedule.rule, start: momentFrom(schedule.startAt, timeZone) } };
    case 'event':
      return { kind, event: eventValues(schedule.on, schedule.delayMs) };
  }
}

function eventValues(on: ScheduleEvent, delayMs: number): EventValues {
  const none = { path: '', task: '', outcome: 'succeeded' } as const;
  return { ...none, ...on, delayMs };
}

function exclusionsValues({ dates, windows, calendars, action }: Exclusions): ExclusionsValues {
  return {
    dates: dates.map((date) => ({ key: randomId(), date })),
    windows: windows.map(({ weekdays, from, to }) => ({ key: randomId(), weekdays: weekdays.map(String), from, to })),
    calendars: calendars.map((path) => ({ key: randomId(), path })),
    action,
  };
}

/** The same form for a second task like it. */
export function valuesForCopy(values: EditorValues): EditorValues {
  return {
    ...values,
    name: `${values.name} copy`,
    entries: values.entries.map((entry) => ({ ...entry, key: randomId(), id: undefined })),
  };
}
