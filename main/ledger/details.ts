import { formatDuration } from '../../shared/duration.ts';
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

/** What led to the answer, one sentence each, in the order in which it matters. */
export function detailsOf(facts: Case, known: VersionedEntry, answer: string): string[] {
  const { run, due, version, located, clockChange, previous, versions, current, asked, now, words } = facts;
  const details: string[] = [];
  const say = (text: string) => void details.push(text);
  const spread = due === null ? null : spreadOf(facts, known);
  if (spread !== null) say(spread);
  if (clockChange?.kind === 'fold' && located) {
    say(
      `${clockChange.time} came twice that night, because the clocks went back ${clockChange.change}; this was the second time.`,
    );
  }
  if (run?.state === 'skipped' && (run.reason ?? '').startsWith('The previous run')) {
    const busy = stillBusy(facts, run.firstScheduledFor ?? asked.from);
    if (busy !== null) say(`The run before it ${busy}.`);
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
  const last = versions.at(-1);
  if (version?.entry?.enabled && current?.enabled === false) say(`${switchedOffWords(facts, now)}.`);
  if (version?.entry && last?.entry === null) say(`It was removed at ${words.about(last.at)}.`);
  if (current?.pausedAt != null && current.pausedAt >= (due ?? asked.from)) {
    const until = current.pausedUntil === null ? '' : ` until ${words.about(current.pausedUntil)}`;
    say(`It is paused since ${words.about(current.pausedAt)}${until}.`);
  }
  const next = nextDueOf(current);
  const isSaid = answer.includes('next due');
  if (next !== null && next > now && !isSaid) say(`It is next due at ${words.at(next)}.`);
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
