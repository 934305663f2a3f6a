import { openSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { destination, pino, stdTimeFunctions } from 'pino';
import type { Log } from '../host.ts';
import { storageError } from './data-folder.ts';

/** A log that can be closed so that its last lines reach the disk. */
export interface FileLog extends Log {
  close(): void;
}

export interface FileLogOptions {
  readonly dataFolder: string;
  /** Gets each warning and error in plain words, for somebody at a terminal. */
  readonly onProblem?: (sentence: string) => void;
}

const rotateAboveBytes = 5_000_000;

/** Logs to `downbeat.log` in the data folder, one JSON object a line; the file of before is kept once as `downbeat.log.old`. */
export function openFileLog({ dataFolder, onProblem }: FileLogOptions): FileLog {
  const file = join(dataFolder, 'downbeat.log');
  rotate(file);
  // Opened here and now: pino's own opening is not done yet when a host that cannot start exits.
  // Written at once: the last line before an end is the one that is looked for.
  const stream = destination({ fd: openLog(dataFolder, file), sync: true });
  let broken = false;
  stream.on('error', (error: Error) => {
    // A log that cannot be written (disk full) must not take the beat down.
    if (!broken) onProblem?.(`The log cannot be written: ${error.message}`);
    broken = true;
  });
  const logger = pino({ base: { pid: process.pid }, timestamp: stdTimeFunctions.isoTime }, stream);
  return {
    info: (fields, message) => logger.info(fields, message),
    warn(fields, message) {
      logger.warn(fields, message);
      onProblem?.(message);
    },
    error(fields, message) {
      logger.error(fields, message);
      onProblem?.(message);
    },
    close() {
      try {
        stream.flushSync();
      } catch {
        // Never opened, or no room: there is nothing left to do.
      }
    },
  };
}

function openLog(dataFolder: string, file: string): number {
  try {
    return openSync(file, 'a', 0o600);
  } catch (error) {
    throw storageError(dataFolder, error);
  }
}

function rotate(file: string): void {
  try {
    if (statSync(file).size > rotateAboveBytes) renameSync(file, `${file}.old`);
  } catch {
    // There is none yet, or another host moved it just now.
  }
}
