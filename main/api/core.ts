import type { EntryDueTimes, EntryTiming } from '../../shared/schedule/entry-due-times.ts';
import type { Beat } from '../beat/beat.ts';
import type { Host } from '../host.ts';
import type { HistoryStore } from '../ledger/history-store.ts';
import type { Dispatcher } from '../queue/dispatcher.ts';
import type { Engine } from '../queue/engine.ts';
import type { OutputStore, RunStore } from '../queue/run-store.ts';
import type { CheckCalendar } from '../registry/check-entry.ts';
import type { Machine } from '../registry/check-task.ts';
import type { Registry } from '../registry/registry.ts';
import type { RegistryStore } from '../registry/registry-store.ts';
import type { SettingsService } from '../registry/settings-service.ts';
import type { Watchdog } from '../watchdog/watchdog.ts';
import type { ChangeHub } from './change-hub.ts';

/** The parts of the core that calls are answered from. */
export interface Core {
  readonly host: Host;
  readonly startedAt: number;
  readonly machine: Machine;
  readonly timesOf: (entry: EntryTiming) => EntryDueTimes;
  readonly checkCalendar: CheckCalendar;
  readonly registry: Registry;
  readonly registryStore: RegistryStore;
  readonly settings: SettingsService;
  readonly beat: Beat;
  readonly watchdog: Pick<Watchdog, 'report'>;
  readonly dispatcher: Dispatcher;
  readonly engine: Engine;
  readonly runs: RunStore;
  readonly history: HistoryStore;
  readonly output: OutputStore;
  readonly changes: ChangeHub;
  /** Calls `changed` when the run's state has changed; the result ends it. */
  onRunChange(runId: string, changed: () => void): () => void;
}
