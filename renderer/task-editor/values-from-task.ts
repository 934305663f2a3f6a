import { randomId } from '@mantine/hooks';
import type { TaskView } from '../../shared/api.ts';
import type { Entry } from '../../shared/model/entry.ts';
import { formatShellWords } from '../ui/shell-words.ts';
import type { EditorValues, EntryValues } from './editor-values.ts';
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

function entryValues({ id, enabled, schedule, catchUp, overlap }: Entry): EntryValues {
  return newEntry(schedule.timeZone, {
    id,
    enabled,
    ...schedule,
    catchUp: catchUp.policy,
    catchUpWindowMs: catchUp.windowMs,
    catchUpLimit: catchUp.limit,
    overlap,
  });
}

/** The same form for a second task like it. */
export function valuesForCopy(values: EditorValues): EditorValues {
  return {
    ...values,
    name: `${values.name} copy`,
    entries: values.entries.map((entry) => ({ ...entry, key: randomId(), id: undefined })),
  };
}
