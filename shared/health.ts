import { z } from 'zod';
import { Problem, type Status } from './api.ts';

/** While one of these lasts, runs are late or do not start; the others are warnings. */
const illnesses: ReadonlySet<Problem['code']> = new Set(['beatFailing', 'entryOverdue', 'beatLate', 'workerHangs']);

/** Whether schedules run as they should; a beat that somebody paused does what it should. */
export function isHealthy({ beat, problems }: Pick<Status, 'beat' | 'problems'>): boolean {
  return (beat === 'running' || beat === 'paused') && !problems.some(({ code }) => illnesses.has(code));
}

/** Beyond this age a heartbeat is no sign of life any more. */
export const staleAfterSeconds = 90;

/** What a supervisor reads from `heartbeat.json` in the data folder; moments are ISO 8601 in UTC. */
export const Heartbeat = z.object({
  pid: z.int(),
  version: z.string(),
  at: z.iso.datetime(),
  state: z.enum(['running', 'paused', 'stopped', 'failing']),
  healthy: z.boolean(),
  lastTickAt: z.iso.datetime().nullable(),
  nextDueAt: z.iso.datetime().nullable(),
  problems: z.array(Problem.extend({ since: z.iso.datetime() })),
  staleAfterSeconds: z.int(),
});
export type Heartbeat = z.infer<typeof Heartbeat>;

/** Whether a heartbeat says that its host does well at `now`. */
export function isAlive({ at, healthy }: Pick<Heartbeat, 'at' | 'healthy'>, now: number): boolean {
  return healthy && now - Date.parse(at) <= staleAfterSeconds * 1_000;
}
