import { AppError } from '../../shared/error.ts';
import type { TransferFormat } from '../../shared/model/transfer.ts';
import { underPath } from '../registry/check-entry.ts';
import { readDocument, writeDocument } from '../transfer/document-text.ts';
import { exportTasks } from '../transfer/export-tasks.ts';
import { planChanges, planImport } from '../transfer/plan-import.ts';
import type { Core } from './core.ts';
import type { Handlers } from './handlers.ts';
import { importWarnings } from './import-warnings.ts';

/** Binds import and export to the core. */
export function transferHandlers(core: Core): Handlers['transfer'] {
  const { registry, registryStore } = core;
  const all = () => registryStore.listTasks({});

  return {
    export: async ({ tasks, format }) => {
      const records = tasks
        ? [...new Map(tasks.map((name) => registry.task(name)).map((record) => [record.task.id, record])).values()]
        : all();
      return {
        text: writeDocument(exportTasks(records), format),
        fileName: fileName(format),
        taskCount: records.length,
      };
    },
    preview: async ({ text }) => {
      const document = readDocument(text);
      const items = planImport(document, all()).map((item, index) => {
        const task = document.tasks[index];
        const warnings = task ? importWarnings(task, document, core) : [];
        return { ...item, warnings: [...item.warnings, ...warnings] };
      });
      return { items };
    },
    apply: async ({ text, ...choices }) => {
      const changes = planChanges(readDocument(text), all(), choices);
      const counts = { created: 0, replaced: 0, unchanged: 0, skipped: 0 };
      // A task may come from another machine: what this one lacks to run it was shown as a warning.
      registry.together({ lenient: true }, () => {
        for (const change of changes) {
          try {
            if (change.change === 'create') registry.createTask(change.task, change.entries);
            if (change.change === 'replace') registry.updateTask(change.id, change.task, change.entries);
          } catch (error) {
            throw 'task' in change ? namedError(error, change.task.name) : error;
          }
          counts[countNames[change.change]]++;
        }
      });
      return counts;
    },
  };
}

const countNames = { create: 'created', replace: 'replaced', unchanged: 'unchanged', skipped: 'skipped' } as const;

function fileName(format: TransferFormat): string {
  return `downbeat-tasks.${format}`;
}

function namedError(error: unknown, name: string): unknown {
  const placed = underPath(error, name);
  return placed instanceof AppError && placed.code === 'CONFLICT'
    ? new AppError('CONFLICT', `“${name}”: ${placed.message}`, placed.issues)
    : placed;
}
