import { AppError, type ErrorCode } from '../../../shared/error.ts';
import { type ServeOptions, type Serving, serve } from './serve.ts';

/** The data folder cannot be used: the command line promises 5 for that. */
const storageCodes = new Set<ErrorCode>(['STORAGE', 'NEWER_DATABASE']);
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Where sentences go: `out` is for the address alone, so that a program can read it. */
export interface Terminal {
  out(line: string): void;
  problem(line: string): void;
}

/** Serves until a signal ends it and returns the exit code; a second signal does not wait for runs to end. */
export async function serveUntilStopped(options: Omit<ServeOptions, 'say'>, terminal: Terminal): Promise<number> {
  let serving: Serving;
  try {
    serving = await serve({ ...options, say: terminal.problem });
  } catch (error) {
    terminal.problem(error instanceof AppError ? error.message : `Downbeat cannot start: ${asText(error)}`);
    return error instanceof AppError && storageCodes.has(error.code) ? 5 : 1;
  }
  terminal.out(`Downbeat is ready at ${serving.url}`);
  return await new Promise((resolve) => {
    let stopping = false;
    const stop = (reason: string, exitCode: number) => {
      if (stopping) process.exit(exitCode || 130);
      stopping = true;
      terminal.problem(`${reason} Stopping; once more to stop without waiting.`);
      serving.stop(reason).then(
        () => resolve(exitCode),
        (error) => {
          terminal.problem(`Downbeat did not stop in order: ${asText(error)}`);
          resolve(1);
        },
      );
    };
    for (const signal of signals) process.on(signal, () => stop(`Downbeat was stopped (${signal}).`, 0));
    // A promise nobody waited for leaves no half-done state behind; an exception may.
    process.on('unhandledRejection', (error) => terminal.problem(`Something went wrong: ${asText(error)}`));
    process.on('uncaughtException', (error) => stop(`Downbeat failed: ${asText(error)}.`, 1));
  });
}

function asText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
