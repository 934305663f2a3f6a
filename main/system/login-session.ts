import { execFile } from 'node:child_process';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { LoginSessions } from '../events/event-sources.ts';

/** Who is logged in, since which start of the computer. */
interface Session {
  readonly boot: string;
  readonly session: string;
}

const Seen = z.object({ boot: z.string(), sessions: z.array(z.string()) });
/** What the computer counts as its start moves with corrections of the clock. */
const bootToleranceMs = 120_000;
const noSession = '4294967295';

/** Remembers in `sessions.json` in the data folder which login sessions have been seen since the computer started. */
export function createLoginSessions(
  dataFolder: string,
  environment: Readonly<Record<string, string | undefined>>,
  read: () => Promise<Session> = () => readSession(environment),
): LoginSessions {
  const file = join(dataFolder, 'sessions.json');
  const seenOf = async ({ boot }: Session): Promise<string[]> => {
    const text = await readFile(file, 'utf8').catch(() => 'null');
    const seen = Seen.safeParse(parsed(text)).data;
    return seen && isSameBoot(seen.boot, boot) ? seen.sessions : [];
  };
  return {
    isNew: async () => {
      const current = await read();
      return !(await seenOf(current)).includes(current.session);
    },
    remember: async () => {
      const current = await read();
      const sessions = [...new Set([...(await seenOf(current)), current.session])];
      await writeFile(file, JSON.stringify({ boot: current.boot, sessions }), { mode: 0o600 });
    },
  };
}

/** Without a session, as under a service manager, the start of the computer stands for it. */
async function readSession(environment: Readonly<Record<string, string | undefined>>): Promise<Session> {
  if (process.platform === 'linux') {
    const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
    const audit = await readFile('/proc/self/sessionid', 'utf8').catch(() => noSession);
    return { boot, session: environment.XDG_SESSION_ID || (audit === noSession ? '' : audit) };
  }
  const boot = `${Math.round(Date.now() - uptime() * 1_000)}`;
  if (process.platform === 'win32') {
    const told = await promisify(execFile)('whoami', ['/logonid'], { windowsHide: true }).catch(() => null);
    return { boot, session: told?.stdout.trim() || (environment.SESSIONNAME ?? '') };
  }
  const console = await stat('/dev/console').catch(() => null);
  return { boot, session: `${console?.uid ?? ''}` };
}

function isSameBoot(left: string, right: string): boolean {
  return left === right || Math.abs(Number(left) - Number(right)) < bootToleranceMs;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
