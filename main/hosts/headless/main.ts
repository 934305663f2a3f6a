import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { settleTimeZone } from '../../system/settle-time-zone.ts';
import { complainAboutNode } from './check-node.ts';

const terminal = {
  out: (line: string) => void process.stdout.write(`${line}\n`),
  problem: (line: string) => void process.stderr.write(`${line}\n`),
};

const help = `Runs Downbeat without a desktop, behind a web page on 127.0.0.1; its address is printed.

  --data DIR   the data folder, by default the one of the desktop app
  --port N     the port of the page, 0 for any that is free

“downbeat serve” is the same.`;

/** Reads the options and serves; the rest of the program is loaded only by a Node that can load it. */
async function main(): Promise<number> {
  const complaint = complainAboutNode(process.versions.node);
  if (complaint) {
    terminal.problem(complaint);
    return 1;
  }
  if (process.argv.slice(2).some((arg) => arg === '--help' || arg === '-h')) {
    terminal.out(help);
    return 0;
  }
  let options: { dataFolder: string | undefined; port: number | undefined };
  try {
    options = readOptions(process.argv.slice(2));
  } catch (error) {
    terminal.problem((error as Error).message);
    return 2;
  }
  // Reading the program would leave the young generation at a size that only a burst needs: 5 MB of the resident set.
  setFlagsFromString('--semi-space-growth-factor=1');
  const { serveUntilStopped } = await import('./serve-until-stopped.ts');
  const ended = serveUntilStopped({ ...options, environment: settleTimeZone(process.env) }, terminal);
  setImmediate(() => setFlagsFromString('--semi-space-growth-factor=2'));
  return await ended;
}

function readOptions(args: string[]): { dataFolder: string | undefined; port: number | undefined } {
  const { values } = parseArgs({ args, options: { data: { type: 'string' }, port: { type: 'string' } } });
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535)) {
    throw new Error('--port must be a number from 0 (any free port) to 65535.');
  }
  return { dataFolder: values.data, port };
}

process.exit(await main());
