import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { Settings } from '../../shared/model/settings.ts';
import { settings } from './schema.ts';

/** Where settings are kept. */
export interface SettingsStore {
  read(): Settings;
  write(value: Settings): void;
}

/** Settings as one row of JSON; what an older Downbeat did not know gets its default. */
export function settingsQueries(db: BetterSQLite3Database): SettingsStore {
  return {
    read: () => Settings.parse(JSON.parse(db.select().from(settings).get()?.value ?? '{}')),
    write: (value) => {
      const text = JSON.stringify(value);
      db.insert(settings)
        .values({ id: 1, value: text })
        .onConflictDoUpdate({ target: settings.id, set: { value: text } })
        .run();
    },
  };
}
