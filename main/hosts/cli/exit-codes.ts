import type { ErrorCode } from '../../../shared/error.ts';

/** What the command's exit code says; part of the contract with scripts. */
export const exitCodes = {
  ok: 0,
  failed: 1,
  wrongUse: 2,
  notFound: 3,
  conflict: 4,
  storage: 5,
  noHost: 6,
} as const;

/** The exit code that stands for each error of the contract. */
export const exitCodeOf: Record<ErrorCode, number> = {
  INVALID: exitCodes.wrongUse,
  NOT_FOUND: exitCodes.notFound,
  CONFLICT: exitCodes.conflict,
  UNAUTHORIZED: exitCodes.failed,
  FORBIDDEN: exitCodes.failed,
  STORAGE: exitCodes.storage,
  NEWER_DATABASE: exitCodes.storage,
  UNAVAILABLE: exitCodes.noHost,
  INTERNAL: exitCodes.failed,
};

/** Exit codes as the help lists them. */
export const exitCodeHelp = `
Exit codes:
  0  done
  1  it failed; with --wait or --follow: the exit code of the run (124 where its time was up)
  2  wrong use or invalid input
  3  there is no such task, entry or run
  4  it clashes with what is there, such as a name that is taken
  5  the data folder cannot be used
  6  no Downbeat is running, or the one that runs does not answer`;
