import { resolve } from 'node:path';
import { parseDuration } from '../../../shared/duration.ts';
import { AppError, invalid } from '../../../shared/error.ts';
import { fieldIssues } from '../../../shared/field-issues.ts';
import { CatchUp, EntryInput, Exclusions, Overlap } from '../../../shared/model/entry.ts';
import type { EntryFlags } from './entry-flags.ts';
import { flagName } from './flag-names.ts';
import { oneOf } from './one-of.ts';
import { readNearMoment } from './read-near-moment.ts';
import { type Here, readSchedule } from './read-schedule.ts';
import { readWindow } from './read-window.ts';
import { companionFlags, hasSchedule } from './schedule-flags.ts';
import type { TimingFlags } from './timing-flags.ts';

/** What decides when an entry is due. */
type Timing = Pick<EntryInput, 'schedule' | 'limits' | 'spreadMs' | 'exclusions'>;

const nothing = EntryInput.parse({ schedule: { kind: 'once', dueAt: 0, timeZone: 'UTC' } });

/** The entry that the options describe; an INVALID error names the option. */
export function readEntry(flags: EntryFlags, here: Here): EntryInput {
  return checked({ ...policies(flags, nothing), ...readTiming(flags, here), enabled: !flags.disabled });
}

/** An entry as the options change it: what they do not mention stays, `none` takes a limit or an exclusion away. */
export function changeEntry(old: EntryInput, flags: EntryFlags, here: Here): EntryInput {
  const { schedule, enabled } = old;
  if (!hasSchedule(flags)) {
    const stray = Object.keys(companionFlags).find((name) => Object.hasOwn(flags, name));
    if (stray !== undefined) {
      throw invalid(
        `--${stray}`,
        `goes with --${companionFlags[stray as keyof typeof companionFlags]}: give that, too`,
      );
    }
  }
  const zone = flags.tz ?? schedule.timeZone;
  const changed = hasSchedule(flags) ? readSchedule({ tz: zone, ...flags }, here) : { ...schedule, timeZone: zone };
  return checked({
    ...policies(flags, old),
    ...boundsOf(flags, zone, old, here),
    schedule: changed,
    enabled: flags.disabled ? false : enabled,
  });
}

/** When something is due by the options; an INVALID error names the option, a crontab by `expressionName`. */
function readTiming(flags: TimingFlags, here: Here, expressionName?: string): Timing {
  const schedule = readSchedule(flags, here, expressionName);
  return { schedule, ...boundsOf(flags, schedule.timeZone, nothing, here) };
}

/** The same as all of an entry that the options of `downbeat next` can describe. */
export function readPreview(flags: TimingFlags, here: Here, expressionName: string): Timing {
  return checked({ ...nothing, ...readTiming(flags, here, expressionName) });
}

function policies(flags: EntryFlags, old: EntryInput): Pick<EntryInput, 'catchUp' | 'overlap'> {
  const { catchUp: policy, catchUpWindow: window, catchUpLimit: limit, startWithin, overlap } = flags;
  return {
    catchUp: {
      policy:
        policy === undefined ? old.catchUp.policy : oneOf('--catch-up', policy, CatchUp.shape.policy.unwrap().options),
      windowMs:
        window === undefined
          ? old.catchUp.windowMs
          : orNone(window, (text) => parseDuration(text, '--catch-up-window')),
      limit: limit ?? old.catchUp.limit,
      startWithinMs:
        startWithin === undefined
          ? old.catchUp.startWithinMs
          : (orNone(startWithin, (text) => parseDuration(text, '--start-within')) ?? 0),
    },
    overlap: overlap === undefined ? old.overlap : oneOf('--overlap', overlap, Overlap.options),
  };
}

function boundsOf(
  flags: TimingFlags,
  timeZone: string,
  { limits, spreadMs, exclusions }: Omit<Timing, 'schedule'>,
  { now, currentFolder }: Here,
): Omit<Timing, 'schedule'> {
  const { notBefore, notAfter, maxRuns, spread, exceptDate, except, exceptCalendar, exceptThen } = flags;
  const moment = (flag: string) => (text: string) =>
    readNearMoment(text, timeZone, flag, { now: now(), bare: 'future' });
  return {
    limits: {
      startAt: notBefore === undefined ? limits.startAt : orNone(notBefore, moment('--not-before')),
      endAt: notAfter === undefined ? limits.endAt : orNone(notAfter, moment('--not-after')),
      maxRuns: maxRuns === undefined ? limits.maxRuns : orNone(maxRuns, readCount),
    },
    spreadMs: spread === undefined ? spreadMs : (orNone(spread, (text) => parseDuration(text, '--spread')) ?? 0),
    exclusions: {
      dates: listOf(exceptDate, exclusions.dates, (text) => text),
      windows: listOf(except, exclusions.windows, readWindow),
      calendars: listOf(exceptCalendar, exclusions.calendars, (text) => resolve(currentFolder, text)),
      action:
        exceptThen === undefined
          ? exclusions.action
          : oneOf('--except-then', exceptThen, Exclusions.shape.action.unwrap().options),
    },
  };
}

function readCount(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw invalid('--max-runs', `must be a whole number of runs or "none", not “${text.slice(0, 40)}”`);
}

function orNone<T>(text: string, read: (text: string) => T): T | null {
  return text === 'none' ? null : read(text);
}

function listOf<T>(texts: readonly string[] | undefined, old: T[], read: (text: string) => T): T[] {
  if (texts === undefined) return old;
  return texts.length === 1 && texts[0] === 'none' ? [] : texts.map(read);
}

/** Complains about what is out of bounds before anything is opened. */
function checked(input: EntryInput): EntryInput {
  const { success, data, error } = EntryInput.safeParse(input);
  if (success) return data;
  const issues = fieldIssues(error).map(({ path, message }) => ({ path: flagName(path), message }));
  throw new AppError('INVALID', issues.map(({ path, message }) => `${path}: ${message}`).join('; '), issues);
}
