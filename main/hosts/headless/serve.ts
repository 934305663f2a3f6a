import { join } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import { openApp } from '../../app.ts';
import { chooseDataFolder, prepareDataFolder } from '../../system/data-folder.ts';
import { openFileLog } from '../../system/log.ts';
import { findProgramFolder } from '../../system/program-folder.ts';
import { systemClock } from '../../system/system-clock.ts';
import { createHeadlessHost } from './headless-host.ts';
import { createHealth } from './health-answer.ts';
import { openHttpServer } from './http-server.ts';
import { defaultPort } from './listen.ts';
import { readOrCreateToken } from './token.ts';

export interface ServeOptions {
  /** Undefined: what DOWNBEAT_DATA names, or the usual place. */
  readonly dataFolder?: string | undefined;
  /** Undefined: 4747, or a free one where that is taken. */
  readonly port?: number | undefined;
  readonly environment: NodeJS.ProcessEnv;
  /** Gets warnings and alerts as sentences for the person at the terminal. */
  readonly say?: ((sentence: string) => void) | undefined;
}

/** A host that serves the window until it is stopped. */
export interface Serving {
  /** The address to open, with the token. */
  readonly url: string;
  /** Stops in order; can be called again. */
  stop(reason: string): Promise<void>;
}

/** Opens the data folder and serves it on 127.0.0.1; throws an AppError and leaves nothing running where it cannot. */
export async function serve({ dataFolder: given, port, environment, say = () => {} }: ServeOptions): Promise<Serving> {
  const dataFolder = chooseDataFolder({ given, environment });
  prepareDataFolder(dataFolder);
  const token = readOrCreateToken(dataFolder);
  const programFolder = findProgramFolder();
  const { version } = packageJson;

  const log = openFileLog({ dataFolder, onProblem: say });
  try {
    const app = await openApp(createHeadlessHost({ dataFolder, environment, version, log, programFolder, say }), {
      role: 'beat',
    });
    const rendererFolder = join(programFolder, '..', 'renderer');
    const health = createHealth(() => app.api.system.status(), systemClock.now);
    const server = await openHttpServer({
      router: app.router,
      token,
      version,
      log,
      rendererFolder,
      port,
      health,
    }).catch(async (error) => {
      await app.stop('The window cannot be served.');
      throw error;
    });
    if (port === undefined && server.port !== defaultPort) {
      say(`Port ${defaultPort} is taken, so port ${server.port} is used.`);
    }
    log.info({ port: server.port, dataFolder, version }, 'Serving.');

    let stopping: Promise<void> | undefined;
    const stop = async (reason: string) => {
      log.info({ reason }, 'Stopping.');
      server.refuseNew();
      await app.stop(reason);
      await server.close();
      log.close();
    };
    return {
      url: `http://127.0.0.1:${server.port}/?token=${token}`,
      stop: (reason) => (stopping ??= stop(reason)),
    };
  } catch (error) {
    log.close();
    throw error;
  }
}
