import { AppError, invalid } from '../../shared/error.ts';
import { isActive, type Run, type RunParameters } from '../../shared/model/run.ts';
import { followOutput } from '../queue/follow-output.ts';
import { checkTask } from '../registry/check-task.ts';
import type { Core } from './core.ts';
import { explain } from './explain.ts';
import type { Handlers } from './handlers.ts';
import { previewSchedule } from './preview-schedule.ts';
import { readStatus } from './read-status.ts';
import { transferHandlers } from './transfer-handlers.ts';
import { entryView, taskView } from './views.ts';

const logPageBytes = 8 * 1024 * 1024;

/** Binds the contract to the core. */
export function coreHandlers(core: Core): Handlers {
  const { registry, registryStore, runs, settings } = core;

  function mustFindRun(id: string): Run {
    const run = runs.find(id);
    if (!run) throw new AppError('NOT_FOUND', `There is no run ${id}.`);
    return run;
  }

  function runNow(reference: string, parameters: RunParameters | null): Run {
    const { task } = registry.task(reference);
    if (parameters?.args && task.options.kind !== 'command') {
      throw invalid('parameters.args', `“${task.name}” is a ${task.options.kind}, which takes no arguments`);
    }
    const run = runs.insert({
      taskId: task.id,
      taskName: task.name,
      entryId: null,
      clockEra: 0,
      scheduledFor: null,
      firstScheduledFor: null,
      dueCount: 0,
      state: 'queued',
      trigger: 'manual',
      reason: null,
      lateReason: null,
      queuedAt: core.host.clock.now(),
      readyAt: null,
      parameters,
      finishedAt: null,
    });
    core.changes.publish({ topic: 'runs', taskId: task.id, runId: run.id });
    core.dispatcher.wake();
    return run;
  }

  return {
    system: {
      status: async () => readStatus(core),
      changes: async (_input, signal) => core.changes.listen(signal),
      pause: async ({ until }) => {
        if (until !== null && until <= core.host.clock.now()) throw invalid('until', 'must be in the future');
        return settings.update({ paused: true, pausedUntil: until });
      },
      resume: async () => settings.update({ paused: false, pausedUntil: null }),
    },
    settings: {
      get: async () => settings.get(),
      update: async (patch) => settings.update(patch),
    },
    task: {
      list: async (filter) => registryStore.listTasks(filter).map(taskView),
      get: async ({ task }) => taskView(registry.task(task)),
      create: async ({ task, entries }) => taskView(registry.createTask(task, entries)),
      update: async ({ id, task, entries }) => taskView(registry.updateTask(id, task, entries)),
      remove: async ({ task }) => ({ id: registry.removeTask(task) }),
      restore: async ({ id }) => taskView(registry.restoreTask(id)),
      check: async ({ task }) => checkTask(task, core.machine),
      run: async ({ task, parameters }) => runNow(task, parameters ?? null),
    },
    entry: {
      list: async ({ task }) =>
        registryStore.listEntries(task === undefined ? null : registry.task(task).task.id).map(entryView),
      create: async ({ task, entry }) => entryView(registry.createEntry(task, entry)),
      update: async ({ id, entry }) => entryView(registry.updateEntry(id, entry)),
      setEnabled: async ({ id, enabled }) => {
        const entry = registryStore.findEntry(id);
        if (!entry) throw new AppError('NOT_FOUND', `There is no entry ${id}.`);
        return entryView(registry.updateEntry(id, { ...entry, enabled }));
      },
      pause: async ({ entries, until }) => ({ count: registry.pauseEntries(entries, until) }),
      resume: async ({ entries }) => ({ count: registry.resumeEntries(entries) }),
      why: async ({ id, at }) => explain(core, id, at ?? null),
      remove: async ({ id }) => {
        registry.removeEntry(id);
        return { id };
      },
    },
    schedule: {
      preview: async (input) => previewSchedule(input, core),
    },
    run: {
      list: async ({ filter, cursor, limit }) => {
        const page = runs.page(filter, cursor ?? null, limit);
        return { runs: page, nextCursor: page.length < limit ? null : (page.at(-1)?.id ?? null) };
      },
      get: async ({ id }) => mustFindRun(id),
      stop: async ({ id }) => {
        const run = mustFindRun(id);
        if (!isActive(run.state)) throw new AppError('CONFLICT', `The run has ended already: ${run.state}.`);
        core.dispatcher.stopRun(id, 'Stopped by hand.');
        return mustFindRun(id);
      },
      log: async ({ id, afterSeq, limit }) => {
        mustFindRun(id);
        const chunks = core.output.chunks(id, afterSeq, limit, logPageBytes);
        return { chunks, nextSeq: chunks.at(-1)?.seq ?? null };
      },
      follow: async ({ id, afterSeq }, signal) => {
        mustFindRun(id);
        return followOutput(
          id,
          afterSeq,
          {
            output: core.output,
            engine: core.engine,
            isActive: () => isActive(runs.find(id)?.state ?? 'lost'),
            onRunChange: (changed) => core.onRunChange(id, changed),
          },
          signal,
        );
      },
    },
    transfer: transferHandlers(core),
  };
}
