import type { Status } from '../../../shared/api.ts';
import { isHealthy } from '../../../shared/health.ts';
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
  const { now, running, next, problems, lateness, lastJump } = status;
  const host = `${hosts[status.host]} ${status.version}, process ${status.pid}, for ${lengthOfTime(now - status.startedAt)}`;
  writeFields(terminal, [
    ['Schedules', hasHost ? beatCell(status) : { text: 'do not run: no Downbeat is running', colour: 'yellow' }],
    ...(hasHost ? [['Host', host] as const] : []),
    ...problems.map(
      ({ message }, index) =>
        [index === 0 ? 'Problems' : '', { text: message, colour: isHealthy(status) ? 'yellow' : 'red' }] as const,
    ),
    ...(lateness ? [['Lateness', latenessInWords(lateness)] as const] : []),
    ...(lastJump ? [['Clock', jumpInWords(lastJump, timeZone)] as const] : []),
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

function latenessInWords({ medianMs, worstMs, count }: NonNullable<Status['lateness']>): string {
  return `usually ${medianMs} ms, at worst ${worstMs} ms, of ${count} due in the last hour`;
}

function jumpInWords({ at, ms }: NonNullable<Status['lastJump']>, timeZone: string): string {
  const what = ms > 0 ? 'was asleep or set forward by' : 'was set back by';
  return `${what} ${lengthOfTime(Math.abs(ms))} at ${clockTime(at, timeZone)}`;
}

function listed(name: string, values: readonly string[]): (readonly [string, string])[] {
  return values.length === 0 ? [[name, 'nothing']] : values.map((value, index) => [index === 0 ? name : '', value]);
}
