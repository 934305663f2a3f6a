import { setTimeout as sleep } from 'node:timers/promises';
import type { Problem, Status } from '../../../shared/api.ts';
import { type Heartbeat, isAlive, isHealthy } from '../../../shared/health.ts';
import { chooseDataFolder } from '../../system/data-folder.ts';
import { readHeartbeat } from '../../system/heartbeat-file.ts';
import type { Context } from './context.ts';
import { exitCodes } from './exit-codes.ts';
import { lengthOfTime } from './moments.ts';
import { type OpenOptions, withApp } from './with-app.ts';

/** What `downbeat status --check` finds. */
export interface Checkup {
  readonly healthy: boolean;
  /** `silent`: a host holds the data folder and does not answer. */
  readonly state: Status['beat'] | 'silent';
  /** All of it in one sentence. */
  readonly message: string;
  readonly problems: readonly { readonly code: Problem['code']; readonly message: string }[];
  readonly exitCode: number;
}

/** A host that is well answers much sooner. */
const patienceMs = 10_000;

const words: Record<Status['beat'], string> = {
  running: 'Schedules run.',
  paused: 'Schedules are paused.',
  stopped: 'Schedules do not run.',
  failing: 'Schedules fail.',
};

/** Finds out whether schedules run as they should: from the host, and where it does not answer from its heartbeat. */
export async function checkHealth(context: Context, options: OpenOptions): Promise<Checkup> {
  const dataFolder = chooseDataFolder({ given: options.data, environment: context.environment });
  const ending = new AbortController();
  try {
    const answer = await Promise.race([
      withApp(context, options, async ({ api, isLeader }) => (isLeader() ? 'nobody' : await api.system.status())),
      // A host that is stopped or hangs takes the call and never answers.
      sleep(patienceMs, 'silence' as const, { signal: ending.signal }),
    ]);
    if (answer === 'nobody') return ofNobody(readHeartbeat(dataFolder), context.now());
    if (answer !== 'silence') return ofStatus(answer);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'UNAVAILABLE') throw error;
  } finally {
    ending.abort();
  }
  return ofSilence(readHeartbeat(dataFolder), context.now());
}

function ofStatus(status: Status): Checkup {
  const { beat, problems } = status;
  const healthy = isHealthy(status);
  const said = problems.map(({ message }) => message).join(' ');
  const message = `${words[beat]} ${said}`.trim();
  return { healthy, state: beat, message, problems, exitCode: healthy ? exitCodes.ok : exitCodes.failed };
}

function ofNobody(heartbeat: Heartbeat | null, now: number): Checkup {
  const before =
    heartbeat === null
      ? ''
      : heartbeat.state === 'stopped'
        ? ` The last one was stopped ${ago(heartbeat, now)}.`
        : ` The last one ended without a word; its last sign of life came ${ago(heartbeat, now)}.`;
  const message = `No Downbeat is running.${before}`;
  return { healthy: false, state: 'stopped', message, problems: [], exitCode: exitCodes.noHost };
}

function ofSilence(heartbeat: Heartbeat | null, now: number): Checkup {
  if (heartbeat === null) {
    const message = 'The Downbeat that runs does not answer, and has left no heartbeat.';
    return { healthy: false, state: 'silent', message, problems: [], exitCode: exitCodes.noHost };
  }
  const healthy = isAlive(heartbeat, now);
  const message = `The Downbeat that runs does not answer; its last sign of life came ${ago(heartbeat, now)}.`;
  const exitCode = healthy ? exitCodes.ok : exitCodes.noHost;
  return { healthy, state: 'silent', message, problems: heartbeat.problems, exitCode };
}

function ago({ at }: Heartbeat, now: number): string {
  return `${lengthOfTime(Math.max(0, now - Date.parse(at)))} ago`;
}
