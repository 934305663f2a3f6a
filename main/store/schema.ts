import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { CatchUp, Exclusions, Limits, Overlap } from '../../shared/model/entry.ts';
import type { RunParameters, RunState, Trigger } from '../../shared/model/run.ts';
import type { Schedule } from '../../shared/model/schedule.ts';
import type { TaskOptions } from '../../shared/model/task.ts';

/** What a task runs; `removedAt` is set where it was removed and can still be restored. */
export const tasks = sqliteTable('tasks', {
  id: text().primaryKey(),
  name: text().notNull(),
  notes: text().notNull(),
  tags: text({ mode: 'json' }).$type<string[]>().notNull(),
  options: text({ mode: 'json' }).$type<TaskOptions>().notNull(),
  workingFolder: text('working_folder'),
  environment: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
  timeLimitMs: integer('time_limit_ms'),
  stopGraceMs: integer('stop_grace_ms').notNull(),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
  removedAt: integer('removed_at'),
});

/** When tasks run. `clockEra` counts corrections of the wall clock, so that a time that comes again counts again. */
export const entries = sqliteTable('entries', {
  id: text().primaryKey(),
  taskId: text('task_id').notNull(),
  schedule: text({ mode: 'json' }).$type<Schedule>().notNull(),
  enabled: integer({ mode: 'boolean' }).notNull(),
  catchUp: text('catch_up', { mode: 'json' }).$type<CatchUp>().notNull(),
  overlap: text().$type<Overlap>().notNull(),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
  nextRunAt: integer('next_run_at'),
  lastScheduledFor: integer('last_scheduled_for'),
  clockEra: integer('clock_era').notNull(),
  limits: text({ mode: 'json' }).$type<Limits>(),
  spreadMs: integer('spread_ms').notNull(),
  exclusions: text({ mode: 'json' }).$type<Exclusions>(),
  runCount: integer('run_count').notNull(),
  pausedAt: integer('paused_at'),
  pausedUntil: integer('paused_until'),
  heldFrom: integer('held_from'),
});

/** The ledger: every due time and every manual run ends here. */
export const runs = sqliteTable('runs', {
  id: text().primaryKey(),
  taskId: text('task_id').notNull(),
  taskName: text('task_name').notNull(),
  entryId: text('entry_id'),
  clockEra: integer('clock_era').notNull(),
  scheduledFor: integer('scheduled_for'),
  firstScheduledFor: integer('first_scheduled_for'),
  dueCount: integer('due_count').notNull(),
  state: text().$type<RunState>().notNull(),
  trigger: text().$type<Trigger>().notNull(),
  reason: text(),
  queuedAt: integer('queued_at').notNull(),
  startedAt: integer('started_at'),
  finishedAt: integer('finished_at'),
  exitCode: integer('exit_code'),
  signal: text(),
  pid: integer(),
  outputBytes: integer('output_bytes').notNull(),
  readyAt: integer('ready_at'),
  parameters: text({ mode: 'json' }).$type<RunParameters>(),
  lateReason: text('late_reason'),
});

export const settings = sqliteTable('settings', { id: integer().primaryKey(), value: text().notNull() });
