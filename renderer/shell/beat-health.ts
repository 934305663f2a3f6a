import type { Problem, Status } from '../../shared/api.ts';
import { isHealthy } from '../../shared/health.ts';
import { shortTime } from '../ui/short-time.ts';

/** The beat's condition as the health line shows it. */
export interface BeatHealth {
  words: string;
  /** The most serious problem in a few words; null where there is none. */
  headline: string | null;
  tone: 'good' | 'warn' | 'bad';
  /** How many due times have passed without a run having been made for them. */
  lateCount: number;
}

// A due time this fresh is on its way.
const graceMs = 5_000;

/** What each problem is called. */
export const problemNames: Record<Problem['code'], string> = {
  beatFailing: 'Nothing can be recorded',
  entryOverdue: 'A due time is not handled',
  beatLate: 'Due times are handled late',
  workerHangs: 'A worker does not answer',
  diskLow: 'The disk is almost full',
  clockJumped: 'The clock was set back',
  pathNotWatched: 'A path is not watched',
  calendarUnreadable: 'A calendar cannot be read',
};

/** Reads the beat's condition from the host's status. */
export function beatHealth(status: Status, now: number): BeatHealth {
  const { beat, problems, pausedUntil } = status;
  const lateCount = beat === 'running' ? status.next.filter(({ at }) => at < now - graceMs).length : 0;
  const first = problems[0];
  const rest = problems.length > 1 ? ` and ${problems.length - 1} more` : '';
  const headline = first ? `${problemNames[first.code]}${rest}` : null;
  switch (beat) {
    case 'running': {
      const worse = isHealthy(status) ? 'warn' : 'bad';
      return { words: 'Beat running', headline, tone: first ? worse : lateCount > 0 ? 'warn' : 'good', lateCount };
    }
    case 'paused': {
      const until = pausedUntil === null ? '' : ` until ${shortTime(pausedUntil, now)}`;
      return { words: `Beat paused${until}`, headline, tone: 'warn', lateCount };
    }
    case 'stopped':
      return { words: 'Beat stopped', headline, tone: 'bad', lateCount };
    case 'failing':
      return { words: 'Beat failing', headline, tone: 'bad', lateCount };
  }
}
