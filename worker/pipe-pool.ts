import { type ChildProcess, spawnSync } from 'node:child_process';
import { closeSync, constants, mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { type PipeReader, readDescriptor, readStream } from './pipe-reader.ts';

/** Both output pipes of one run. */
export interface Pipes {
  /** What `spawn` is given for stdout and stderr. */
  readonly stdio: readonly [number | 'pipe', number | 'pipe'];
  /** Called after the spawn, successful or not: this side's ends for reading. */
  attach(child: ChildProcess | undefined): readonly PipeReader[];
}

/** Where runs get their pipes from. */
export interface PipePool {
  take(): Pipes;
}

const batch = 16;

/**
 * Makes pipes for runs. Node gives children sockets, which cannot be opened by name on Linux: there
 * `echo oops > /dev/stderr` fails under Node and works in a terminal. Named pipes, used again and again, work.
 */
export function createPipePool(folder: string): PipePool {
  const free: string[] = [];
  let made = 0;
  let works = process.platform === 'linux';

  function makeMore() {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const paths = Array.from({ length: batch }, (_, index) => join(folder, `pipe-${made + index}`));
      made += batch;
      const { status } = spawnSync('mkfifo', ['-m', '600', ...paths], { stdio: 'ignore' });
      works = status === 0;
      if (works) free.push(...paths);
    } catch {
      works = false;
    }
  }

  function take(): Pipes {
    if (works && free.length < 2) makeMore();
    const [first, second] = [free.pop(), free.pop()];
    if (first === undefined || second === undefined) return nodePipes;
    try {
      return namedPipes([first, second], (path) => void free.push(path));
    } catch {
      return nodePipes;
    }
  }
  return { take };
}

const nodePipes: Pipes = {
  stdio: ['pipe', 'pipe'],
  attach: (child) => (child?.stdout && child.stderr ? [readStream(child.stdout), readStream(child.stderr)] : []),
};

function namedPipes(paths: readonly [string, string], giveBack: (path: string) => void): Pipes {
  const readers: number[] = [];
  const writers: number[] = [];
  try {
    for (const path of paths) {
      // Opened for reading first and without waiting, so that neither side waits for the other.
      readers.push(openSync(path, constants.O_RDONLY | constants.O_NONBLOCK));
      writers.push(openSync(path, constants.O_WRONLY));
    }
  } catch (error) {
    for (const fd of [...readers, ...writers]) closeSync(fd);
    throw error;
  }
  const [stdout = 0, stderr = 0] = writers;
  return {
    stdio: [stdout, stderr],
    attach() {
      for (const fd of writers) closeSync(fd);
      return readers.map((fd, index) => {
        const reader = readDescriptor(fd);
        // Nobody holds the other end any more: the name can serve another run.
        reader.onClose(() => giveBack(paths[index] ?? ''));
        return reader;
      });
    },
  };
}
