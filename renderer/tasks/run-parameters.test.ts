import { expect, it } from 'vitest';
import { fieldOfParameter, parametersFromValues, problemOfArguments, valuesOfTask } from './run-parameters.ts';

const command = { options: { kind: 'command' as const, program: '/bin/echo', args: ['--to', 'two words', ''] } };
const script = { options: { kind: 'script' as const, shell: 'sh' as const, text: 'echo' } };
const variable = (name: string, value: string) => ({ key: name, name, value });

it('sends nothing that is the task’s own', () => {
  expect(parametersFromValues(valuesOfTask(command), command)).toBeUndefined();
  expect(parametersFromValues({ ...valuesOfTask(script), variables: [variable('', '')] }, script)).toBeUndefined();
});

it('sends other arguments, none at all, and variables', () => {
  expect(parametersFromValues({ args: '', variables: [] }, command)).toEqual({ args: [] });
  expect(parametersFromValues({ args: 'a "b c"', variables: [variable('A', '1')] }, command)).toEqual({
    args: ['a', 'b c'],
    environment: { A: '1' },
  });
});

it('puts complaints where they belong', () => {
  const values = { args: '"', variables: [variable('A', '1'), variable('2B', '')] };
  expect(problemOfArguments(values)).toMatch(/not closed/);
  expect(fieldOfParameter('parameters.environment.2B', values)).toBe('variables.1.name');
  expect(fieldOfParameter('parameters.args.0', values)).toBe('args');
});
