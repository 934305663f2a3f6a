import { isAwaited } from '../../shared/schedule/due-times.ts';
import { type Case, nextDueOf, pauseOf, scheduleWords, stillBusy, switchedOffWords } from './case.ts';
import type { VersionedEntry } from './history-store.ts';
import { runSentence } from './run-sentence.ts';
import { whyLeftOut } from './why-left-out.ts';

/** The answer in one sentence; `known` is the entry as it was, or as it was last. */
export function answerOf(facts: Case, known: VersionedEntry): string {
  const { run, due, version, versions, asked, now, words } = facts;
  if (run && due !== null) return `${dueWords(facts, due)}${runSentence(run, due, facts, words)}.`;
  const first = versions[0];
  if (!version) {
    if (asked.to < known.createdAt)
      return `There was no such schedule at ${words.at(asked.from)}: it was added at ${words.about(known.createdAt)}.`;
    return `How it was scheduled at ${words.at(asked.from)} is not known any more: what was recorded begins at ${words.about(first?.at ?? now)}.`;
  }
  if (!version.entry) return `It was removed at ${words.about(version.at)}.`;
  if (!version.entry.enabled) return `${switchedOffWords(facts, facts.asked.to)}.`;
  if ((due ?? asked.from) > now) return notYet(facts);
  if (due !== null) return `${dueWords(facts, due)}${withoutRun(facts, version.entry, due)}.`;
  return notDue(facts, version.entry);
}

function dueWords(facts: Case, due: number): string {
  const { clockChange, words, now } = facts;
  const isDue = due > now ? 'it is due' : 'it was due';
  if (clockChange?.kind === 'gap') {
    return `${clockChange.time} did not exist that night: the clocks went forward ${clockChange.change}, so ${isDue} at ${words.at(due)}`;
  }
  const moved = movedWords(facts, due);
  return `${moved === null ? isDue.replace('it', 'It') : `${moved}: ${isDue}`} at ${words.at(due)}`;
}

/** From when a due time was moved and why; null where it was not. */
function movedWords({ located, leftOut, words, entryId, timesOf }: Case, due: number): string | null {
  const source = located ?? leftOut;
  if (!source || source.base === null || source.base === due) return null;
  const from = words.at(source.base);
  const why = whyLeftOut(entryId, source.version, source.base, timesOf, words);
  return why === null ? null : `It was moved from ${from}, because ${why}`;
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

function notYet(facts: Case): string {
  const { due, asked, isAskedFor, located, current, words } = facts;
  const next = nextDueOf(current);
  if (due !== null && located?.base === due) return `It has not been ${words.at(due)} yet; it is due then.`;
  if (due !== null) return `${dueWords(facts, due)}, which has not come yet.`;
  const then = isAskedFor ? `${words.at(asked.from)} yet, and it is not due then` : 'due yet';
  return `It has not been ${then}${next === null ? '' : `; it is next due at ${words.at(next)}`}.`;
}

function notDue(facts: Case, entry: VersionedEntry): string {
  const { leftOut, clockChange, isAskedFor, entryId, timesOf, asked, words, current } = facts;
  if (!isAskedFor) {
    const next = nextDueOf(current);
    const isOver = current?.enabled === true && current.pausedAt === null && current.nextRunAt === null;
    if (isOver && !isAwaited(entry.schedule))
      return 'It has not been due since it was added, and it is not due any more.';
    return `It has not been due yet${next === null ? '' : `; it is next due at ${words.at(next)}`}.`;
  }
  const then = words.at(asked.from);
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
  const busy = isAwaited(entry.schedule) ? stillBusy(facts, asked.from) : null;
  if (busy !== null) return `It was not due at ${then}, because its last run had not ended: it ${busy}.`;
  return `It was not due at ${then}: ${scheduleWords(entry)}.`;
}

function wasDueAt({ timesOf, entryId, asked }: Case, entry: VersionedEntry, instant: number): boolean {
  const due = timesOf({ ...entry, id: entryId }).next(instant - 1);
  return due !== null && due <= instant + (asked.to - asked.from);
}
