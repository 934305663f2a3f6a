import type { AnyRouter } from '@orpc/server';
import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '../shared/api.ts';
import type { Host } from './host.ts';

/** Downbeat's core, opened on one data folder. */
export interface App {
  /** Serve this on any transport; it answers here or passes on to the host that has the beat. */
  readonly router: AnyRouter;
  /** The same calls for use inside this process. */
  readonly api: ContractRouterClient<typeof contract>;
  /** Whether this host has the data folder's beat. */
  isLeader(): boolean;
  /** Stops the beat, the workers and the store in order; can be called again. */
  stop(reason: string): Promise<void>;
}

/**
 * Opens the data folder. `beat: true`: takes the beat, or stands by as a client of the host that has it and takes over
 * when that ends. `beat: false` (command line): is a client of a running host, or opens the data folder itself for a moment.
 */
export async function openApp(_host: Host, _options: { beat: boolean }): Promise<App> {
  throw new Error('not here yet');
}
