import type { EntryView } from '../../../shared/api.ts';
import type { Context } from './context.ts';

/** Says on stderr what a schedule does that its writer may not expect. */
export async function showWarnings({ terminal, now }: Context, { schedule }: EntryView): Promise<void> {
  // Loaded here, because most commands show no warnings.
  const { scheduleWarnings } = await import('../../../shared/schedule/describe-schedule.ts');
  for (const warning of scheduleWarnings(schedule, now())) terminal.problem(`Note: ${warning}`);
}
