import { z } from 'zod';

/** What the address of the page for a new task holds: what to begin with. */
export const EditorSearch = z.object({
  template: z.enum(['hello', 'backup', 'morning']).optional().catch(undefined),
  /** The id of a task to copy. */
  copy: z.uuid().optional().catch(undefined),
});
export type EditorSearch = z.infer<typeof EditorSearch>;
