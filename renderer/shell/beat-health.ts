import type { Status } from '../../shared/api.ts';

/** The beat's condition as the health line shows it. */
export interface BeatHealth {
  words: string;
  tone: 'good' | 'warn' | 'bad';
  /** How many due times have passed without a run having been made for them. */
  lateCount: number;
}

// A due time this fresh is on its way.
const graceMs = 5_000;

/** Reads the beat's condition from the host's status. */
export function beatHealth(status: Status, now: number): BeatHealth {
  const lateCount = status.beat === 'running' ? status.next.filter(({ at }) => at < now - graceMs).length : 0;
  switch (status.beat) {
    case 'running':
      return { words: 'Beat running', tone: lateCount > 0 ? 'warn' : 'good', lateCount };
    case 'paused':
      return { words: 'Beat paused', tone: 'warn', lateCount };
    case 'stopped':
      return { words: 'Beat stopped', tone: 'bad', lateCount };
    case 'failing':
      return { words: 'Beat failing', tone: 'bad', lateCount };
  }
}
