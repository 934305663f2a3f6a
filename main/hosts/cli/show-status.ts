import type { Status } from '../../../shared/api.ts';
import type { Context } from './context.ts';
import { clockTime, comingTime, lengthOfTime } from './moments.ts';
import { shortId } from './short-id.ts';
import { type Cell, writeFields } from './table.ts';

const hosts: Record<Status['host'], string> = {
  electron: 'the desktop app',
  headless: 'downbeat serve',
  cli: 'the command line',
};

/** Shows where the beat stands. */
export function showStatus({ terminal, timeZone }: Context, status: Status, hasHost: boolean): void {
  const { now, running, next } = status;
  const host = `${hosts[status.host]} ${status.version}, process ${status.pid}, for ${lengthOfTime(now - status.startedAt)}`;
  writeFields(terminal, [
    ['Schedules', hasHost ? beatCell(status) : { text: 'do not run: no Downbeat is running', colour: 'yellow' }],
    ...(hasHost ? [['Host', host] as const] : []),
    ['Data', status.dataFolder],
    ['Zone', `${status.timeZone}, time zone data ${status.zoneDataVersion}`],
    ['Tasks', `${status.taskCount}, with ${status.entryCount} ${status.entryCount === 1 ? 'entry' : 'entries'}`],
    ['Queued', `${status.queuedCount}`],
    ...listed(
      'Running',
      running.map(
        (run) => `${run.taskName} (${shortId(run.id)}), since ${clockTime(run.startedAt ?? run.queuedAt, timeZone)}`,
      ),
    ),
    ...listed(
      'Next',
      next.map(({ taskName, at }) => `${taskName} ${comingTime(at, now)}: ${clockTime(at, timeZone)}`),
    ),
  ]);
}

function beatCell({ beat, problem }: Status): Cell {
  switch (beat) {
    case 'running':
      return { text: 'run', colour: 'green' };
    case 'paused':
      return { text: 'are paused: due times are skipped', colour: 'yellow' };
    case 'failing':
      return { text: `fail: ${problem ?? 'the cause is not known'}`, colour: 'red' };
    case 'stopped':
      return { text: 'do not run', colour: 'yellow' };
  }
}

function listed(name: string, values: readonly string[]): (readonly [string, string])[] {
  return values.length === 0 ? [[name, 'nothing']] : values.map((value, index) => [index === 0 ? name : '', value]);
}
