import type { Why } from '../../shared/api.ts';
import { AppError } from '../../shared/error.ts';
import type { Run } from '../../shared/model/run.ts';
import { isAwaited } from '../../shared/schedule/due-times.ts';
import { answerOf } from './answer.ts';
import type { Case, ExplainParts } from './case.ts';
import { clockChangeAt } from './clock-change.ts';
import { detailsOf } from './details.ts';
import type { HistoryStore, VersionedEntry } from './history-store.ts';
import { type Asked, locateBase, locateDue, versionAt } from './locate-due.ts';
import { momentWords } from './moment-words.ts';

/** How many skipped runs are passed over to find the one that kept them from running. */
const mostRunsRead = 100;

/**
 * Answers why an entry did, or did not, run at a moment, by default at its latest due time. A moment that is given to the
 * minute or second means all of it. Throws NOT_FOUND for an entry that nothing was ever recorded of.
 */
export function explain(entryId: string, at: number | null, parts: ExplainParts): Why {
  const last = parts.history.lastVersion(entryId);
  if (!last?.entry) throw new AppError('NOT_FOUND', `There is no entry ${entryId}.`);
  const facts = gather(entryId, at, last.entry, parts);
  const { due, asked, run, version } = facts;
  const known = version?.entry ?? last.entry;
  const answer = answerOf(facts, known);
  return { at: due ?? asked.from, answer, details: detailsOf(facts, known, answer), run, ...around(facts, known) };
}

function gather(entryId: string, at: number | null, last: VersionedEntry, parts: ExplainParts): Case {
  const { history, timesOf, now, hostZone } = parts;
  const asked = at === null ? exactly(latestDue(entryId, last, parts) ?? now) : stretchOf(at);
  const versions = history.versions(entryId, asked.to);
  const located = locateDue(entryId, versions, asked, timesOf);
  const leftOut = located ? null : locateBase(entryId, versions, asked, timesOf);
  const source = located ?? leftOut;
  const { run, due } = findRun(entryId, asked, source?.due ?? null, history);
  const version = source ? { at: asked.from, entry: source.version } : versionAt(versions, asked.to + 1);
  const { schedule } = version?.entry ?? last;
  const earlierThan = run?.firstScheduledFor ?? due ?? asked.from;
  return {
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
    previous: history.runBefore(entryId, earlierThan),
    lastExecuted: lastExecuted(entryId, earlierThan, history),
    clockChange: isAwaited(schedule) ? null : clockChangeAt(schedule, source?.base ?? due ?? asked.from),
    words: momentWords(schedule.timeZone, hostZone, now),
  };
}

/** The run that stands for the due time, or else for what was asked, as for runs that an event caused. */
function findRun(entryId: string, asked: Asked, planned: number | null, history: HistoryStore) {
  if (planned !== null) return { run: history.runFor(entryId, planned, planned), due: planned };
  const run = history.runFor(entryId, asked.from, asked.to);
  const due = run && standsFor(run, asked);
  return due === null ? { run: null, due } : { run, due };
}

/** The due times before and after, by the entry as it was; those of an awaited schedule are known from its runs alone. */
function around({ entryId, due, asked, previous, current, timesOf }: Case, known: VersionedEntry) {
  if (isAwaited(known.schedule)) {
    const next = current?.nextRunAt ?? null;
    return { before: previous?.scheduledFor ?? null, after: next !== null && next > asked.to ? next : null };
  }
  const times = timesOf({ ...known, id: entryId });
  const before = times.latest((due ?? asked.from) - 1);
  return { before: before !== null && before > known.createdAt ? before : null, after: times.next(due ?? asked.to) };
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

function lastExecuted(entryId: string, instant: number, history: HistoryStore): Run | null {
  let run = history.runBefore(entryId, instant);
  for (let looked = 0; run !== null && looked < mostRunsRead; looked++) {
    if (run.state !== 'skipped' && run.state !== 'missed') return run;
    run = history.runBefore(entryId, run.scheduledFor ?? 0);
  }
  return null;
}

function exactly(at: number): Asked {
  return { from: at, to: at };
}

function stretchOf(at: number): Asked {
  const ms = at % 60_000 === 0 ? 60_000 : at % 1_000 === 0 ? 1_000 : 1;
  return { from: at, to: at + ms - 1 };
}

/** The due time in what was asked that a run names itself; those between its first and last it does not name. */
function standsFor({ firstScheduledFor, scheduledFor }: Run, { from, to }: Asked): number | null {
  return [scheduledFor, firstScheduledFor].find((due) => due !== null && due >= from && due <= to) ?? null;
}
