import { setTimeout as sleep } from 'node:timers/promises';
import { type ApiClient, connectLocalSocket, localSocketPath } from '../main/api/local-socket.ts';

/** How long runs may take to end by themselves before those that still wait are taken out of the queue. */
const patienceMs = 15_000;
const longestMs = 120_000;

/**
 * Resumes everything, switches off what is due by itself, waits until every run has ended and nothing follows any more,
 * and switches off the rest: from then on the ledger is complete.
 */
export async function comeToRest(dataFolder: string): Promise<void> {
  const connection = await connectLocalSocket(localSocketPath(dataFolder));
  if (connection === null) throw new Error('The host does not answer on its local socket.');
  const { api } = connection;
  await api.system.resume();
  const entries = await api.entry.list({});
  await api.entry.resume({ entries: { ids: entries.map(({ id }) => id) } });
  const isFollower = ({ schedule }: (typeof entries)[number]) => schedule.kind === 'event';
  for (const { id } of entries.filter((entry) => !isFollower(entry)))
    await api.entry.setEnabled({ id, enabled: false });
  await untilQuiet(api);
  for (const { id } of entries.filter(isFollower)) await api.entry.setEnabled({ id, enabled: false });
  await untilQuiet(api);
  connection.close();
}

async function untilQuiet(api: ApiClient): Promise<void> {
  const startedAt = performance.now();
  for (;;) {
    const { running, queuedCount, next } = await api.system.status();
    if (running.length + queuedCount + next.length === 0) return;
    const tookMs = performance.now() - startedAt;
    if (tookMs > longestMs)
      throw new Error(`${running.length} runs still execute, ${queuedCount} wait, ${next.length} are due.`);
    if (tookMs > patienceMs) {
      const { runs } = await api.run.list({ filter: { states: ['queued'] }, limit: 1_000 });
      for (const { id } of runs) await api.run.stop({ id }).catch(() => {});
    }
    await sleep(100);
  }
}
