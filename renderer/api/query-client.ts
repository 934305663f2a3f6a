import { ORPCError } from '@orpc/client';
import { onlineManager, QueryClient } from '@tanstack/react-query';
import type { Connection } from './connection.ts';

/**
 * The cache of answers. Changes that the host announces make answers stale, never the time; while the connection is
 * down queries wait, and what a person asks for fails at once with the reason.
 */
export function createQueryClient(connection: Connection): QueryClient {
  onlineManager.setEventListener((setOnline) => {
    const follow = () => setOnline(connection.getState() === 'open');
    follow();
    return connection.subscribe(follow);
  });
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        // An answer is final; a lost connection is not.
        retry: (failures, error) => !(error instanceof ORPCError) && failures < 5,
        retryDelay: 200,
      },
      mutations: { networkMode: 'always' },
    },
  });
}
