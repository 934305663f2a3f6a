import { type AnyContractRouter, isContractProcedure } from '@orpc/contract';
import { contract } from '../../shared/api.ts';
import type { Handlers } from './handlers.ts';
import type { ApiClient } from './local-socket.ts';

type Call = (input: unknown, options: { signal?: AbortSignal }) => Promise<unknown>;

/** Handlers that pass every call on to another host. */
export function forwardHandlers(client: () => ApiClient): Handlers {
  const forward = (node: AnyContractRouter, path: readonly string[]): unknown => {
    if (!isContractProcedure(node)) {
      return Object.fromEntries(Object.entries(node).map(([name, child]) => [name, forward(child, [...path, name])]));
    }
    return (input: unknown, signal?: AbortSignal) => callAt(client(), path)(input, signal ? { signal } : {});
  };
  return forward(contract, []) as Handlers;
}

/** Handlers that refuse every call with what `error` makes. */
export function refusingHandlers(error: () => Error): Handlers {
  return forwardHandlers(() => {
    throw error();
  });
}

function callAt(client: ApiClient, path: readonly string[]): Call {
  return path.reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], client) as Call;
}
