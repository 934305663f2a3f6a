import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, type ReactNode, use, useSyncExternalStore } from 'react';
import type { Connection, ConnectionState } from './connection.ts';
import type { Orpc } from './orpc.ts';

/** What the window talks to its host with. */
export interface Api {
  connection: Connection;
  orpc: Orpc;
  queries: QueryClient;
}

const ApiContext = createContext<Api | null>(null);

/** Hands the host to everything inside. */
export function ApiProvider({ api, children }: { api: Api; children: ReactNode }) {
  return (
    <ApiContext value={api}>
      <QueryClientProvider client={api.queries}>{children}</QueryClientProvider>
    </ApiContext>
  );
}

function useApi(): Api {
  const api = use(ApiContext);
  if (!api) throw new Error('There is no ApiProvider around this component.');
  return api;
}

/** Query and mutation options for every call of the contract. */
export function useOrpc(): Orpc {
  return useApi().orpc;
}

/** Where the connection to the host stands. */
export function useConnectionState(): ConnectionState {
  const { connection } = useApi();
  return useSyncExternalStore(connection.subscribe, connection.getState);
}
