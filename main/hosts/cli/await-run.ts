import { AppError } from '../../../shared/error.ts';
import { isActive, type Run } from '../../../shared/model/run.ts';
import type { App } from '../../app.ts';
import type { Context } from './context.ts';
import { writeChunks } from './write-chunks.ts';

/** Resolves with the run as it was when it had ended, or null where somebody interrupted the waiting. */
export async function awaitRun(context: Context, api: App['api'], id: string): Promise<Run | null> {
  return await interruptible(context, async (signal) => {
    for await (const { changes } of await api.system.changes(undefined, { signal })) {
      if (!changes.some(({ topic, runId }) => topic === 'all' || runId === id)) continue;
      const run = await api.run.get({ id });
      if (!isActive(run.state)) return run;
    }
    throw new AppError('UNAVAILABLE', 'Downbeat was stopped meanwhile.');
  });
}

/** Passes the run's output on until it has ended; null where somebody interrupted that. */
export async function followRun(context: Context, api: App['api'], id: string, isJson: boolean): Promise<Run | null> {
  return await interruptible(context, async (signal) => {
    for await (const { chunks } of await api.run.follow({ id }, { signal }))
      writeChunks(context.terminal, chunks, isJson);
    return await awaitRun(context, api, id);
  });
}

async function interruptible<T>(context: Context, action: (signal: AbortSignal) => Promise<T>): Promise<T | null> {
  const abort = new AbortController();
  const forget = context.onInterrupt(() => abort.abort());
  try {
    return await action(abort.signal);
  } catch (error) {
    if (abort.signal.aborted) return null;
    throw error;
  } finally {
    forget();
  }
}
