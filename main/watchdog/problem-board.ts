import { type Problem, problemCodes } from '../../shared/api.ts';
import type { Clock } from '../beat/clock.ts';
import type { Log } from '../host.ts';

/** The problems that have not passed yet. */
export interface ProblemBoard {
  /** Says what is wrong, or null where nothing is any more; `subject` tells problems of one code apart. */
  set(code: Problem['code'], message: string | null, subject?: string): void;
  /** Most serious first, the older of one kind before the newer. */
  list(): Problem[];
}

/** Builds an empty board; beginning and end of each problem are logged and told to `onChange`. */
export function createProblemBoard(parts: { clock: Clock; log: Log; onChange: () => void }): ProblemBoard {
  const { clock, log, onChange } = parts;
  const problems = new Map<string, Problem>();

  return {
    set: (code, message, subject = '') => {
      const key = `${code} ${subject}`;
      const known = problems.get(key);
      if (message === null && !known) return;
      if (message === null) {
        problems.delete(key);
        const lastedMs = clock.now() - (known?.since ?? 0);
        log.info({ problem: code, lastedMs }, `This is over: ${known?.message}`);
      } else if (known) {
        // Numbers in it move on; that is no news.
        problems.set(key, { ...known, message });
        return;
      } else {
        problems.set(key, { code, message, since: clock.now() });
        log.warn({ problem: code }, message);
      }
      onChange();
    },
    list: () =>
      [...problems.values()].sort(
        (a, b) => problemCodes.indexOf(a.code) - problemCodes.indexOf(b.code) || a.since - b.since,
      ),
  };
}
