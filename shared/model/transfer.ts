import { z } from 'zod';
import { EntryInput } from './entry.ts';
import { TaskInput } from './task.ts';

export const transferVersion = 1;

/** Tasks with their schedules as they travel between data folders; ids stay at home, names identify. */
export const TransferDocument = z.object({
  downbeat: z.literal(transferVersion, `must be ${transferVersion}`),
  tasks: z
    .array(TaskInput.extend({ entries: z.array(EntryInput).max(1_000, 'must have at most 1000 entries').default([]) }))
    .max(100_000, 'must have at most 100000 tasks'),
});
export type TransferDocument = z.infer<typeof TransferDocument>;

export const TransferFormat = z.enum(['yaml', 'json']);
export type TransferFormat = z.infer<typeof TransferFormat>;

/** What importing would do to one task; `warnings` say what this machine lacks to run it. */
export const ImportItem = z.object({
  name: z.string(),
  /** `conflict`: a task of that name exists and differs. `same`: it exists and nothing would change. */
  change: z.enum(['new', 'same', 'conflict']),
  /** Dotted names of the fields that differ, for a conflict. */
  differences: z.array(z.string()),
  entryCount: z.int(),
  warnings: z.array(z.string()),
});
export type ImportItem = z.infer<typeof ImportItem>;

/** What to do with a task whose name exists and whose definition differs. */
export const ConflictChoice = z.enum(['skip', 'replace', 'rename']);
export type ConflictChoice = z.infer<typeof ConflictChoice>;
