import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Status } from '../../../shared/api.ts';
import { isHealthy } from '../../../shared/health.ts';

/** What `GET /health` says: nothing about tasks, because whoever asks brought no token. */
export interface Health {
  readonly healthy: boolean;
  readonly state: Status['beat'];
  /** ISO 8601 in UTC. */
  readonly at: string;
}

/** Anybody on this computer may ask; however often, the status is read this often only. */
const keptMs = 1_000;

/** A host that stands by for one that hangs gets no answer itself. */
const patienceMs = 5_000;

/** Makes a function that tells a host's health from its status; without an answer it is not healthy. */
export function createHealth(readStatus: () => Promise<Status>, now: () => number): () => Promise<Health> {
  let kept: { health: Promise<Health>; at: number } | null = null;

  async function look(): Promise<Health> {
    const at = new Date(now()).toISOString();
    try {
      const status = await Promise.race([readStatus(), sleep(patienceMs, null, { ref: false })]);
      if (status === null) throw new Error('The host that has the beat does not answer.');
      return { healthy: isHealthy(status), state: status.beat, at };
    } catch {
      return { healthy: false, state: 'stopped', at };
    }
  }

  return () => {
    if (kept === null || Math.abs(now() - kept.at) >= keptMs) kept = { health: look(), at: now() };
    return kept.health;
  };
}

/** Answers 200 where all is well and 503 where it is not. */
export function answerHealth(response: ServerResponse, health: Health): void {
  response.writeHead(health.healthy ? 200 : 503, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(health));
}
