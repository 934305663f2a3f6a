import { homedir } from 'node:os';
import { settleTimeZone } from '../../system/settle-time-zone.ts';
import { runCommandLine } from './command-line.ts';
import type { Context } from './context.ts';
import { readAll } from './read-all.ts';
import { createTerminal } from './terminal.ts';

// Whoever reads the output may have seen enough, as in `downbeat log x | head`.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 1));
}

const environment = settleTimeZone(process.env);
const context: Context = {
  terminal: createTerminal({ out: process.stdout, problems: process.stderr, environment }),
  environment,
  currentFolder: process.cwd(),
  homeFolder: homedir(),
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  now: Date.now,
  readInput: () => readAll(process.stdin),
  onInterrupt(action) {
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
    for (const signal of signals) process.on(signal, action);
    return () => {
      for (const signal of signals) process.off(signal, action);
    };
  },
};

const exitCode = await runCommandLine(process.argv.slice(2), context);
// Nothing may keep the process, such as a timer of a library; what was written must leave first.
process.stdout.write('', () => process.stderr.write('', () => process.exit(exitCode)));
