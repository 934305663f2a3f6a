import { spawn } from 'node:child_process';
import { mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { marker } from './process-table.ts';

/** Outlives this process where it is killed, and ends the runs that were active. */
export interface Guard {
  /** Puts a run under guard; the result ends that. */
  enter(runId: string): () => void;
  /** Sends the guard away: nothing is left to guard. */
  dismiss(): void;
}

const ended = 'x'.repeat(36);
const slotBytes = `${marker}=${ended}\n`.length;

/**
 * Waits for a word, or for the end of its input: then this process was killed, and what carries the marker of a run in
 * the list is asked to end, and killed half a second later. The list is opened early, for its folder may be removed.
 */
const script = `
trap '' HUP INT TERM
exec 3< "$1"
read -r word && exit 0
runs=$(grep -aE '^${marker}=[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' <&3)
# An empty pattern would match every process there is.
[ -n "$runs" ] || exit 0
signal() {
  for file in $(printf '%s\\n' "$runs" | grep -lFf - /proc/[0-9]*/environ 2> /dev/null); do
    pid=\${file#/proc/}
    kill -s "$1" "\${pid%/environ}" 2> /dev/null && found=yes
  done
}
signal TERM
[ -n "$found" ] && sleep 0.5
for attempt in 1 2 3 4 5 6 7 8 9 10; do
  found=
  signal KILL
  [ -z "$found" ] && exit 0
  sleep 0.1
done`;

/**
 * Starts a small shell that watches over this process. A process that is killed cannot tidy up, and Chromium kills
 * utility processes the moment the app dies. Elsewhere than on Linux processes do not show their marker: no guard there.
 */
export function startGuard(folder: string): Guard {
  const none: Guard = { enter: () => () => {}, dismiss() {} };
  if (process.platform !== 'linux') return none;
  try {
    return guardWith(folder);
  } catch {
    return none;
  }
}

function guardWith(folder: string): Guard {
  const list = join(folder, 'active-runs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = openSync(list, 'w', 0o600);
  const freeSlots: number[] = [];
  let slotCount = 0;

  const shell = spawn('/bin/sh', ['-c', script, 'downbeat-guard', list], {
    cwd: '/',
    env: { PATH: '/usr/local/bin:/usr/bin:/bin' },
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  shell.on('error', () => {});
  shell.stdin.on('error', () => {});

  function write(slot: number, runId: string) {
    try {
      writeSync(file, `${marker}=${runId}\n`, slot * slotBytes);
    } catch {
      // On a full disk runs go on without a guard.
    }
  }

  return {
    enter(runId) {
      const slot = freeSlots.pop() ?? slotCount++;
      write(slot, runId);
      return () => {
        write(slot, ended);
        freeSlots.push(slot);
      };
    },
    dismiss: () => void shell.stdin.end('done\n'),
  };
}
