import { invalid } from '../../../shared/error.ts';

/** The one of `options` that a text is; an INVALID error names the option `flag` and what is allowed. */
export function oneOf<T extends string>(flag: string, text: string, options: readonly T[]): T {
  const found = options.find((option) => option === text);
  if (found === undefined) throw invalid(flag, `must be one of ${options.join(', ')}, not “${text.slice(0, 40)}”`);
  return found;
}
