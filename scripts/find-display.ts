import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A command to put before another one so that it has a display and a message bus, or a sentence that says why there can be none. */
export type Display = { before: string[] } | { missing: string };

/**
 * Finds a display for Electron. On Linux the tests get a message bus of their own, so that they can receive the
 * notifications that the app sends.
 */
export function findDisplay(env: NodeJS.ProcessEnv): Display {
  if (process.platform !== 'linux') return { before: [] };
  const bus = isOnPath('dbus-run-session', env) ? ['dbus-run-session', '--'] : [];
  if (env.DISPLAY || env.WAYLAND_DISPLAY) return { before: bus };
  if (bus.length > 0 && isOnPath('xvfb-run', env)) return { before: [...bus, 'xvfb-run', '-a'] };
  return { missing: 'There is no display, and no xvfb-run with dbus-run-session to make one.' };
}

function isOnPath(name: string, env: NodeJS.ProcessEnv): boolean {
  return (env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)));
}
