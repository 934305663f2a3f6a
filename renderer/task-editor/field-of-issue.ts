import type { EditorValues, EntryValues } from './editor-values.ts';

const taskFields: readonly (readonly [prefix: string, field: string])[] = [
  ['task.name', 'name'],
  ['task.notes', 'notes'],
  ['task.tags', 'tags'],
  ['task.options.program', 'command'],
  ['task.options.args', 'command'],
  ['task.options.shell', 'shell'],
  ['task.options.text', 'script'],
  ['task.workingFolder', 'workingFolder'],
  ['task.timeLimitMs', 'timeLimitMs'],
];

const entryFields: Readonly<Record<string, string>> = {
  'schedule.expression': 'expression',
  'schedule.dialect': 'dialect',
  'schedule.timeZone': 'timeZone',
  'schedule.every': 'every',
  'schedule.unit': 'unit',
  'schedule.align': 'align',
  'schedule.mode': 'mode',
  'schedule.dueAt': 'once.wall',
  'schedule.event': 'solar.event',
  'schedule.latitude': 'solar.latitude',
  'schedule.longitude': 'solar.longitude',
  'schedule.offsetMs': 'solar.offsetMs',
  'schedule.rule': 'rrule.rule',
  'schedule.startAt': 'rrule.start.wall',
  'schedule.on': 'event.type',
  'schedule.on.type': 'event.type',
  'schedule.on.path': 'event.path',
  'schedule.on.task': 'event.task',
  'schedule.on.outcome': 'event.outcome',
  'schedule.delayMs': 'event.delayMs',
  limits: 'limits.end.wall',
  'limits.startAt': 'limits.start.wall',
  'limits.endAt': 'limits.end.wall',
  'limits.maxRuns': 'limits.maxRuns',
  spreadMs: 'spreadMs',
  exclusions: 'exclusions.action',
  'exclusions.dates': 'exclusions.action',
  'exclusions.windows': 'exclusions.action',
  'exclusions.calendars': 'exclusions.action',
  'exclusions.action': 'exclusions.action',
  'catchUp.policy': 'catchUp',
  'catchUp.windowMs': 'catchUpWindowMs',
  'catchUp.limit': 'catchUpLimit',
  'catchUp.startWithinMs': 'catchUpStartWithinMs',
  overlap: 'overlap',
};

/** Where a complaint about a schedule as a whole stands. */
const mainFields: Readonly<Record<EntryValues['kind'], string>> = {
  interval: 'every',
  crontab: 'expression',
  once: 'once.wall',
  solar: 'solar.event',
  rrule: 'rrule.rule',
  event: 'event.type',
};

/** The form field that an input's path is about; null when there is none and the complaint stands above the form. */
export function fieldOfIssue(path: string, values: EditorValues): string | null {
  for (const [prefix, field] of taskFields) if (path === prefix || path.startsWith(`${prefix}.`)) return field;
  if (path.startsWith('task.environment.')) {
    // The last of several equal names is the one to correct.
    const at = values.environment.findLastIndex(({ name }) => name === path.slice('task.environment.'.length));
    return at === -1 ? null : `environment.${at}.name`;
  }
  const [, index, rest] = /^entries\.(\d+)\.(.+)$/.exec(path) ?? [];
  const entry = values.entries[Number(index)];
  if (!entry || rest === undefined) return null;
  const field = rest === 'schedule' ? mainFields[entry.kind] : (entryFields[rest] ?? lineField(rest));
  return field === undefined ? null : `entries.${index}.${field}`;
}

// One of the lines that say what is left out.
function lineField(path: string): string | undefined {
  const [, list, at, part] = /^exclusions\.(dates|windows|calendars)\.(\d+)(?:\.(\w+))?/.exec(path) ?? [];
  if (list === undefined) return undefined;
  const first = { dates: 'date', windows: 'weekdays', calendars: 'path' }[list as 'dates' | 'windows' | 'calendars'];
  return `exclusions.${list}.${at}.${part ?? first}`;
}
