import { z } from 'zod';
import { RunState, Trigger } from '../../shared/model/run.ts';

/** What the address of the Runs page holds: its filter. */
export const RunsSearch = z.object({
  text: z.string().max(200).optional().catch(undefined),
  task: z.uuid().optional().catch(undefined),
  states: z.array(RunState).optional().catch(undefined),
  triggers: z.array(Trigger).optional().catch(undefined),
});
export type RunsSearch = z.infer<typeof RunsSearch>;
