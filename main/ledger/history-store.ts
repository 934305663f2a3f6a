import type { Entry } from '../../shared/model/entry.ts';
import type { Run } from '../../shared/model/run.ts';

/** What of an entry decides whether it is due, as it was for a while. */
export type VersionedEntry = Omit<Entry, 'id' | 'updatedAt' | 'nextRunAt' | 'lastScheduledFor' | 'runCount'>;

/** An entry as it was from `at` on; null once it was removed. */
export interface EntryVersion {
  readonly at: number;
  readonly entry: VersionedEntry | null;
}

/** What was recorded of entries; each reads a few rows, however long the history is. */
export interface HistoryStore {
  /** The versions of an entry around an instant, oldest first: many before it and some after it. */
  versions(entryId: string, around: number): EntryVersion[];
  /** The latest version of an entry in which it had not been removed. */
  lastVersion(entryId: string): EntryVersion | null;
  /** The run of an entry that stands for due times in [from, to]. */
  runFor(entryId: string, from: number, to: number): Run | null;
  /** The last run of an entry that was due before an instant. */
  runBefore(entryId: string, instant: number): Run | null;
}
