import { z } from 'zod';

/** What the address of a task's page holds: the question why one of its entries did not run, and at which moment. */
export const TaskSearch = z.object({
  why: z.uuid().optional().catch(undefined),
  at: z.int().min(0).max(8_640_000_000_000_000).optional().catch(undefined),
});
export type TaskSearch = z.infer<typeof TaskSearch>;
