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
  const earlierThan = run?.firstScheduledFor ?? due ?? asked.from;
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
    previous: history.runBefore(entryId, earlierThan),
    lastExecuted: lastExecuted(entryId, earlierThan, history),
    clockChange: isAwaited(known.schedule)
      ? null
      : clockChangeAt(known.schedule, (located ?? leftOut)?.base ?? due ?? asked.from),
    words: momentWords(known.schedule.timeZone, hostZone, now),
  };
  const answer = answerOf(facts, known);
  const times = timesOf({ ...known, id: entryId });
  const before = times.latest((due ?? asked.from) - 1);
  return {
    at: due ?? asked.from,
    answer,
    details: detailsOf(facts, known, answer),
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

function lastExecuted(entryId: string, instant: number, history: HistoryStore): Run | null {
  let run = history.runBefore(entryId, instant);
  for (let looked = 0; run !== null && looked < mostRunsRead; looked++) {
    if (run.state !== 'skipped' && run.state !== 'missed') return run;
    run = history.runBefore(entryId, run.scheduledFor ?? 0);
  }
  return null;
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
