import {
  IconBan,
  IconCircleCheck,
  IconCircleX,
  IconClockOff,
  IconHourglassEmpty,
  IconPlayerPlay,
  IconPlayerSkipForward,
  IconPlugConnectedX,
  IconStopwatch,
  type TablerIcon,
} from '@tabler/icons-react';
import type { RunState, Trigger } from '../../shared/model/run.ts';

/** How a run's state looks and reads: never by colour alone. */
export interface RunStateLook {
  word: string;
  icon: TablerIcon;
  tone: 'good' | 'bad' | 'warn' | 'busy' | 'quiet';
  /** What the state means, in one sentence. */
  meaning: string;
}

/** The look of each state. */
export const runStateLooks: Readonly<Record<RunState, RunStateLook>> = {
  queued: { word: 'Queued', icon: IconHourglassEmpty, tone: 'busy', meaning: 'It waits for a free place.' },
  running: { word: 'Running', icon: IconPlayerPlay, tone: 'busy', meaning: 'It is going on right now.' },
  succeeded: { word: 'Succeeded', icon: IconCircleCheck, tone: 'good', meaning: 'It ended with exit code 0.' },
  failed: { word: 'Failed', icon: IconCircleX, tone: 'bad', meaning: 'It could not start or ended with an error.' },
  timedOut: { word: 'Timed out', icon: IconStopwatch, tone: 'bad', meaning: 'It was stopped at its time limit.' },
  cancelled: { word: 'Cancelled', icon: IconBan, tone: 'warn', meaning: 'Somebody stopped it.' },
  lost: { word: 'Lost', icon: IconPlugConnectedX, tone: 'bad', meaning: 'Its end was never seen.' },
  skipped: {
    word: 'Skipped',
    icon: IconPlayerSkipForward,
    tone: 'quiet',
    meaning: 'Its due time passed on purpose without a run.',
  },
  missed: { word: 'Missed', icon: IconClockOff, tone: 'warn', meaning: 'Its due time passed while nothing could run.' },
};

/** Why a run exists, in a word or two. */
export const triggerWords: Readonly<Record<Trigger, string>> = {
  schedule: 'Schedule',
  'catch-up': 'Catch-up',
  manual: 'By hand',
  retry: 'Retry',
  event: 'Event',
  api: 'Program',
};
