import { realpathSync } from 'node:fs';

/**
 * Gives this process a time zone with a name where TZ is none that the runtime knows, such as `:/etc/localtime` or `UTC+3`:
 * the one of the computer, or else UTC. Returns the environment as it was, which is what runs are given.
 */
export function settleTimeZone(
  environment: NodeJS.ProcessEnv,
  localTimeFile = '/etc/localtime',
): Readonly<Record<string, string | undefined>> {
  const given = { ...environment };
  if (environment.TZ !== undefined && !isNamed(Intl.DateTimeFormat().resolvedOptions().timeZone)) {
    // An empty TZ is POSIX for UTC.
    environment.TZ = (environment.TZ === '' ? null : zoneOfComputer(localTimeFile)) ?? 'UTC';
  }
  return given;
}

/** Some runtimes have no answer, contrary to their types. */
function isNamed(zone: string | undefined): boolean {
  return zone !== undefined && zone !== 'Etc/Unknown';
}

function zoneOfComputer(localTimeFile: string): string | null {
  try {
    const zone = realpathSync(localTimeFile).split('/zoneinfo/').at(-1) ?? '';
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return null;
  }
}
