import type { Why } from '../../shared/api.ts';
import { explain as explainBy } from '../ledger/explain.ts';
import type { Core } from './core.ts';

/** Answers why an entry did, or did not, run at a moment, by default at its latest due time. */
export function explain(core: Core, entryId: string, at: number | null): Why {
  const { paused, pausedUntil, maxActiveRuns } = core.settings.get();
  return explainBy(entryId, at, {
    now: core.host.clock.now(),
    hostZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    startedAt: core.startedAt,
    history: core.history,
    timesOf: core.timesOf,
    current: core.registryStore.findEntry(entryId),
    queue: {
      maxActiveRuns,
      activeCount: core.dispatcher.activeRuns().length,
      isWorking: core.beat.status().state !== 'stopped',
    },
    paused: paused ? { until: pausedUntil } : null,
  });
}
