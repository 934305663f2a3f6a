import type { TaskOptions } from '../../shared/model/task.ts';
import type { Launch } from './launch.ts';

type CommandOptions = Extract<TaskOptions, { kind: 'command' }>;

/** A program with its arguments, without a shell in between. */
export function prepareCommand({ program, args }: CommandOptions): Launch {
  return { program, args, noun: 'program' };
}
