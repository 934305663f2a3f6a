import { formatDuration } from '../../shared/duration.ts';
import type { CatchUp } from '../../shared/model/entry.ts';
import type { Run } from '../../shared/model/run.ts';
import { describeEntry } from '../../shared/schedule/describe-entry.ts';
import { type Case, nextDueOf, pauseOf, scheduleWords, stillBusy, switchedOffWords } from './case.ts';
import type { VersionedEntry } from './history-store.ts';
import type { MomentWords } from './moment-words.ts';
import { reasonOf } from './run-sentence.ts';

const catchUpWords = {
  skip: 'Due times that passed while Downbeat slept or was closed are not made up for: its catch-up policy is “skip”.',
  latest:
    'Of due times that passed while Downbeat slept or was closed, one run makes up for all: its catch-up policy is “latest”.',
  all: 'Due times that passed while Downbeat slept or was closed are all made up for: its catch-up policy is “all”.',
};

/** What led to the answer, one sentence each, in the order in which it matters; `known` is the entry as it was. */
export function detailsOf(facts: Case, known: VersionedEntry, answer: string): string[] {
  // In this order: a time without its day means the day that was said before.
  return [
    spreadOf(facts, known),
    secondPass(facts),
    ...overlapDetails(facts),
    ...catchUpDetails(facts, known),
    pauseDuring(facts, known),
    standsForMany(facts),
    lastBefore(facts),
    ...changedSince(facts, known),
    nextDue(facts, answer),
  ].filter((detail) => detail !== null);
}

function secondPass({ clockChange, located }: Case): string | null {
  if (clockChange?.kind !== 'fold' || !located) return null;
  return `${clockChange.time} came twice that night, because the clocks went back ${clockChange.change}; this was the second time.`;
}

function overlapDetails(facts: Case): string[] {
  const { run, asked } = facts;
  if (run?.state !== 'skipped' || !run.reason?.startsWith('The previous run')) return [];
  const busy = stillBusy(facts, run.firstScheduledFor ?? asked.from);
  return [
    ...(busy === null ? [] : [`The run before it ${busy}.`]),
    'What happens then is its overlap policy, which is “skip”.',
  ];
}

function catchUpDetails({ run }: Case, { catchUp }: VersionedEntry): string[] {
  if (!run || run.state === 'skipped') return [];
  const isMissed = run.state === 'missed';
  if (!isMissed && run.trigger !== 'catch-up' && run.dueCount <= 1) return [];
  const policy = catchUpWords[catchUp.policy];
  return isMissed && catchUp.policy !== 'skip' ? [policy, windowWords(catchUp)] : [policy];
}

function pauseDuring({ run, versions, words }: Case, { pausedAt }: VersionedEntry): string | null {
  if (run?.state !== 'skipped' || pausedAt === null) return null;
  const until = pauseOf(versions, pausedAt);
  return `It was paused at ${words.about(pausedAt)}${until === null ? '' : ` until ${words.about(until)}`}.`;
}

function standsForMany({ run, words }: Case): string | null {
  if (!run || run.dueCount <= 1 || run.firstScheduledFor === null || run.scheduledFor === null) return null;
  return `The run stands for ${run.dueCount} due times, from ${words.at(run.firstScheduledFor)} to ${words.at(run.scheduledFor)}.`;
}

function lastBefore({ run, previous, asked, words }: Case): string | null {
  if (run || previous?.scheduledFor == null || previous.scheduledFor >= asked.from) return null;
  return `The last one before was due at ${words.at(previous.scheduledFor)}: it ${reasonWords(previous, words)}.`;
}

/** What happened to the entry after the moment that is asked about. */
function changedSince(facts: Case, known: VersionedEntry): string[] {
  const { version, versions, current, due, asked, isAskedFor, now, words } = facts;
  const changes: string[] = [];
  if (current !== null && describeEntry(known) !== describeEntry(current)) {
    changes.push(`It has been changed since; at that time ${scheduleWords(known).replace(/^it is/, 'it was')}.`);
  }
  if (version?.entry?.enabled && current?.enabled === false) changes.push(`${switchedOffWords(facts, now)}.`);
  const last = versions.at(-1);
  if (version?.entry && last?.entry === null) changes.push(`It was removed at ${words.about(last.at)}.`);
  const isNeverDue = due === null && !isAskedFor;
  if (current?.pausedAt != null && (isNeverDue || current.pausedAt >= (due ?? asked.from))) {
    const until = current.pausedUntil === null ? '' : ` until ${words.about(current.pausedUntil)}`;
    changes.push(`It is paused since ${words.about(current.pausedAt)}${until}.`);
  }
  return changes;
}

function nextDue({ current, now, words }: Case, answer: string): string | null {
  const next = nextDueOf(current);
  return next === null || next <= now || answer.includes('next due') ? null : `It is next due at ${words.at(next)}.`;
}

/** What became of another run, in a few words. */
function reasonWords(run: Run, words: MomentWords): string {
  if (run.state === 'skipped' || run.state === 'missed') return `was ${run.state}: ${reasonOf(run)}`;
  if (run.startedAt === null) return `is ${run.state}`;
  // To the second it could seem to have run before it was due.
  const isClose = run.scheduledFor !== null && run.startedAt - run.scheduledFor < 1_000;
  return `ran at ${isClose ? words.at(run.startedAt) : words.about(run.startedAt)}`;
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

function windowWords({ windowMs }: CatchUp): string {
  return windowMs === null
    ? 'Only the last 24 hours are made up for, or one period where it is due more often than daily.'
    : `Only the last ${formatDuration(windowMs)} are made up for.`;
}
