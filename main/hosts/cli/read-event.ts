import { resolve } from 'node:path';
import { invalid } from '../../../shared/error.ts';
import type { ScheduleEvent } from '../../../shared/model/schedule.ts';

const plain: Record<string, ScheduleEvent> = {
  wake: { type: 'wake' },
  login: { type: 'login' },
  'host-start': { type: 'hostStart' },
  'network-up': { type: 'networkUp' },
};

const allowed = 'wake, login, host-start, network-up, file:PATH, succeeded:TASK, failed:TASK or ended:TASK';

/** The event that --on names, such as `wake` or `failed:backup`; paths are seen from `currentFolder`. */
export function readEvent(text: string, currentFolder: string): ScheduleEvent {
  const event = Object.hasOwn(plain, text) ? plain[text] : undefined;
  if (event) return event;
  const at = text.indexOf(':');
  const [word, subject] = at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at + 1).trim()];
  if (word === 'file') {
    if (subject === '') throw invalid('--on', 'file: needs the path of a file or folder');
    return { type: 'fileChanged', path: resolve(currentFolder, subject) };
  }
  if (word === 'succeeded' || word === 'failed' || word === 'ended') {
    if (subject === '') throw invalid('--on', `${word}: needs the name of a task`);
    return { type: 'taskEnded', task: subject, outcome: word };
  }
  throw invalid('--on', `must be ${allowed}, not “${text.slice(0, 40)}”`);
}
