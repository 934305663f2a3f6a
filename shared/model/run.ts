import { z } from 'zod';
import { TaskArguments, TaskEnvironment } from './task.ts';

export const runStates = [
  'queued',
  'running',
  'succeeded',
  'failed',
  'timedOut',
  'cancelled',
  'lost',
  'skipped',
  'missed',
] as const;

/** `queued → running → succeeded | failed | timedOut | cancelled | lost`; `skipped` and `missed` are born final. */
export const RunState = z.enum(runStates);
export type RunState = z.infer<typeof RunState>;

/** The states a run can end in by being executed. */
export const FinishedState = z.enum(['succeeded', 'failed', 'timedOut', 'cancelled', 'lost']);
export type FinishedState = z.infer<typeof FinishedState>;

/** Why a run exists. */
export const Trigger = z.enum(['schedule', 'catch-up', 'manual', 'retry', 'event', 'api']);
export type Trigger = z.infer<typeof Trigger>;

/** Whether a run still waits or executes. */
export function isActive(state: RunState): boolean {
  return state === 'queued' || state === 'running';
}

/** What one run is given in place of, or besides, what its task says. */
export const RunParameters = z.strictObject({
  /** Arguments in place of the task's own; for commands only. */
  args: TaskArguments.optional(),
  /** Variables on top of the task's own. */
  environment: TaskEnvironment.optional(),
});
export type RunParameters = z.infer<typeof RunParameters>;

/** One execution of a task, or the record of why a due time had none. */
export const Run = z.object({
  id: z.uuid(),
  taskId: z.uuid(),
  /** The task's name when the run was made, so that history survives renaming and deletion. */
  taskName: z.string(),
  entryId: z.uuid().nullable(),
  /** The due time it was meant for, the latest one where it stands for many; null for runs nothing scheduled. */
  scheduledFor: z.int().nullable(),
  /** The earliest due time it stands for. */
  firstScheduledFor: z.int().nullable(),
  /** How many due times it stands for; 0 for runs nothing scheduled. */
  dueCount: z.int().min(0),
  state: RunState,
  trigger: Trigger,
  /** Why it did not run, failed or was stopped, in one sentence. */
  reason: z.string().nullable(),
  /** Why a due time was handled late, in one sentence; null where it was on time. */
  lateReason: z.string().nullable(),
  queuedAt: z.int(),
  /** It stays queued until then; null where it may start at once. */
  readyAt: z.int().nullable(),
  /** What it was given by hand; null where the task says it all. */
  parameters: RunParameters.nullable(),
  startedAt: z.int().nullable(),
  finishedAt: z.int().nullable(),
  exitCode: z.int().nullable(),
  signal: z.string().nullable(),
  pid: z.int().nullable(),
  /** Bytes written to both streams. */
  outputBytes: z.int().min(0),
});
export type Run = z.infer<typeof Run>;

/** A piece of a run's output: whole characters of one stream, in the order they arrived. */
export const OutputChunk = z.object({
  seq: z.int().min(1),
  at: z.int(),
  stream: z.enum(['stdout', 'stderr']),
  text: z.string(),
});
export type OutputChunk = z.infer<typeof OutputChunk>;
