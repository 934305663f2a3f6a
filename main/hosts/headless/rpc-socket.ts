import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { AnyRouter } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { maxBodyBytes } from './api-endpoint.ts';

/** How long a window may take to answer a goodbye. */
const goodbyeMs = 500;

/** Serves the router to windows over WebSockets. */
export class RpcSocket {
  readonly #handler: RPCHandler<Record<never, never>>;
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: maxBodyBytes, perMessageDeflate: false });

  constructor(router: AnyRouter) {
    this.#handler = new RPCHandler(router);
  }

  /** Takes over a connection that was allowed to ask. */
  upgrade(request: IncomingMessage, connection: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, connection, head, (socket) => {
      // Without a listener a broken frame would end the process; the socket closes itself.
      socket.on('error', () => {});
      void this.#handler.upgrade(paced(socket), { context: {} });
    });
  }

  /** Tells every window that the host is going. */
  close(): void {
    for (const socket of this.#server.clients) {
      socket.close(1001, 'Downbeat stops');
      setTimeout(() => socket.terminate(), goodbyeMs).unref();
    }
    this.#server.close();
  }
}

/** Sends no faster than the other side reads, so that a long output does not pile up in memory. */
function paced(socket: WebSocket): Pick<WebSocket, 'addEventListener' | 'send'> {
  const send = (data: string | Uint8Array) => new Promise<void>((sent) => socket.send(data, () => sent()));
  return { addEventListener: socket.addEventListener.bind(socket), send: send as unknown as WebSocket['send'] };
}
