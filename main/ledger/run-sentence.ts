import type { Run } from '../../shared/model/run.ts';
import { plural } from '../../shared/schedule/english.ts';
import type { MomentWords } from './moment-words.ts';

/** What keeps a queued run waiting, as far as it is known. */
export interface QueueFacts {
  readonly maxActiveRuns: number;
  readonly activeCount: number;
  readonly isWorking: boolean;
}

/** What else a run is read with. */
export interface RunFacts {
  readonly now: number;
  /** When the host that answers was started. */
  readonly startedAt: number;
  readonly queue: QueueFacts;
  /** The run of the same entry that was due before. */
  readonly previous: Run | null;
}

/** A run handled this much later than it was due was late. */
const lateMs = 2_000;

/** What is handled sooner than this was hardly slept through. */
const shortestSleepMs = 30_000;

/** What became of a due time: what follows `It was due at 03:00`, without a full stop. */
export function runSentence(run: Run, due: number, facts: RunFacts, words: MomentWords): string {
  const others = run.dueCount - 1;
  if (run.state === 'skipped') return ` but was skipped: ${reasonOf(run)}`;
  if (run.state === 'missed') return ` but was missed: ${reasonOf(run)}`;
  const late = run.queuedAt - due > lateMs;
  if (others > 0) {
    const standIn = run.startedAt === null ? 'one run' : `the run at ${words.about(run.startedAt)}`;
    const ending = `${standIn} stands for it and ${plural(others, 'other')}; it ${stateWords(run, facts, words)}`;
    return `${late ? `, but ${whyLate(run, due, facts)}` : ''}; ${ending}`;
  }
  if (run.startedAt === null)
    return ` and ${late ? `was caught up ${lateAt(run, due, facts, words)}; it ` : ''}${notStarted(run, facts, words)}`;
  const isClose = run.startedAt - due < 10_000;
  const started = isClose ? words.at(run.startedAt) : words.about(run.startedAt);
  const ran = late ? `was caught up at ${started}, because ${whyLate(run, due, facts)}` : `ran at ${started}`;
  return ` and ${ran}; it ${stateWords(run, facts, words)}`;
}

/** How a run stands or has ended, as what it did: `succeeded`, `failed with exit code 1`. */
function stateWords(run: Run, facts: RunFacts, words: MomentWords): string {
  const reason = run.reason === null ? '' : `: ${reasonOf(run)}`;
  switch (run.state) {
    case 'running':
      return 'is still running';
    case 'succeeded':
      return 'succeeded';
    case 'failed':
      if (run.signal !== null) return `was ended by ${run.signal}${reason}`;
      return run.exitCode === null ? `failed${reason}` : `failed with exit code ${run.exitCode}${reason}`;
    case 'timedOut':
      return `was stopped because its time was up${reason}`;
    case 'cancelled':
      return run.startedAt === null ? `was taken out of the queue${reason}` : `was stopped${reason}`;
    case 'lost':
      return `was lost: how it ended is not known${reason}`;
    default:
      return notStarted(run, facts, words);
  }
}

function notStarted(run: Run, facts: RunFacts, words: MomentWords): string {
  if (run.state === 'queued') return `is waiting: ${whyWaiting(run, facts, words)}`;
  return run.state === 'running' ? 'is being started' : stateWords(run, facts, words);
}

function whyWaiting(run: Run, { now, queue, previous }: RunFacts, words: MomentWords): string {
  const { isWorking, maxActiveRuns, activeCount } = queue;
  if (!isWorking) return 'no Downbeat is running that could start it';
  if (run.readyAt !== null && run.readyAt > now) {
    return `it starts at ${words.about(run.readyAt)}, so that not everything starts at once`;
  }
  if (previous?.state === 'running') return 'the run before it is still running';
  if (previous?.state === 'queued') return 'the run before it is waiting, too';
  if (activeCount >= maxActiveRuns) return `${plural(maxActiveRuns, 'run')} may be active at once`;
  return 'it starts in a moment';
}

function lateAt(run: Run, due: number, facts: RunFacts, words: MomentWords): string {
  return `at ${words.about(run.queuedAt)}, because ${whyLate(run, due, facts)}`;
}

/** What was recorded with the run; runs of older versions say only when they were made, and who ran is known of this host. */
function whyLate(run: Run, due: number, { startedAt }: RunFacts): string {
  if (run.lateReason !== null) return asClause(run.lateReason);
  if (due < startedAt && run.queuedAt >= startedAt) return 'Downbeat was not running';
  if (run.queuedAt - due < shortestSleepMs) return 'Downbeat could not handle it in time';
  if (due >= startedAt) return 'the computer was asleep or its clock was moved';
  return 'Downbeat was closed or the computer asleep';
}

/** A stored reason as part of a sentence. */
export function reasonOf({ reason }: Pick<Run, 'reason'>): string {
  if (reason === null) return 'no reason was recorded';
  return asClause(reason);
}

function asClause(sentence: string): string {
  const text = sentence.replace(/\.$/, '');
  return /^(The|This|Everything|It|Its|An?|One)\b/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
