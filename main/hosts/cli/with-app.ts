import { AppError } from '../../../shared/error.ts';
import type { App, AppOptions } from '../../app.ts';
import type { Context } from './context.ts';

export interface OpenOptions {
  /** The folder given with --data. */
  readonly data?: string | undefined;
  readonly role?: AppOptions['role'];
}

/** Talks to the running host, or opens the data folder itself, for as long as `action` takes. */
export async function withApp<T>(context: Context, options: OpenOptions, action: (app: App) => Promise<T>): Promise<T> {
  const { chooseDataFolder, prepareDataFolder } = await import('../../system/data-folder.ts');
  const dataFolder = chooseDataFolder({ given: options.data, environment: context.environment });
  prepareDataFolder(dataFolder);
  const [{ openApp }, { createCliHost }] = await Promise.all([import('../../app.ts'), import('./cli-host.ts')]);
  const { environment, homeFolder } = context;
  const app = await openApp(createCliHost({ dataFolder, homeFolder, environment }), { role: options.role ?? 'none' });
  try {
    return await action(app);
  } catch (error) {
    // Whatever a host answers carries a code; what carries none is the connection that broke.
    if (app.isLeader() || (error as { code?: unknown }).code !== undefined) throw error;
    throw new AppError('UNAVAILABLE', 'The Downbeat that was running ended before it had answered.', [], error);
  } finally {
    await app.stop('The command that ran it ended.');
  }
}
