import type { EventSchedule, ScheduleEvent } from '../model/schedule.ts';
import { span } from './english.ts';

/** Says in lower case what has to happen for something to be due. */
export function describeEvent({ on, delayMs }: EventSchedule): string {
  const delay = delayMs === 0 ? '' : `${span(delayMs)} `;
  // A task is followed up after it has ended; the rest is due while it happens.
  if (on.type === 'taskEnded') return `${delay}after “${on.task}” ${outcomes[on.outcome]}`;
  return `${delay === '' ? 'when' : `${delay}after`} ${happening(on)}`;
}

const outcomes = { succeeded: 'succeeds', failed: 'fails', ended: 'ends' } as const;

function happening(event: Exclude<ScheduleEvent, { type: 'taskEnded' }>): string {
  switch (event.type) {
    case 'hostStart':
      return 'Downbeat starts';
    case 'login':
      return 'you log in';
    case 'wake':
      return 'the computer wakes up';
    case 'networkUp':
      return 'the network comes up';
    case 'fileChanged':
      return `${event.path} changes`;
  }
}
