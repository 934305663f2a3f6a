import type { Run } from '../shared/model/run.ts';
import { type EntryTiming, entryDueTimes } from '../shared/schedule/entry-due-times.ts';
import { createAlertGate } from './alerts/alert-gate.ts';
import { failureAlert } from './alerts/failure-alert.ts';
import { createChangeHub } from './api/change-hub.ts';
import type { Core } from './api/core.ts';
import { createBeat } from './beat/beat.ts';
import { placeEvent } from './beat/place-event.ts';
import { relocateByCalendars } from './beat/relocate-by-calendars.ts';
import { createLocalEngine } from './engines/local/local-engine.ts';
import { createEventSources } from './events/event-sources.ts';
import type { Host } from './host.ts';
import { createDispatcher, stopForNewer } from './queue/dispatcher.ts';
import { recoverRuns } from './queue/recover.ts';
import { createRegistry } from './registry/registry.ts';
import { createSettingsService } from './registry/settings-service.ts';
import { openStore } from './store/store.ts';
import { createCalendars } from './system/calendars.ts';
import { freeSpace } from './system/free-space.ts';
import { hasNetwork } from './system/has-network.ts';
import { writeHeartbeat } from './system/heartbeat-file.ts';
import { createLoginSessions } from './system/login-session.ts';
import { createMachine } from './system/machine.ts';
import { watchPath } from './system/watch-path.ts';
import { createWatchdog } from './watchdog/watchdog.ts';

/** What a core does by itself: `beat` ticks and runs everything, `work` runs what was asked for by hand, `none` only answers. */
export type CoreRole = 'beat' | 'work' | 'none';

/** A core that is open; whoever opened it holds the beat lock. */
export interface RunningCore extends Core {
  close(reason: string): Promise<void>;
}

/** Builds every part of the core on an open data folder and starts them in order. */
export function startCore(host: Host, role: CoreRole): RunningCore {
  const { clock, log } = host;
  const calendars = createCalendars({
    clock,
    log,
    onChanged: (paths) => relocate(paths),
    onProblem: (path, problem) => watchdog.calendarProblem(path, problem),
    inUse: () => new Set(store.calendars.calendarEntries().flatMap(({ exclusions }) => exclusions.calendars)),
  });
  const timesOf = (entry: EntryTiming) => entryDueTimes(entry, calendars.readCalendar);
  const store = openStore(host.dataFolder, (entry, at) => placeEvent(entry, at, timesOf));
  const changes = createChangeHub(clock);
  const machine = createMachine(host.homeFolder, host.environment);
  const engine = createLocalEngine({
    host,
    logsFile: store.logsFile,
    onHang: (problem) => watchdog.workerHangs(problem),
  });
  const alerts = createAlertGate(clock, (alert) => host.showAlert(alert));
  const runListeners = new Map<string, Set<() => void>>();

  const settings = createSettingsService(store.settings, (next, previous) => {
    if (next.paused && (!previous.paused || next.pausedUntil !== previous.pausedUntil)) beat.pause(next.pausedUntil);
    if (!next.paused && previous.paused) beat.resume();
    changes.publish({ topic: 'settings' });
    changes.publish({ topic: 'beat' });
    dispatcher.wake();
  });

  const dispatcher = createDispatcher({
    clock,
    log,
    store: store.queue,
    engine,
    maxActiveRuns: () => settings.get().maxActiveRuns,
    ...(role === 'work' && { only: 'manual' as const }),
    onFollowed: (entryIds) => beat.runsMoved(entryIds),
    onMadeDue: () => beat.wake(),
    onRuns: (runs, finished) => {
      for (const { id, taskId } of runs) {
        changes.publish({ topic: 'runs', taskId, runId: id });
        for (const changed of runListeners.get(id) ?? []) changed();
      }
      for (const run of finished) alertOf(run);
    },
  });

  const beat = createBeat({
    clock,
    log,
    store: store.beat,
    timesOf,
    paused: settings.get().paused ? { until: settings.get().pausedUntil } : null,
    onPauseEnded: () => void settings.update({ paused: false, pausedUntil: null }),
    onStatus: () => {
      changes.publish({ topic: 'beat' });
      watchdog.beatChanged();
    },
    onHandled: (due, handledAt, awakeSince) => watchdog.handled(due, handledAt, awakeSince),
    onTick: (tick) => {
      watchdog.ticked(tick);
      events.ticked(tick.jumpMs);
    },
    onPlanned: ({ taskIds, stops }) => {
      stopForNewer(dispatcher, stops);
      for (const taskId of taskIds) changes.publish({ topic: 'runs', taskId });
      changes.publish({ topic: 'beat' });
      dispatcher.wake();
    },
  });

  const watchdog = createWatchdog({
    clock,
    log,
    pid: process.pid,
    version: host.version,
    store: store.watchdog,
    beat: () => beat,
    freeSpace: () => freeSpace(host.dataFolder),
    writeHeartbeat: (heartbeat) => writeHeartbeat(host.dataFolder, heartbeat),
    onChange: () => changes.publish({ topic: 'beat' }),
  });

  const events = createEventSources({
    clock,
    log,
    store: store.events,
    sessions: createLoginSessions(host.dataFolder, host.environment),
    hasNetwork,
    watchPath,
    happened: (type, subject) => beat.happened(type, subject),
    onPathProblem: (path, reason) => watchdog.pathProblem(path, reason),
  });

  const registry = createRegistry({
    clock,
    machine,
    store: store.registry,
    timesOf,
    checkCalendar: calendars.check,
    settle: (entryIds, now) => beat.settle(entryIds, now),
    onChange: (change) => {
      changes.publish(change);
      changes.publish({ topic: 'beat' });
      beat.wake();
      events.entriesChanged();
    },
  });

  /** Moves entries that exclude calendars, only those in `paths` where it is given, to where they are due now. */
  function relocate(paths: ReadonlySet<string> | null): void {
    if (role !== 'beat') return;
    for (const entry of store.calendars.calendarEntries()) {
      if (paths && !entry.exclusions.calendars.some((path) => paths.has(path))) continue;
      const due = relocateByCalendars(entry, clock.now(), timesOf);
      if (due !== undefined) store.beat.relocate(entry.id, entry.isPaused ? { heldFrom: due } : { nextRunAt: due });
    }
    changes.publish({ topic: 'beat' });
    beat.wake();
  }

  function alertOf(run: Run): void {
    const alert = settings.get().notifyFailures ? failureAlert(run) : null;
    if (alert) alerts.offer(run.taskId, alert);
  }

  if (role === 'beat') recoverRuns(store.queue, log, clock.now());
  if (role !== 'none') dispatcher.start();
  let stopListening = () => {};
  if (role === 'beat') {
    watchdog.start();
    beat.start();
    // They may have changed while nobody looked.
    relocate(null);
    void events.start();
    stopListening =
      host.onResume?.(() => {
        beat.wake();
        events.resumed();
      }) ?? stopListening;
  }

  return {
    host,
    startedAt: clock.now(),
    machine,
    timesOf,
    checkCalendar: calendars.check,
    registry,
    registryStore: store.registry,
    settings,
    beat,
    watchdog,
    dispatcher,
    engine,
    runs: store.runs,
    history: store.history,
    output: store.output,
    changes,
    onRunChange: (runId, changed) => {
      const listeners = runListeners.get(runId) ?? new Set();
      runListeners.set(runId, listeners.add(changed));
      return () => {
        listeners.delete(changed);
        if (listeners.size === 0) runListeners.delete(runId);
      };
    },
    close: async (reason) => {
      stopListening();
      events.close();
      calendars.close();
      beat.stop();
      watchdog.stop();
      alerts.close();
      await dispatcher.close(reason);
      changes.close();
      store.close();
    },
  };
}
