import type { Why } from '../../shared/api.ts';
import { formatDuration } from '../../shared/duration.ts';
import { AppError } from '../../shared/error.ts';
import type { Entry } from '../../shared/model/entry.ts';
import type { Run } from '../../shared/model/run.ts';
import { describeEntry } from '../../shared/schedule/describe-entry.ts';
import { isAwaited } from '../../shared/schedule/due-times.ts';
import { type ClockChange, clockChangeAt } from './clock-change.ts';
import type { EntryVersion, HistoryStore, VersionedEntry } from './history-store.ts';
import {
  type Asked,
  type LeftOut,
  type LocatedDue,
  locateBase,
  locateDue,
  type TimesOf,
  versionAt,
} from './locate-due.ts';
import { type MomentWords, momentWords } from './moment-words.ts';
import { type QueueFacts, reasonOf, runSentence } from './run-sentence.ts';
import { whyLeftOut } from './why-left-out.ts';

/** What an answer is made of, besides what was recorded. */
export interface ExplainParts {
  readonly now: number;
  readonly hostZone: string;
  /** When the host that answers was started. */
  readonly startedAt: number;
  readonly history: HistoryStore;
  readonly timesOf: TimesOf;
  /** The entry as it is now; null where it was removed. */
  readonly current: Entry | null;
  readonly queue: QueueFacts;
  /** A pause of everything that has not ended. */
  readonly paused: { readonly until: number | null } | null;
}

/** All that the sentences speak of. */
interface Case extends ExplainParts {
  readonly entryId: string;
  readonly asked: Asked;
  readonly isAskedFor: boolean;
  readonly versions: readonly EntryVersion[];
  readonly version: EntryVersion | null;
  readonly located: LocatedDue | null;
  /** A moment of the bare schedule that was left out or moved. */
  readonly leftOut: LeftOut | null;
  readonly due: number | null;
  readonly run: Run | null;
  readonly previous: Run | null;
  readonly clockChange: ClockChange | null;
  readonly words: MomentWords;
}

/**
 * Answers why an entry did, or did not, run at a moment, by default at its latest due time. A moment that is given to the
 * minute or second means all of it. Throws NOT_FOUND for an entry that nothing was ever recorded of.
 */
export function explain(entryId: string, at: number | null, parts: ExplainParts): Why {
  const { history, timesOf, now, hostZone } = parts;
  const last = history.lastVersion(entryId);
  if (!last?.entry) throw new AppError('NOT_FOUND', `There is no entry ${entryId}.`);
  const moment = at ?? latestDue(entryId, last.entry, parts);
  const asked =
    moment === null ? { from: now, to: now } : at === null ? { from: moment, to: moment } : stretchOf(moment);
  const versions = history.versions(entryId, asked.to);
  const located = locateDue(entryId, versions, asked, timesOf);
  const leftOut = located ? null : locateBase(entryId, versions, asked, timesOf);
  const planned = located?.due ?? leftOut?.due ?? null;
  const found =
    planned === null ? history.runFor(entryId, asked.from, asked.to) : history.runFor(entryId, planned, planned);
  const run = found && (planned !== null || standsFor(found, asked) !== null) ? found : null;
  const due = planned ?? (run && standsFor(run, asked));
  const version =
    (located ?? leftOut) ? { at: 0, entry: (located ?? leftOut)?.version ?? null } : versionAt(versions, asked.to + 1);
  const known = version?.entry ?? last.entry;
  const facts: Case = {
    ...parts,
    entryId,
    asked,
    isAskedFor: at !== null,
    versions,
    version,
    located,
    leftOut,
    due,
    run,
    previous: history.runBefore(entryId, run?.firstScheduledFor ?? due ?? asked.from),
    clockChange: isAwaited(known.schedule) ? null : clockChangeAt(known.schedule, due ?? asked.from),
    words: momentWords(known.schedule.timeZone, hostZone, now),
  };
  const answer = answerOf(facts, known);
  const times = timesOf({ ...known, id: entryId });
  const before = times.latest((due ?? asked.from) - 1);
  return {
    at: due ?? asked.from,
    answer,
    details: [...new Set(detailsOf(facts, known))],
    run,
    before: isAwaited(known.schedule)
      ? (facts.previous?.scheduledFor ?? null)
      : before !== null && before > known.createdAt
        ? before
        : null,
    after: isAwaited(known.schedule) ? laterThan(asked.to, parts.current?.nextRunAt) : times.next(due ?? asked.to),
  };
}

/** The latest due time until now, whether it was handled or not. */
function latestDue(
  entryId: string,
  entry: VersionedEntry,
  { current, history, timesOf, now }: ExplainParts,
): number | null {
  const handled = current?.lastScheduledFor ?? history.runBefore(entryId, now + 1)?.scheduledFor ?? null;
  const named = isAwaited(entry.schedule) ? null : timesOf({ ...entry, id: entryId }).latest(now);
  const due = Math.max(handled ?? 0, named !== null && named > entry.createdAt ? named : 0);
  return due === 0 ? null : due;
}

function stretchOf(at: number): Asked {
  const ms = at % 60_000 === 0 ? 60_000 : at % 1_000 === 0 ? 1_000 : 1;
  return { from: at, to: at + ms - 1 };
}

/** The due time in what was asked that a run names itself; those between its first and last it does not name. */
function standsFor({ firstScheduledFor, scheduledFor }: Run, { from, to }: Asked): number | null {
  return [scheduledFor, firstScheduledFor].find((due) => due !== null && due >= from && due <= to) ?? null;
}

function laterThan(instant: number, at: number | null | undefined): number | null {
  return at !== null && at !== undefined && at > instant ? at : null;
}

function answerOf(facts: Case, known: VersionedEntry): string {
  const { run, due, version, versions, asked, now, words } = facts;
  if (run && due !== null) return `${dueWords(facts, due)}${runSentence(run, due, facts, words)}.`;
  const first = versions[0];
  if (!version) {
    if (asked.to < known.createdAt)
      return `There was no such schedule at ${words.at(asked.from)}: it was added at ${words.about(known.createdAt)}.`;
    return `How it was scheduled at ${words.at(asked.from)} is not known any more: what was recorded begins at ${words.about(first?.at ?? now)}.`;
  }
  if (!version.entry) return `It was removed at ${words.about(version.at)}.`;
  if (!version.entry.enabled) return switchedOff(facts);
  if ((due ?? asked.from) > now) return notYet(facts);
  if (due !== null) return `${dueWords(facts, due)}${withoutRun(facts, version.entry, due)}.`;
  return notDue(facts, version.entry);
}

function dueWords({ clockChange, located, leftOut, words, entryId, timesOf }: Case, due: number): string {
  if (clockChange?.kind === 'gap') {
    return `${clockChange.time} did not exist that night: the clocks went forward ${clockChange.change}, so it was due at ${words.at(due)}`;
  }
  const source = located ?? leftOut;
  const moved = source && source.base !== null && source.base !== due ? source : null;
  const why = moved?.base ? whyLeftOut(entryId, moved.version, moved.base, timesOf, words) : null;
  if (!moved?.base || why === null) return `It was due at ${words.at(due)}`;
  return `It was moved from ${words.at(moved.base)}, because ${why}: it was due at ${words.at(due)}`;
}

/** Why a due time that has passed has no run yet. */
function withoutRun(
  { paused, current, queue, previous, versions, now, words }: Case,
  entry: VersionedEntry,
  due: number,
): string {
  const { pausedAt } = entry;
  const pause = pausedAt === null ? null : pauseOf(versions, pausedAt);
  if (pausedAt !== null && pausedAt < due && (pause === null || pause >= due)) {
    const until = pause === null ? '' : ` until ${words.about(pause)}`;
    return `, but it was paused at ${words.about(pausedAt)}${until}; it is recorded as skipped when the pause ends`;
  }
  const { maxRuns } = entry.limits;
  if (maxRuns !== null && current !== null && current.runCount >= maxRuns) {
    const lastOne = previous?.scheduledFor ?? null;
    return `, but it had caused all the runs it may, ${maxRuns}${lastOne === null ? '' : `: the last was due at ${words.at(lastOne)}`}`;
  }
  if (paused) {
    const until = paused.until === null ? '' : ` until ${words.about(paused.until)}`;
    return `, but everything is paused${until}; it is recorded as skipped when the pause ends`;
  }
  if (!queue.isWorking) return ', but no Downbeat is running: the next one that starts deals with it';
  if (current?.nextRunAt != null && current.nextRunAt <= now) return ' and is about to be handled';
  return ', but the ledger has nothing for it: the clock of this computer may have been moved past it';
}

/** When a pause ended or ends; edits and resuming move that. */
function pauseOf(versions: readonly EntryVersion[], pausedAt: number): number | null {
  return versions.findLast(({ entry }) => entry?.pausedAt === pausedAt)?.entry?.pausedUntil ?? null;
}

function switchedOff({ versions, asked, words }: Case): string {
  const isOn = ({ entry }: EntryVersion) => entry?.enabled === true;
  const lastOn = versions.findLastIndex((version) => version.at <= asked.to && isOn(version));
  const since = versions[lastOn + 1];
  const until = versions.find((version) => version.at > asked.to && (isOn(version) || version.entry === null));
  const from = since ? ` from ${words.about(since.at)}` : '';
  if (!until) return `It is switched off${since ? ` since ${words.about(since.at)}` : ''}.`;
  return `It was switched off${from} until ${until.entry ? '' : 'it was removed at '}${words.about(until.at)}.`;
}

function notYet(facts: Case): string {
  const { due, asked, isAskedFor, located, current, words } = facts;
  const next = current?.nextRunAt ?? null;
  if (due !== null && (located || due <= asked.to)) return `It has not been ${words.at(due)} yet; it is due then.`;
  const soonest = next === null ? '' : `; it is next due at ${words.at(next)}`;
  return isAskedFor
    ? `It has not been ${words.at(asked.from)} yet, and it is not due then${soonest}.`
    : `It has not been due yet${soonest}.`;
}

function notDue(facts: Case, entry: VersionedEntry): string {
  const { leftOut, clockChange, isAskedFor, entryId, timesOf, asked, words, current } = facts;
  const then = words.at(asked.from);
  if (!isAskedFor) {
    const next = current?.nextRunAt ?? null;
    return `It has not been due yet${next === null ? '' : `; it is next due at ${words.at(next)}`}.`;
  }
  if (leftOut) {
    const why = whyLeftOut(entryId, entry, leftOut.base, timesOf, words);
    if (why !== null) return `It was not due at ${then}: ${why}.`;
  }
  if (clockChange?.kind === 'gap') {
    return `${clockChange.time} did not exist that night: the clocks went forward ${clockChange.change}, and this schedule follows the clock.`;
  }
  if (clockChange?.firstPass != null && wasDueAt(facts, entry, clockChange.firstPass)) {
    return `${clockChange.time} came twice that night, because the clocks went back ${clockChange.change}; it was due the first time only.`;
  }
  if (entry.schedule.kind === 'event')
    return `Nothing that it waits for was noticed at ${then}: ${scheduleWords(entry)}.`;
  const busy = isAwaited(entry.schedule) ? stillBusy(facts) : null;
  if (busy !== null) return `It was not due at ${then}, because its last run had not ended: ${busy}.`;
  return `It was not due at ${then}: ${scheduleWords(entry)}.`;
}

function wasDueAt({ timesOf, entryId, asked }: Case, entry: VersionedEntry, instant: number): boolean {
  const due = timesOf({ ...entry, id: entryId }).next(instant - 1);
  return due !== null && due <= instant + (asked.to - asked.from);
}

/** From when to when the previous run was active, where that was so at the moment asked for. */
function stillBusy({ previous, asked, words }: Case): string | null {
  if (!previous || previous.state === 'skipped' || previous.state === 'missed') return null;
  if (previous.finishedAt !== null && previous.finishedAt <= asked.from) return null;
  const from = words.about(previous.startedAt ?? previous.queuedAt);
  return previous.finishedAt === null
    ? `it is active since ${from}`
    : `it was active from ${from} to ${words.about(previous.finishedAt)}`;
}

function scheduleWords(entry: VersionedEntry): string {
  const sentence = describeEntry(entry);
  return `it is due ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

const catchUpWords = {
  skip: 'Due times that passed while Downbeat slept or was closed are not made up for: its catch-up policy is “skip”.',
  latest:
    'Of due times that passed while Downbeat slept or was closed, one run makes up for all: its catch-up policy is “latest”.',
  all: 'Due times that passed while Downbeat slept or was closed are all made up for: its catch-up policy is “all”.',
};

function detailsOf(facts: Case, known: VersionedEntry): string[] {
  const { run, due, located, clockChange, previous, versions, current, asked, now, words } = facts;
  const details: string[] = [];
  const say = (text: string) => void details.push(text);
  const spread = due === null ? null : spreadOf(facts, known);
  if (spread !== null) say(spread);
  if (clockChange?.kind === 'fold' && located) {
    say(
      `${clockChange.time} came twice that night, because the clocks went back ${clockChange.change}; this was the second time.`,
    );
  }
  if (run?.state === 'skipped' && previous && (run.reason ?? '').startsWith('The previous run')) {
    const busy = stillBusy({ ...facts, asked: { from: run.scheduledFor ?? asked.from, to: asked.to } });
    if (busy !== null) say(`The run before it, ${reasonWords(previous, words)}: ${busy}.`);
    say('What happens then is its overlap policy, which is “skip”.');
  }
  if (run && (run.state === 'missed' || run.trigger === 'catch-up' || run.dueCount > 1) && run.state !== 'skipped') {
    say(catchUpWords[known.catchUp.policy]);
    if (run.state === 'missed' && known.catchUp.policy !== 'skip') say(windowWords(known));
  }
  if (run?.state === 'skipped' && known.pausedAt !== null) {
    const until = pauseOf(versions, known.pausedAt);
    say(`It was paused at ${words.about(known.pausedAt)}${until === null ? '' : ` until ${words.about(until)}`}.`);
  }
  if (run && run.dueCount > 1 && run.firstScheduledFor !== null && run.scheduledFor !== null) {
    say(
      `The run stands for ${run.dueCount} due times, from ${words.at(run.firstScheduledFor)} to ${words.at(run.scheduledFor)}.`,
    );
  }
  if (!run && previous?.scheduledFor != null && previous.scheduledFor < asked.from) {
    say(`The last one before was due at ${words.at(previous.scheduledFor)}: it ${reasonWords(previous, words)}.`);
  }
  const isOther = current !== null && describeEntry(known) !== describeEntry(current);
  if (isOther) say(`It has been changed since; at that time ${scheduleWords(known).replace(/^it is/, 'it was')}.`);
  const next = current?.nextRunAt ?? null;
  if (next !== null && current?.pausedAt === null && next > now) say(`It is next due at ${words.at(next)}.`);
  return details;
}

/** What became of another run, in a few words. */
function reasonWords(run: Run, words: MomentWords): string {
  if (run.state === 'skipped' || run.state === 'missed') return `was ${run.state}: ${reasonOf(run)}`;
  return run.startedAt === null ? `is ${run.state}` : `ran at ${words.about(run.startedAt)}`;
}

function spreadOf(
  { located, leftOut, due, entryId, timesOf, words }: Case,
  { spreadMs }: VersionedEntry,
): string | null {
  const source = located ?? leftOut;
  if (spreadMs === 0 || !source || source.base === null || due === null) return null;
  const unspread = timesOf({ ...source.version, id: entryId, spreadMs: 0 }).place(source.base);
  if (unspread === null || unspread === due) return null;
  return `Its due times are spread by up to ${formatDuration(spreadMs)}: the one of ${words.at(unspread)} came ${formatDuration(due - unspread)} later.`;
}

function windowWords({ catchUp: { windowMs } }: VersionedEntry): string {
  return windowMs === null
    ? 'Only the last 24 hours are made up for, or one period where it is due more often than daily.'
    : `Only the last ${formatDuration(windowMs)} are made up for.`;
}
