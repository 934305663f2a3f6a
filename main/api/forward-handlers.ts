import { ORPCError } from '@orpc/client';
import { type AnyContractRouter, isContractProcedure } from '@orpc/contract';
import { contract } from '../../shared/api.ts';
import { AppError } from '../../shared/error.ts';
import type { Handlers } from './handlers.ts';
import type { ApiClient } from './local-socket.ts';

type Call = (input: unknown, options: { signal?: AbortSignal }) => Promise<unknown>;

/** Handlers that pass every call on to another host. */
export function forwardHandlers(client: () => ApiClient): Handlers {
  const forward = (node: AnyContractRouter, path: readonly string[]): unknown => {
    if (!isContractProcedure(node)) {
      return Object.fromEntries(Object.entries(node).map(([name, child]) => [name, forward(child, [...path, name])]));
    }
    return async (input: unknown, signal?: AbortSignal) => {
      try {
        return await callAt(client(), path)(input, signal ? { signal } : {});
      } catch (error) {
        throw error instanceof AppError || error instanceof ORPCError || signal?.aborted ? error : hostGone(error);
      }
    };
  };
  return forward(contract, []) as Handlers;
}

/** Handlers that refuse every call with what `error` makes. */
export function refusingHandlers(error: () => Error): Handlers {
  return forwardHandlers(() => {
    throw error();
  });
}

/** Whatever a connection says when it breaks in the middle of a call. */
function hostGone(cause: unknown): AppError {
  return new AppError('UNAVAILABLE', 'The Downbeat that had the beat has ended; try again in a moment.', [], cause);
}

function callAt(client: ApiClient, path: readonly string[]): Call {
  return path.reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], client) as Call;
}
