import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { type ErrorCode, errorCodes } from './error.ts';
import { Entry, EntryInput } from './model/entry.ts';
import { OutputChunk, Run, RunParameters, RunState, Trigger } from './model/run.ts';
import { Settings } from './model/settings.ts';
import { Task, TaskInput } from './model/task.ts';
import { ConflictChoice, ImportItem, TransferFormat } from './model/transfer.ts';

/** What every error carries besides its code and message: complaints about single fields. */
const ErrorData = z.object({ issues: z.array(z.object({ path: z.string(), message: z.string() })) });

type ErrorMap = { [Code in ErrorCode]: { status: number; message: string; data: typeof ErrorData } };

const errors = Object.fromEntries(
  Object.entries(errorCodes).map(([code, { status, message }]) => [code, { status, message, data: ErrorData }]),
) as ErrorMap;

const call = oc.errors(errors);

/** A task by its id or its name. */
const TaskRef = z.string().min(1, 'must name a task').max(200, 'must have at most 200 characters');
const runId = z.uuid('must be the id of a run');
const entryId = z.uuid('must be the id of an entry');
const instant = z.int().min(0).max(8_640_000_000_000_000);

/** Entries to act on: the ones named, those of a task or of all tasks with a tag. */
const EntrySelection = z
  .strictObject({
    ids: z.array(entryId).max(100_000).optional(),
    task: TaskRef.optional(),
    tag: z.string().min(1).max(50).optional(),
  })
  .refine(
    ({ ids, task, tag }) => [ids, task, tag].filter((choice) => choice !== undefined).length === 1,
    'must name either ids, a task or a tag',
  );
export type EntrySelection = z.infer<typeof EntrySelection>;

/** What changed; queries carry the data. `all` asks to fetch everything again. */
export const Change = z.object({
  topic: z.enum(['all', 'tasks', 'runs', 'beat', 'settings']),
  /** The task concerned, where there is one. */
  taskId: z.uuid().optional(),
  /** The run concerned, where there is one. */
  runId: z.uuid().optional(),
});
export type Change = z.infer<typeof Change>;

/** What can be wrong, most serious first. */
export const problemCodes = [
  'beatFailing',
  'entryOverdue',
  'beatLate',
  'workerHangs',
  'diskLow',
  'clockJumped',
  'pathNotWatched',
  'calendarUnreadable',
] as const;

/** Something the watchdog noticed and that has not passed yet. */
export const Problem = z.object({
  code: z.enum(problemCodes),
  /** What is wrong and what it means, in one or two sentences. */
  message: z.string(),
  since: z.int(),
});
export type Problem = z.infer<typeof Problem>;

/** Where the beat stands: what a health line shows. */
export const Status = z.object({
  version: z.string(),
  dataFolder: z.string(),
  pid: z.int(),
  host: z.enum(['electron', 'headless', 'cli']),
  /** `standby`: another host has the beat and answers through this one. */
  beat: z.enum(['running', 'paused', 'stopped', 'failing']),
  /** Why the beat fails, in one sentence. */
  problem: z.string().nullable(),
  startedAt: z.int(),
  lastTickAt: z.int().nullable(),
  /** When a pause of everything ends by itself. */
  pausedUntil: z.int().nullable(),
  /** What the watchdog has noticed, most serious first; empty when all is well. */
  problems: z.array(Problem),
  /** How late due times were handled in the last hour, in ms; null before there was one. */
  lateness: z.object({ medianMs: z.number(), worstMs: z.number(), count: z.int() }).nullable(),
  /** The last time the wall clock moved against the monotonic one; sleep is a jump forwards. */
  lastJump: z.object({ at: z.int(), ms: z.int() }).nullable(),
  now: z.int(),
  timeZone: z.string(),
  zoneDataVersion: z.string(),
  taskCount: z.int(),
  entryCount: z.int(),
  queuedCount: z.int(),
  running: z.array(Run),
  next: z.array(z.object({ entryId: z.uuid(), taskId: z.uuid(), taskName: z.string(), at: z.int() })),
});
export type Status = z.infer<typeof Status>;

/** An entry with what a list shows of it. */
export const EntryView = Entry.extend({ sentence: z.string(), taskName: z.string() });
export type EntryView = z.infer<typeof EntryView>;

/** A task with what a list shows of it. */
export const TaskView = Task.extend({ entries: z.array(EntryView), lastRun: Run.nullable() });
export type TaskView = z.infer<typeof TaskView>;

/** An entry inside a task that is saved as a whole; with an id it is changed, without one it is new. */
export const EntryDraft = EntryInput.extend({ id: z.uuid().optional() });
export type EntryDraft = z.infer<typeof EntryDraft>;

const entries = z.array(EntryDraft).max(1_000, 'must have at most 1000 entries');

export const SchedulePreview = z.object({
  sentence: z.string(),
  warnings: z.array(z.string()),
  due: z.array(z.int()),
});
export type SchedulePreview = z.infer<typeof SchedulePreview>;

/** Why something did, or did not, run at a moment. */
export const Why = z.object({
  /** The due time, or else the moment, that the answer is about. */
  at: z.int(),
  /** The answer in one sentence. */
  answer: z.string(),
  /** What led to it, one sentence each. */
  details: z.array(z.string()),
  /** The run that stands for that due time. */
  run: Run.nullable(),
  /** The due times around the moment, by the entry as it was then. */
  before: z.int().nullable(),
  after: z.int().nullable(),
});
export type Why = z.infer<typeof Why>;

/** What would happen if the task ran now. */
export const TaskCheck = z.object({
  issues: z.array(z.object({ path: z.string(), message: z.string() })),
  /** The file that would be started. */
  programPath: z.string().nullable(),
  workingFolder: z.string(),
});
export type TaskCheck = z.infer<typeof TaskCheck>;

export const RunFilter = z.strictObject({
  taskId: z.uuid().optional(),
  entryId: z.uuid().optional(),
  states: z.array(RunState).max(20).optional(),
  triggers: z.array(Trigger).max(20).optional(),
  /** Part of the task's name. */
  text: z.string().max(200).optional(),
});
export type RunFilter = z.infer<typeof RunFilter>;

const RunPage = z.object({ runs: z.array(Run), nextCursor: z.string().nullable() });

/** THE contract: everything a window, a browser, a program or the command line can ask of a host. */
export const contract = {
  system: {
    status: call.route({ method: 'GET', path: '/status' }).output(Status),
    /** Says what changed, for as long as somebody listens; starts with `all`. */
    changes: call
      .route({ method: 'GET', path: '/changes' })
      .output(eventIterator(z.object({ changes: z.array(Change) }))),
    /** Pauses everything, until an instant where one is given; due times are recorded as skipped meanwhile. */
    pause: call
      .route({ method: 'POST', path: '/pause' })
      .input(z.strictObject({ until: instant.nullable().default(null) }).default({ until: null }))
      .output(Settings),
    resume: call.route({ method: 'POST', path: '/resume' }).output(Settings),
  },
  settings: {
    get: call.route({ method: 'GET', path: '/settings' }).output(Settings),
    update: call.route({ method: 'PATCH', path: '/settings' }).input(Settings.partial().strict()).output(Settings),
  },
  task: {
    list: call
      .route({ method: 'GET', path: '/tasks' })
      .input(z.strictObject({ text: z.string().max(200).optional(), tag: z.string().max(50).optional() }).default({}))
      .output(z.array(TaskView)),
    get: call
      .route({ method: 'GET', path: '/tasks/{task}' })
      .input(z.strictObject({ task: TaskRef }))
      .output(TaskView),
    create: call
      .route({ method: 'POST', path: '/tasks', successStatus: 201 })
      .input(z.strictObject({ task: TaskInput, entries: entries.default([]) }))
      .output(TaskView),
    /** Without `entries` the schedule stays; with them they are all the task has afterwards. */
    update: call
      .route({ method: 'PUT', path: '/tasks/{id}' })
      .input(z.strictObject({ id: z.uuid(), task: TaskInput, entries: entries.optional() }))
      .output(TaskView),
    remove: call
      .route({ method: 'DELETE', path: '/tasks/{task}' })
      .input(z.strictObject({ task: TaskRef }))
      .output(z.object({ id: z.uuid() })),
    /** Brings a removed task back with its schedules, as long as its name is free. */
    restore: call
      .route({ method: 'POST', path: '/tasks/{id}/restore' })
      .input(z.strictObject({ id: z.uuid() }))
      .output(TaskView),
    check: call
      .route({ method: 'POST', path: '/tasks/check' })
      .input(z.strictObject({ task: TaskInput }))
      .output(TaskCheck),
    run: call
      .route({ method: 'POST', path: '/tasks/{task}/run', successStatus: 201 })
      .input(z.strictObject({ task: TaskRef, parameters: RunParameters.optional() }))
      .output(Run),
  },
  entry: {
    list: call
      .route({ method: 'GET', path: '/entries' })
      .input(z.strictObject({ task: TaskRef.optional() }).default({}))
      .output(z.array(EntryView)),
    create: call
      .route({ method: 'POST', path: '/tasks/{task}/entries', successStatus: 201 })
      .input(z.strictObject({ task: TaskRef, entry: EntryInput }))
      .output(EntryView),
    update: call
      .route({ method: 'PUT', path: '/entries/{id}' })
      .input(z.strictObject({ id: entryId, entry: EntryInput }))
      .output(EntryView),
    setEnabled: call
      .route({ method: 'PUT', path: '/entries/{id}/enabled' })
      .input(z.strictObject({ id: entryId, enabled: z.boolean() }))
      .output(EntryView),
    /** Pauses entries, until an instant where one is given; what is due meanwhile is recorded as skipped. */
    pause: call
      .route({ method: 'POST', path: '/entries/pause' })
      .input(z.strictObject({ entries: EntrySelection, until: instant.nullable().default(null) }))
      .output(z.object({ count: z.int() })),
    resume: call
      .route({ method: 'POST', path: '/entries/resume' })
      .input(z.strictObject({ entries: EntrySelection }))
      .output(z.object({ count: z.int() })),
    /** Answers “why did it not run at …?”, by default for the latest due time. */
    why: call
      .route({ method: 'GET', path: '/entries/{id}/why' })
      .input(z.strictObject({ id: entryId, at: instant.optional() }))
      .output(Why),
    remove: call
      .route({ method: 'DELETE', path: '/entries/{id}' })
      .input(z.strictObject({ id: entryId }))
      .output(z.object({ id: z.uuid() })),
  },
  schedule: {
    preview: call
      .route({ method: 'POST', path: '/schedules/preview' })
      .input(
        EntryInput.pick({ schedule: true, limits: true, spreadMs: true, exclusions: true }).extend({
          /** The entry whose edit is previewed, so that spread due times are its own. */
          id: entryId.optional(),
          after: instant.optional(),
          count: z.int().min(1).max(100).default(5),
        }),
      )
      .output(SchedulePreview),
  },
  run: {
    list: call
      .route({ method: 'GET', path: '/runs' })
      .input(
        z
          .object({
            filter: RunFilter.default({}),
            cursor: z.string().max(100).optional(),
            limit: z.int().min(1).max(1_000).default(100),
          })
          .default({ filter: {}, limit: 100 }),
      )
      .output(RunPage),
    get: call
      .route({ method: 'GET', path: '/runs/{id}' })
      .input(z.strictObject({ id: runId }))
      .output(Run),
    stop: call
      .route({ method: 'POST', path: '/runs/{id}/stop' })
      .input(z.strictObject({ id: runId }))
      .output(Run),
    /** One page of stored output. */
    log: call
      .route({ method: 'GET', path: '/runs/{id}/log' })
      .input(
        z.strictObject({
          id: runId,
          afterSeq: z.int().min(0).default(0),
          limit: z.int().min(1).max(10_000).default(1_000),
        }),
      )
      .output(z.object({ chunks: z.array(OutputChunk), nextSeq: z.int().nullable() })),
    /** Output from `afterSeq` on, stored and then live, until the run has ended and all of it was sent. */
    follow: call
      .route({ method: 'GET', path: '/runs/{id}/follow' })
      .input(z.strictObject({ id: runId, afterSeq: z.int().min(0).default(0) }))
      .output(eventIterator(z.object({ chunks: z.array(OutputChunk) }))),
  },
  transfer: {
    /** All tasks, or the ones named. */
    export: call
      .route({ method: 'POST', path: '/export' })
      .input(
        z
          .object({ tasks: z.array(TaskRef).max(100_000).optional(), format: TransferFormat.default('yaml') })
          .default({ format: 'yaml' }),
      )
      .output(z.object({ text: z.string(), fileName: z.string(), taskCount: z.int() })),
    preview: call
      .route({ method: 'POST', path: '/import/preview' })
      .input(z.strictObject({ text: z.string().max(50_000_000, 'must have at most 50 MB') }))
      .output(z.object({ items: z.array(ImportItem) })),
    /** Takes the named tasks (all when absent) in one transaction; a name in `conflicts` overrides `onConflict`. */
    apply: call
      .route({ method: 'POST', path: '/import' })
      .input(
        z.strictObject({
          text: z.string().max(50_000_000, 'must have at most 50 MB'),
          take: z.array(z.string()).max(100_000).optional(),
          onConflict: ConflictChoice.default('skip'),
          conflicts: z.record(z.string(), ConflictChoice).default({}),
        }),
      )
      .output(z.object({ created: z.int(), replaced: z.int(), unchanged: z.int(), skipped: z.int() })),
  },
};
