import type { Status } from '../../../shared/api.ts';
import type { App } from '../../app.ts';
import type { Log } from '../../host.ts';

const atMostEveryMs = 500;
const againAfterMs = 2_000;

/** Calls `onStatus` now and after every change, for as long as the app lives; the result ends it. */
export function followStatus(api: App['api'], log: Log, onStatus: (status: Status) => void): () => void {
  const ending = new AbortController();
  const { signal } = ending;
  let timer: NodeJS.Timeout | undefined;

  const refresh = () => {
    // Many changes in a row cost one refresh.
    timer ??= setTimeout(async () => {
      timer = undefined;
      try {
        const status = await api.system.status();
        if (!signal.aborted) onStatus(status);
      } catch (error) {
        if (!signal.aborted) log.warn({ err: error }, 'The status for the tray cannot be read.');
      }
    }, atMostEveryMs);
  };

  const follow = async () => {
    try {
      for await (const _ of await api.system.changes(undefined, { signal })) refresh();
    } catch (error) {
      if (!signal.aborted) log.warn({ err: error }, 'The changes for the tray cannot be followed.');
    }
    if (!signal.aborted) setTimeout(() => void follow(), againAfterMs).unref();
  };

  void follow();
  return () => {
    ending.abort();
    clearTimeout(timer);
  };
}
