import type { Status } from '../../shared/api.ts';
import type { Core } from './core.ts';

const nextShown = 5;
const runningShown = 100;

/** Where the beat stands. */
export function readStatus(core: Core): Status {
  const { host, beat, runs, registryStore } = core;
  const { state, problem, lastTickAt } = beat.status();
  return {
    version: host.version,
    dataFolder: host.dataFolder,
    pid: process.pid,
    host: host.kind,
    beat: state,
    problem,
    startedAt: core.startedAt,
    lastTickAt,
    pausedUntil: core.settings.get().pausedUntil,
    ...core.watchdog.report(),
    now: host.clock.now(),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    zoneDataVersion: process.versions.tz ?? 'unknown',
    ...registryStore.counts(),
    queuedCount: runs.queuedCount(),
    running: core.dispatcher.activeRuns().slice(0, runningShown),
    next: registryStore.nextDue(nextShown).map((entry) => ({
      entryId: entry.id,
      taskId: entry.taskId,
      taskName: entry.taskName,
      at: entry.nextRunAt ?? 0,
    })),
  };
}
