import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import type { BeatStore } from '../beat/beat-store.ts';
import type { CalendarStore } from '../beat/relocate-by-calendars.ts';
import type { EventStore } from '../events/event-store.ts';
import type { HistoryStore } from '../ledger/history-store.ts';
import type { QueueStore } from '../queue/queue-store.ts';
import type { OutputStore, RunStore } from '../queue/run-store.ts';
import type { RegistryStore } from '../registry/registry-store.ts';
import type { WatchdogStore } from '../watchdog/watchdog-store.ts';
import { beatQueries } from './beat-queries.ts';
import { calendarQueries } from './calendar-queries.ts';
import { eventSourceQueries } from './event-source-queries.ts';
import { historyQueries } from './history-queries.ts';
import { initial } from './migrations/0001-initial.ts';
import { timing } from './migrations/0002-timing.ts';
import { logsInitial } from './migrations/logs-0001-initial.ts';
import { openDatabase } from './open-database.ts';
import { outputQueries } from './output-queries.ts';
import { type PlaceEvent, queueQueries } from './queue-queries.ts';
import { registryQueries } from './registry-queries.ts';
import { continueRunIdsAfter } from './run-id.ts';
import { runQueries } from './run-queries.ts';
import { type SettingsStore, settingsQueries } from './settings-queries.ts';
import { watchdogQueries } from './watchdog-queries.ts';

/** Output comes in large pieces: larger pages store it faster. */
const outputPageBytes = 16_384;

/** Everything Downbeat keeps, in two databases in the data folder. */
export interface Store {
  readonly beat: BeatStore;
  readonly calendars: CalendarStore;
  readonly events: EventStore;
  readonly watchdog: WatchdogStore;
  readonly queue: QueueStore;
  readonly registry: RegistryStore;
  readonly runs: RunStore;
  readonly history: HistoryStore;
  readonly output: OutputStore;
  readonly settings: SettingsStore;
  readonly logsFile: string;
  readonly databaseFile: string;
  close(): void;
}

/** Opens (and creates or upgrades) the databases of a data folder; `placeEvent` is asked where the end of a task puts who follows it. */
export function openStore(dataFolder: string, placeEvent: PlaceEvent): Store {
  const databaseFile = join(dataFolder, 'downbeat.db');
  const logsFile = join(dataFolder, 'logs.db');
  const database = openDatabase(databaseFile, [initial, timing]);
  try {
    const logs = openDatabase(logsFile, [logsInitial], { pageBytes: outputPageBytes });
    const db = drizzle(database);
    const latestRun = database.prepare<[], string | null>('SELECT max(id) FROM runs').pluck().get();
    if (latestRun) continueRunIdsAfter(latestRun);
    return {
      beat: beatQueries(database, db),
      calendars: calendarQueries(db),
      events: eventSourceQueries(database),
      watchdog: watchdogQueries(database),
      queue: queueQueries(database, logs, placeEvent),
      registry: registryQueries(database, db),
      runs: runQueries(db),
      history: historyQueries(database, db),
      output: outputQueries(logs),
      settings: settingsQueries(db),
      logsFile,
      databaseFile,
      close: () => {
        logs.close();
        database.close();
      },
    };
  } catch (error) {
    database.close();
    throw error;
  }
}
