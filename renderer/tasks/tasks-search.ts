import { z } from 'zod';

/** What the address of the Tasks page holds: what is searched for, the tag, the order. */
export const TasksSearch = z.object({
  text: z.string().optional().catch(undefined),
  tag: z.string().optional().catch(undefined),
  sort: z.enum(['name', 'next', 'last', '-name', '-next', '-last']).optional().catch(undefined),
});
export type TasksSearch = z.infer<typeof TasksSearch>;
