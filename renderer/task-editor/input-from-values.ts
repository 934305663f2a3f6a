import type { EntryDraft } from '../../shared/api.ts';
import type { FieldIssue } from '../../shared/error.ts';
import type { TaskInput, TaskOptions } from '../../shared/model/task.ts';
import { parseShellWords } from '../ui/shell-words.ts';
import type { EditorValues, EntryValues } from './editor-values.ts';
import { issuesOfTiming, timingFromValues } from './schedule-from-values.ts';

/** The task the form describes. */
export function taskFromValues(values: EditorValues): TaskInput {
  return {
    name: values.name,
    notes: values.notes,
    tags: values.tags,
    options: optionsFromValues(values),
    workingFolder: values.workingFolder.trim() === '' ? null : values.workingFolder.trim(),
    environment: Object.fromEntries(
      values.environment.filter(({ name }) => name !== '').map(({ name, value }) => [name, value]),
    ),
    timeLimitMs: values.timeLimitMs,
    stopGraceMs: values.stopGraceMs,
  };
}

function optionsFromValues(values: EditorValues): TaskOptions {
  if (values.kind === 'script') return { kind: 'script', shell: values.shell, text: values.script };
  const [program = '', ...args] = parseShellWords(values.command).words;
  return { kind: 'command', program, args };
}

/** The schedules the form describes. */
export function entriesFromValues(entries: readonly EntryValues[]): EntryDraft[] {
  return entries.map((values) => ({
    ...(values.id === undefined ? {} : { id: values.id }),
    ...timingFromValues(values),
    enabled: values.enabled,
    catchUp: {
      policy: values.catchUp,
      windowMs: values.catchUpWindowMs,
      limit: Number(values.catchUpLimit) || 1,
      startWithinMs: values.catchUpStartWithinMs,
    },
    overlap: values.overlap,
  }));
}

/** What the host could not complain about, because it never sees what was typed. */
export function issuesOfForm(values: EditorValues): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (values.kind === 'command') {
    const { problem } = parseShellWords(values.command);
    if (problem) issues.push({ path: 'task.options.program', message: problem });
  }
  const names = new Set<string>();
  for (const { name, value } of values.environment) {
    if (name === '' && value !== '') issues.push({ path: 'task.environment.', message: 'must have a name' });
    if (name !== '' && names.has(name)) issues.push({ path: `task.environment.${name}`, message: 'is there twice' });
    names.add(name);
  }
  values.entries.forEach((entry, at) => {
    for (const { path, message } of issuesOfTiming(entry)) issues.push({ path: `entries.${at}.${path}`, message });
  });
  return issues;
}
