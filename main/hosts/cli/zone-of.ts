import { AppError } from '../../../shared/error.ts';
import { type Zone, zoneNamed } from '../../../shared/schedule/zone.ts';

/** The zone that somebody named with --tz; an error names that option. */
export function zoneOf(timeZone: string): Zone {
  try {
    return zoneNamed(timeZone);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const issues = error.issues.map(({ message }) => ({ path: '--tz', message }));
    throw new AppError('INVALID', error.message, issues);
  }
}
