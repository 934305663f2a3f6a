import { z } from 'zod';

/** What the address of the Import / Export page holds: which of the two. */
export const TransferSearch = z.object({ tab: z.enum(['import', 'export']).optional().catch(undefined) });
export type TransferSearch = z.infer<typeof TransferSearch>;
