import type { TaskView } from '../../shared/api.ts';
import type { RunParameters } from '../../shared/model/run.ts';
import { formatShellWords, parseShellWords } from '../ui/shell-words.ts';

/** What the form for one run with other parameters holds. */
export interface RunValues {
  /** Arguments as one line. */
  args: string;
  variables: { key: string; name: string; value: string }[];
}

/** The form as it begins: the task's own arguments, no variables. */
export function valuesOfTask({ options }: Pick<TaskView, 'options'>): RunValues {
  return { args: options.kind === 'command' ? formatShellWords(options.args) : '', variables: [] };
}

/** What is wrong with the line of arguments, or null. */
export function problemOfArguments({ args }: RunValues): string | null {
  return parseShellWords(args).problem;
}

/** The parameters the form describes; undefined when they are the task's own. */
export function parametersFromValues(
  { args, variables }: RunValues,
  { options }: Pick<TaskView, 'options'>,
): RunParameters | undefined {
  const { words } = parseShellWords(args);
  const areOwn = options.kind !== 'command' || JSON.stringify(words) === JSON.stringify(options.args);
  const named = variables.filter(({ name, value }) => name !== '' || value !== '');
  if (areOwn && named.length === 0) return undefined;
  return {
    ...(areOwn ? {} : { args: words }),
    ...(named.length === 0 ? {} : { environment: Object.fromEntries(named.map(({ name, value }) => [name, value])) }),
  };
}

/** The field that a complaint about a run's parameters is about. */
export function fieldOfParameter(path: string, { variables }: RunValues): string {
  const name = /^parameters\.environment\.(.*)$/.exec(path)?.[1];
  if (name === undefined) return 'args';
  return `variables.${Math.max(
    0,
    variables.findLastIndex((variable) => variable.name === name),
  )}.name`;
}
