import type { CatchUp, Entry, Overlap } from '../../shared/model/entry.ts';
import type { Run } from '../../shared/model/run.ts';
import type { Schedule } from '../../shared/model/schedule.ts';

/** A run that waits or executes. */
export interface ActiveRun {
  readonly id: string;
  readonly state: 'queued' | 'running';
}

/** An entry whose due time has come, with all that planning needs. */
export interface DueEntry {
  readonly id: string;
  readonly taskId: string;
  readonly taskName: string;
  readonly schedule: Schedule;
  readonly catchUp: CatchUp;
  readonly overlap: Overlap;
  readonly nextRunAt: number;
  readonly clockEra: number;
  readonly activeRuns: readonly ActiveRun[];
}

/** A run to be inserted. */
export type NewRun = Omit<Run, 'id' | 'startedAt' | 'exitCode' | 'signal' | 'pid' | 'outputBytes'> & {
  readonly clockEra: number;
};

/** Where an entry's rhythm stands after a tick. */
export interface EntryMove {
  readonly entryId: string;
  readonly nextRunAt: number | null;
  readonly lastScheduledFor: number;
}

/** An entry's place in time, for checks after the clock moved or a run ended. */
export type EntryPosition = Pick<Entry, 'id' | 'schedule' | 'createdAt' | 'nextRunAt' | 'lastScheduledFor'>;

/** Where an entry goes; `newEra` lets due times count that were handled before the clock was corrected. */
interface Relocation {
  readonly nextRunAt: number | null;
  readonly newEra?: boolean;
  readonly schedule?: Schedule;
}

/** What the beat needs kept; every method is one short transaction. */
export interface BeatStore {
  /** Entries due at `now`, earliest first, at most `limit`. */
  dueEntries(now: number, limit: number): DueEntry[];
  /** The earliest next due time of all entries. */
  earliestDueAt(): number | null;
  /** Inserts the runs and moves the entries together; a run for a due time that has one already is left out. */
  recordTick(runs: readonly NewRun[], moves: readonly EntryMove[]): void;
  /** The latest due time that was handled, of all entries. */
  latestScheduledFor(): number | null;
  /** All enabled entries that have a next due time. */
  positions(): EntryPosition[];
  relocate(entryId: string, to: Relocation): void;
  /** Enabled entries among `entryIds` (all when null) that wait for a run to start or end. */
  waiting(entryIds: readonly string[] | null): (EntryPosition & {
    readonly lastStartedAt: number | null;
    readonly lastFinishedAt: number | null;
    readonly active: boolean;
  })[];
}
