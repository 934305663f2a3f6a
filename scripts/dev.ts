import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { resolveConfig } from 'electron-vite';
import { build, type InlineConfig, mergeConfig } from 'vite';
import { findElectron, isRootOnLinux, whyNoWindow } from './find-electron.ts';
import { showCommand } from './run-command.ts';

// Runs Downbeat and reloads it while its sources change: the desktop app, or the headless host where there is no window.
const root = join(import.meta.dirname, '..');
const args = process.argv.slice(2);
process.chdir(root);

const noWindow = whyNoWindow(process.env);
const electron = noWindow ? { missing: noWindow } : await findElectron();
if ('path' in electron) {
  process.exitCode = await showCommand(
    process.execPath,
    [
      join(root, 'node_modules/electron-vite/bin/electron-vite.js'),
      'dev',
      '--watch',
      ...(isRootOnLinux() ? ['--noSandbox'] : []),
      '--',
      ...args,
    ],
    { ...process.env, ELECTRON_EXEC_PATH: electron.path },
  );
} else {
  console.log(`${electron.missing} Running the headless host instead.`);
  await watchHeadless();
}

async function watchHeadless(): Promise<void> {
  const { config } = await resolveConfig({ logLevel: 'warn' }, 'build', 'development');
  let host: ChildProcess | undefined;
  let restarting = Promise.resolve();

  const restart = async () => {
    if (host && host.exitCode === null && host.signalCode === null) {
      host.kill('SIGTERM');
      await once(host, 'exit');
    }
    host = spawn(process.execPath, [join(root, 'out/main/cli.js'), 'serve', ...args], { stdio: 'inherit' });
  };
  const stop = () => {
    if (!host || host.exitCode !== null) process.exit(0);
    host.once('exit', (code) => process.exit(code ?? 0));
    if (!process.stdin.isTTY) host.kill('SIGTERM');
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', () => {
    host?.kill('SIGTERM');
    stop();
  });

  await watch(config?.renderer, () => console.log('The page is rebuilt: reload it.'));
  await watch(config?.main, () => {
    restarting = restarting.then(restart);
  });
}

/** Builds once and again after every change; calls `built` after each build that succeeded. */
async function watch(config: InlineConfig | undefined, built: () => void): Promise<void> {
  // A host that is just starting still finds the chunks of the build before.
  const watching = { build: { watch: {}, emptyOutDir: false, chunkSizeWarningLimit: 1_000 } };
  const watcher = await build(mergeConfig(config ?? {}, watching));
  if (!('on' in watcher)) throw new Error('The build does not watch.');
  watcher.on('event', (event) => {
    if (event.code === 'ERROR') console.error(event.error.message);
    else if (event.code === 'END') built();
  });
}
