import type { CatchUp, Entry, Overlap } from '../../shared/model/entry.ts';
import type { Run } from '../../shared/model/run.ts';
import type { Schedule, ScheduleEvent } from '../../shared/model/schedule.ts';
import type { EntryTiming } from '../../shared/schedule/entry-due-times.ts';

/** A run that waits or executes. */
export interface ActiveRun {
  readonly id: string;
  readonly state: 'queued' | 'running';
}

/** An entry whose due time has come, or whose pause ends, with all that planning needs. */
export interface DueEntry extends EntryTiming {
  readonly taskId: string;
  readonly taskName: string;
  readonly catchUp: CatchUp;
  readonly overlap: Overlap;
  /** Null only where it is paused without end. */
  readonly nextRunAt: number | null;
  readonly runCount: number;
  readonly isPaused: boolean;
  /** The first due time that a pause holds back. */
  readonly heldFrom: number | null;
  readonly clockEra: number;
  readonly activeRuns: readonly ActiveRun[];
}

/** A run to be inserted. */
export type NewRun = Omit<Run, 'id' | 'startedAt' | 'exitCode' | 'signal' | 'pid' | 'outputBytes'> & {
  readonly clockEra: number;
};

/** Where an entry's rhythm stood when a tick was planned, and where it stands afterwards. */
export interface EntryMove {
  readonly entryId: string;
  readonly from: Pick<DueEntry, 'nextRunAt' | 'heldFrom'>;
  readonly nextRunAt: number | null;
  /** Null leaves it. */
  readonly lastScheduledFor: number | null;
  /** How many runs it caused. */
  readonly addedRuns: number;
  /** Whether it was paused; without `heldFrom` it is not any more. */
  readonly wasPaused: boolean;
  /** The first due time that its pause holds back from now on. */
  readonly heldFrom?: number | null;
}

/** What a tick does to one entry: the runs to insert, in their order, and the move. */
export interface EntryPlan {
  readonly runs: readonly NewRun[];
  readonly move: EntryMove;
  /** Runs that give way to newer ones. */
  readonly stops: readonly ActiveRun[];
}

/** An entry's place in time, for checks after the clock moved or a run ended. */
export type EntryPosition = EntryTiming &
  Pick<Entry, 'createdAt' | 'nextRunAt' | 'lastScheduledFor' | 'runCount'> & {
    readonly isPaused: boolean;
    /** The first due time that a pause holds back. */
    readonly heldFrom: number | null;
  };

/** An entry that waits for an event, with what decides where the event puts it. */
export type EventEntry = Omit<EntryPosition, 'createdAt' | 'runCount'>;

/** Where an event puts an entry: it is due at `dueAt`, or that is held back by a pause. */
export interface EventPlacement {
  readonly entryId: string;
  readonly dueAt: number;
  readonly isHeld: boolean;
  /** Due times that were handled before the clock was set back count again. */
  readonly newEra: boolean;
}

/** Where an entry goes; `newEra` lets due times count that were handled before the clock was corrected. */
interface Relocation {
  readonly nextRunAt?: number | null;
  readonly heldFrom?: number | null;
  readonly newEra?: boolean;
  readonly schedule?: Schedule;
}

/** Where an entry stands in the order of due times. */
export interface DuePlace {
  readonly nextRunAt: number;
  readonly row: number;
}

/** What the beat needs kept; every method is one short transaction. */
export interface BeatStore {
  /** Entries due at `now`, earliest first, at most `limit`. */
  dueEntries(now: number, limit: number): DueEntry[];
  /** Those of `entryIds` that are due at `now`, or have due times until then that a pause holds back. */
  unsettledEntries(entryIds: readonly string[], now: number): DueEntry[];
  /** The timing of entries in the order in which they are due next, `limit` of them after the one at `after`. */
  upcoming(after: DuePlace | null, limit: number): (EntryTiming & { readonly place: DuePlace })[];
  /** Moves what was written ahead into the database itself, which takes some milliseconds. */
  tidy(): void;
  /** The earliest next due time of all entries. */
  earliestDueAt(): number | null;
  /** Inserts runs and moves entries together; an entry that does not stand where its plan began is left alone. */
  recordTick(plans: readonly EntryPlan[]): void;
  /** The latest moment that any entry knows: of a due time that was handled, or of an edit. */
  latestMoment(): number | null;
  /** Enabled entries that have a next due time, one that a pause holds back, or a latest one that lies after `now`. */
  positions(now: number): EntryPosition[];
  relocate(entryId: string, to: Relocation): void;
  /** Enabled entries that wait for an event of this type, for `fileChanged` of this path, for `taskEnded` after this task. */
  eventEntries(type: ScheduleEvent['type'], subject: string | null): EventEntry[];
  placeEvents(placements: readonly EventPlacement[]): void;
  /** Enabled entries among `entryIds` (all when null) that wait for a run to start or end. */
  waiting(entryIds: readonly string[] | null): (EntryPosition & {
    readonly lastStartedAt: number | null;
    readonly lastFinishedAt: number | null;
    /** Whether a run of it waits or executes, and whether one waits. */
    readonly active: boolean;
    readonly hasQueued: boolean;
  })[];
}
