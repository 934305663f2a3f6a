import type { Entry } from '../../shared/model/entry.ts';
import type { Run } from '../../shared/model/run.ts';
import { describeEntry } from '../../shared/schedule/describe-entry.ts';
import type { ClockChange } from './clock-change.ts';
import type { EntryVersion, HistoryStore, VersionedEntry } from './history-store.ts';
import type { Asked, LeftOut, LocatedDue, TimesOf } from './locate-due.ts';
import type { MomentWords } from './moment-words.ts';
import type { QueueFacts } from './run-sentence.ts';

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
export interface Case extends ExplainParts {
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
  /** The last run before that was executed or waits for it. */
  readonly lastExecuted: Run | null;
  readonly clockChange: ClockChange | null;
  readonly words: MomentWords;
}

/** When a pause ended or ends; edits and resuming move that. */
export function pauseOf(versions: readonly EntryVersion[], pausedAt: number): number | null {
  return versions.findLast(({ entry }) => entry?.pausedAt === pausedAt)?.entry?.pausedUntil ?? null;
}

/** From when to when the run before was active, as what it did; null where it was not at `instant`. */
export function stillBusy({ lastExecuted: last, words }: Case, instant: number): string | null {
  if (!last || (last.finishedAt !== null && last.finishedAt <= instant)) return null;
  const from = words.about(last.startedAt ?? last.queuedAt);
  return last.finishedAt === null
    ? `is active since ${from}`
    : `was active from ${from} to ${words.about(last.finishedAt)}`;
}

/** When an entry is due, as part of a sentence. */
export function scheduleWords(entry: VersionedEntry): string {
  const sentence = describeEntry(entry);
  return `it is due ${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`;
}

/** When an entry is due next, as far as that is known; while it is paused nobody knows. */
export function nextDueOf(current: Entry | null): number | null {
  return current === null || current.pausedAt !== null ? null : current.nextRunAt;
}

/** Since when an entry that is disabled at `instant` is so, and until when. */
export function switchedOffWords({ versions, words }: Case, instant: number): string {
  const isOn = ({ entry }: EntryVersion) => entry?.enabled === true;
  const lastOn = versions.findLastIndex((version) => version.at <= instant && isOn(version));
  const since = versions[lastOn + 1];
  const until = versions.find((version) => version.at > instant && (isOn(version) || version.entry === null));
  if (!until) return `It is switched off${since ? ` since ${words.about(since.at)}` : ''}`;
  const from = since ? ` from ${words.about(since.at)}` : '';
  return `It was switched off${from} until ${until.entry ? '' : 'it was removed at '}${words.about(until.at)}`;
}
