import type { Why } from '../../shared/api.ts';
import { AppError } from '../../shared/error.ts';
import type { Core } from './core.ts';

/** Answers why an entry did, or did not, run at a moment, by default at its latest due time. */
export function explain(core: Core, entryId: string, at: number | null): Why {
  const entry = core.registryStore.findEntry(entryId);
  if (!entry) throw new AppError('NOT_FOUND', `There is no entry ${entryId}.`);
  const times = core.timesOf(entry);
  const moment = at ?? entry.lastScheduledFor ?? core.host.clock.now();
  return {
    at: moment,
    answer: 'It was not due then.',
    details: [],
    run: null,
    before: times.latest(moment),
    after: times.next(moment),
  };
}
