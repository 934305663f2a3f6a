import { z } from 'zod';

/** Shells a script task may name; which of them are installed is the machine's business. */
export const shells = ['bash', 'sh', 'zsh', 'fish', 'pwsh', 'cmd', 'python', 'node'] as const;

const noNul = (text: string) => !text.includes('\0');
const text = (max: number) =>
  z.string().max(max, `must have at most ${max} characters`).refine(noNul, 'must not contain NUL');

/** Arguments of a program, one by one. */
export const TaskArguments = z.array(text(32_768)).max(1_000, 'must have at most 1000 arguments');

/** A program with its arguments, started without a shell. */
const CommandOptions = z.strictObject({
  kind: z.literal('command'),
  program: text(4_096).refine((program) => program.trim() !== '', 'must name a program'),
  args: TaskArguments.default([]),
});

/** A text run by a chosen shell. */
const ScriptOptions = z.strictObject({
  kind: z.literal('script'),
  shell: z.enum(shells).default('bash'),
  text: text(262_144).refine((script) => script.trim() !== '', 'must not be empty'),
});

/** What a task runs, by kind. */
export const TaskOptions = z.discriminatedUnion('kind', [CommandOptions, ScriptOptions]);
export type TaskOptions = z.infer<typeof TaskOptions>;

const TaskName = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(200, 'must have at most 200 characters')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  .regex(/^[^\u0000-\u001f\u007f]*$/, 'must not contain control characters');

const Tag = z.string().trim().min(1, 'must not be empty').max(50, 'must have at most 50 characters');

/** Environment variables by name. */
export const TaskEnvironment = z.record(
  z
    .string()
    .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be a variable name')
    .max(200),
  text(32_768),
);

/** What a person fills in to define a task. */
export const TaskInput = z.strictObject({
  name: TaskName,
  notes: text(10_000).default(''),
  tags: z.array(Tag).max(20, 'must have at most 20 tags').default([]),
  options: TaskOptions,
  /** Absolute path; null means the home folder. */
  workingFolder: text(4_096).nullable().default(null),
  environment: TaskEnvironment.default({}),
  /** Longer runs are stopped and end as `timedOut`; null means no limit. */
  timeLimitMs: z
    .int()
    .min(100, 'must be at least 100 ms')
    .max(31 * 86_400_000, 'must be at most 31 days')
    .nullable()
    .default(null),
  /** How long a run may take to end after it was asked to, before it is killed. */
  stopGraceMs: z.int().min(0).max(600_000, 'must be at most 10 minutes').default(5_000),
});
export type TaskInput = z.infer<typeof TaskInput>;

/** A registered task: what to run. */
export const Task = TaskInput.extend({
  id: z.uuid(),
  createdAt: z.int(),
  updatedAt: z.int(),
});
export type Task = z.infer<typeof Task>;
