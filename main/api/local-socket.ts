import { createHash } from 'node:crypto';
import { chmodSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import type { ContractRouterClient } from '@orpc/contract';
import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import { WebSocket, WebSocketServer } from 'ws';
import type { contract } from '../../shared/api.ts';

export type ApiClient = ContractRouterClient<typeof contract>;

/** Longer paths cannot be bound on some systems. */
const longestSocketPath = 100;
const mostMessageBytes = 64 * 1024 * 1024;
/** How often connections that do not finish their request are looked for: seldom, because each look wakes the process. */
const connectionsCheckingInterval = 600_000;

/** Where the host that has the beat of a data folder listens for other processes of the same user. */
export function localSocketPath(dataFolder: string): string {
  const hash = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\downbeat-${hash}`;
  const path = join(dataFolder, 'downbeat.sock');
  return path.length <= longestSocketPath ? path : join(tmpdir(), `downbeat-${hash}.sock`);
}

/** Serves the router on a local socket that only this user can open; resolves once it listens. */
export async function serveLocalSocket(path: string, router: AnyRouter): Promise<{ close(): void }> {
  const handler = new RPCHandler(router);
  const server = createServer({ connectionsCheckingInterval }, (_request, response) => response.writeHead(404).end());
  const sockets = new WebSocketServer({ server, maxPayload: mostMessageBytes });
  sockets.on('connection', (socket) => {
    socket.on('error', () => socket.terminate());
    void handler.upgrade(socket, { context: {} });
  });
  // Whoever holds the beat is alone here: a socket file that is left belongs to a host that died.
  if (process.platform !== 'win32') rmSync(path, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  if (process.platform !== 'win32') chmodSync(path, 0o600);
  return {
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
      server.close();
    },
  };
}

/** A connection to the host that has the beat. */
export interface LocalConnection {
  readonly api: ApiClient;
  readonly closed: Promise<void>;
  close(): void;
}

/** Connects to a host's local socket, or returns null where none listens. */
export function connectLocalSocket(path: string): Promise<LocalConnection | null> {
  return new Promise((resolve) => {
    const socket = new WebSocket('ws://downbeat/rpc', {
      createConnection: () => connect(path),
      maxPayload: mostMessageBytes,
      perMessageDeflate: false,
    });
    const closed = new Promise<void>((gone) => socket.once('close', () => gone()));
    socket.once('error', () => resolve(null));
    socket.once('open', () => {
      socket.on('error', () => socket.terminate());
      resolve({
        api: createORPCClient<ApiClient>(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket })),
        closed,
        close: () => socket.close(),
      });
    });
  });
}
