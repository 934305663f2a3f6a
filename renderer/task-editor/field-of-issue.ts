import type { EditorValues } from './editor-values.ts';

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
  'catchUp.policy': 'catchUp',
  'catchUp.windowMs': 'catchUpWindowMs',
  'catchUp.limit': 'catchUpLimit',
  overlap: 'overlap',
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
  const field = rest === 'schedule' ? (entry.kind === 'crontab' ? 'expression' : 'every') : entryFields[rest];
  return field === undefined ? null : `entries.${index}.${field}`;
}
