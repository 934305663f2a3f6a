import type { Api } from './api-context.tsx';
import { createChangeBatcher } from './change-batcher.ts';
import { createConnection } from './connection.ts';
import { desktopBridge } from './desktop-bridge.ts';
import { createOrpc } from './orpc.ts';
import { planRefresh } from './plan-refresh.ts';
import { openMessagePort } from './port-transport.ts';
import { createQueryClient } from './query-client.ts';
import { refreshQueries } from './refresh-queries.ts';
import { openWebSocket } from './websocket-transport.ts';

/** Connects to the host around this window, or to the one that served it, and keeps every query up to date. */
export function startApi(): Api {
  const connection = createConnection(desktopBridge() ? openMessagePort : openWebSocket);
  const orpc = createOrpc(connection.client);
  const queries = createQueryClient(connection);
  connection.start(createChangeBatcher((changes) => refreshQueries(queries, orpc, planRefresh(changes))));
  return { connection, orpc, queries };
}
