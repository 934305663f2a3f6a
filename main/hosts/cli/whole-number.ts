import { invalid } from '../../../shared/error.ts';

/** A reader for options that take a whole number within bounds. */
export function wholeNumber(flag: string, minimum: number, maximum: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= minimum && value <= maximum) return value;
    throw invalid(flag, `must be a whole number from ${minimum} to ${maximum}`);
  };
}
