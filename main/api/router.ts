import { type AnyContractRouter, isContractProcedure, ValidationError } from '@orpc/contract';
import { type AnyRouter, implement, ORPCError } from '@orpc/server';
import { contract } from '../../shared/api.ts';
import { AppError, errorCodes } from '../../shared/error.ts';
import { fieldIssues } from '../../shared/field-issues.ts';
import { storageError } from '../../shared/storage-error.ts';
import type { Log } from '../host.ts';
import type { Handlers } from './handlers.ts';

/**
 * Input is checked inside the error mapping, so that its complaints become INVALID. Output is ours and typed: checking
 * ten thousand tasks once more would only hold up the beat (NaN is oRPC's way to say never).
 */
const validation = { initialInputValidationIndex: 1, initialOutputValidationIndex: Number.NaN };

/** A list of thousands can be wrong in every item: its error stays one that can be read. */
const mostTold = 5;
const mostIssues = 50;

type AnyHandler = (input: unknown, signal?: AbortSignal) => Promise<unknown>;

/** Serves the contract from whatever `handlers` gives at the time of each call. */
export function createRouter(handlers: () => Handlers, log: Log): AnyRouter {
  const route = (node: AnyContractRouter, path: readonly string[]): unknown => {
    if (!isContractProcedure(node)) {
      return Object.fromEntries(Object.entries(node).map(([name, child]) => [name, route(child, [...path, name])]));
    }
    return implement(node, validation)
      .use(async ({ next }) => {
        try {
          return await next();
        } catch (error) {
          throw toContractError(error, path.join('.'), log);
        }
      })
      .handler(({ input, signal }) => handlerAt(handlers(), path)(input, signal));
  };
  return route(contract, []) as AnyRouter;
}

function handlerAt(handlers: Handlers, path: readonly string[]): AnyHandler {
  return path.reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], handlers) as AnyHandler;
}

/** Gives every error one of the contract's codes; what is not foreseen is logged and named INTERNAL. */
function toContractError(thrown: unknown, call: string, log: Log): unknown {
  const error = storageError(thrown, 'the data folder');
  if (error instanceof AppError) return contractError(error.code, error.message, error.issues);
  if (error instanceof ORPCError) {
    if (error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError) {
      const issues = fieldIssues({
        issues: error.cause.issues as unknown as Parameters<typeof fieldIssues>[0]['issues'],
      });
      const first = issues
        .slice(0, mostTold)
        .map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
      const rest = issues.length > mostTold ? [`and ${issues.length - mostTold} more`] : [];
      return contractError('INVALID', [...first, ...rest].join('; '), issues.slice(0, mostIssues));
    }
    return error;
  }
  log.error({ err: error, call }, 'a call failed');
  return contractError('INTERNAL', error instanceof Error ? error.message : String(error), []);
}

function contractError(code: AppError['code'], message: string, issues: AppError['issues']) {
  return new ORPCError(code, {
    defined: true,
    status: errorCodes[code].status,
    message,
    data: { issues: [...issues] },
  });
}
