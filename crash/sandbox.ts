import { spawn, spawnSync } from 'node:child_process';

const flags = ['--pid', '--fork', '--mount-proc', '--kill-child'];

/**
 * Runs this same command in a process namespace of its own, where nothing else of the machine can be seen or hit, and
 * resolves with its exit code; null where the machine does not allow that.
 */
export async function runInSandbox(environment: NodeJS.ProcessEnv): Promise<number | null> {
  const allowed = [flags, ['--user', '--map-root-user', ...flags]].find(
    (choice) => spawnSync('unshare', [...choice, 'true'], { stdio: 'ignore' }).status === 0,
  );
  if (allowed === undefined) return null;
  // The shell is the first process there: it collects what its children leave behind.
  const first = ['sh', '-c', '"$@"; exit $?', 'crash', process.execPath, ...process.argv.slice(1)];
  const child = spawn('unshare', [...allowed, ...first], {
    stdio: 'inherit',
    env: { ...environment, CRASH_SANDBOX: 'yes' },
  });
  return await new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
}
