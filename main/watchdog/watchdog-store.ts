/** The entry that is due before all others. */
export interface EarliestDue {
  readonly entryId: string;
  readonly taskName: string;
  readonly dueAt: number;
}

/** What the watchdog needs to know of entries. */
export interface WatchdogStore {
  /** Null where nothing will be due. */
  earliestDue(): EarliestDue | null;
}
