import { AppError } from '../../shared/error.ts';
import type { TransferDocument } from '../../shared/model/transfer.ts';
import { nameKey } from '../../shared/name-key.ts';
import { checkEntry, withAnchor } from '../registry/check-entry.ts';
import { checkTask } from '../registry/check-task.ts';
import type { Core } from './core.ts';

type ImportedTask = TransferDocument['tasks'][number];

/** What this machine lacks to run a task that is to be brought in, and which of its entries would never be due. */
export function importWarnings(
  task: ImportedTask,
  document: TransferDocument,
  { machine, timesOf, checkCalendar, registryStore, host }: Core,
): string[] {
  const now = host.clock.now();
  const inFile = new Set(document.tasks.map(({ name }) => nameKey(name)));
  const issues = [...checkTask(task, machine).issues];
  task.entries.forEach((entry, index) => {
    const path = `entries.${index}`;
    const { schedule, enabled } = entry;
    try {
      const timing = { ...entry, id: '', schedule: withAnchor(schedule, now) };
      checkEntry(timing, path, timesOf, enabled ? now : null, checkCalendar);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      issues.push(...error.issues);
    }
    if (schedule.kind !== 'event' || schedule.on.type !== 'taskEnded') return;
    const followed = schedule.on.task;
    if (inFile.has(nameKey(followed)) || registryStore.findTask(followed) !== null) return;
    issues.push({ path: `${path}.schedule.on.task`, message: `there is no task “${followed}” here yet` });
  });
  return issues.map(({ path, message }) => `${path}: ${message}`);
}
