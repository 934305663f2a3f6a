import { z } from 'zod';
import { FinishedState } from './model/run.ts';
import { TaskOptions } from './model/task.ts';

/** Everything a worker needs to execute one run. */
export const RunOrder = z.object({
  runId: z.uuid(),
  options: TaskOptions,
  workingFolder: z.string().nullable(),
  environment: z.record(z.string(), z.string()),
  timeLimitMs: z.int().nullable(),
  stopGraceMs: z.int(),
});
export type RunOrder = z.infer<typeof RunOrder>;

/** THE contract, host ▸ worker; `init` comes first and once. */
export const ToWorker = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('init'),
    logsFile: z.string(),
    environment: z.record(z.string(), z.string()),
    homeFolder: z.string(),
  }),
  z.object({ type: z.literal('start'), orders: z.array(RunOrder) }),
  z.object({ type: z.literal('stop'), runId: z.uuid(), reason: z.string() }),
  /** While watched, the worker says when the run's stored output has grown. */
  z.object({ type: z.literal('watch'), runId: z.uuid(), on: z.boolean() }),
  /** Asks whether the worker still answers; any message counts as an answer, and a `pong` is sent for it. */
  z.object({ type: z.literal('ping') }),
  /** Stops every run with `reason`, reports them and exits. */
  z.object({ type: z.literal('shutdown'), reason: z.string() }),
]);
export type ToWorker = z.infer<typeof ToWorker>;

export const RunStarted = z.object({ runId: z.uuid(), pid: z.int().nullable(), startedAt: z.int() });
export type RunStarted = z.infer<typeof RunStarted>;

/** How a run ended; the worker keeps the same in its log database until the host has it. */
export const RunFinished = z.object({
  runId: z.uuid(),
  state: FinishedState,
  reason: z.string().nullable(),
  startedAt: z.int().nullable(),
  finishedAt: z.int(),
  exitCode: z.int().nullable(),
  signal: z.string().nullable(),
  outputBytes: z.int(),
});
export type RunFinished = z.infer<typeof RunFinished>;

/** THE contract, worker ▸ host; reports are gathered for a few milliseconds so that they cost one transaction. */
export const FromWorker = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({
    type: z.literal('report'),
    started: z.array(RunStarted),
    finished: z.array(RunFinished),
    /** Watched runs whose stored output has grown. */
    grew: z.array(z.uuid()),
  }),
  z.object({ type: z.literal('problem'), message: z.string() }),
  z.object({ type: z.literal('pong') }),
]);
export type FromWorker = z.infer<typeof FromWorker>;
