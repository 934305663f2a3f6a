import type { ScheduleEvent } from '../../shared/model/schedule.ts';

/** What decides which events are worth watching for. */
export interface EventStore {
  /** Whether an enabled entry waits for events of this type. */
  isAwaited(type: ScheduleEvent['type']): boolean;
  /** The files and folders that enabled entries wait for, each once. */
  awaitedPaths(): string[];
}
