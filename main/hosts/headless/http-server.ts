import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { AnyRouter } from '@orpc/server';
import type { Log } from '../../host.ts';
import { answerError, errorBody } from './answers.ts';
import { ApiEndpoint } from './api-endpoint.ts';
import { checkRequest, cookieName, type Gate, isProgramPath, splitUrl } from './check-request.ts';
import { answerHealth, type Health } from './health-answer.ts';
import { listen } from './listen.ts';
import { RpcSocket } from './rpc-socket.ts';
import { signInPage } from './sign-in-page.ts';
import { answerWithFile } from './static-files.ts';

export interface HttpServerOptions {
  readonly router: AnyRouter;
  readonly token: string;
  readonly version: string;
  readonly log: Log;
  /** The built window. */
  readonly rendererFolder: string;
  readonly health: () => Promise<Health>;
  /** Undefined: the usual one, or a free one where that is taken. */
  readonly port: number | undefined;
}

export interface HttpServer {
  readonly port: number;
  /** Takes no more connections; open ones go on. */
  refuseNew(): void;
  close(): Promise<void>;
}

/** How often connections that do not finish their request are looked for: seldom, because each look wakes the process. */
const connectionsCheckingInterval = 600_000;

/** Serves the window and the calls on 127.0.0.1, to whoever brings the token and comes from here. */
export async function openHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const api = new ApiEndpoint(options.router, options.version);
  const rpc = new RpcSocket(options.router);
  const gate: { -readonly [Key in keyof Gate]: Gate[Key] } = { port: 0, token: options.token };

  const server = createServer({ connectionsCheckingInterval }, (request, response) => {
    answer(request, response).catch((error) => {
      options.log.error({ err: error, url: splitUrl(request.url ?? '').path }, 'A request could not be answered.');
      if (response.headersSent) response.destroy();
      else answerError(response, 'INTERNAL', 'Something went wrong inside Downbeat.');
    });
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { path } = splitUrl(request.url ?? '/');
    const verdict = checkRequest(
      { method: request.method ?? '', url: request.url ?? '/', headers: request.headers },
      gate,
    );
    if (verdict.kind === 'forbidden') return answerError(response, 'FORBIDDEN', verdict.message);
    if (path === '/health' && (request.method === 'GET' || request.method === 'HEAD')) {
      return answerHealth(response, await options.health());
    }
    if (verdict.kind === 'signIn') return signIn(response, verdict.location, gate);
    if (verdict.kind === 'unauthorized') {
      if (isProgramPath(path)) return answerError(response, 'UNAUTHORIZED', verdict.message);
      return answerWithSignInPage(response, verdict.message);
    }
    if (path === '/rpc') return answerError(response, 'BAD_REQUEST', 'This address speaks WebSocket only.');
    if (isProgramPath(path)) return await api.handle(request, response);
    return await answerWithFile(options.rendererFolder, request, response);
  }

  server.on('upgrade', (request, connection, head) => {
    connection.on('error', () => connection.destroy());
    const verdict = checkRequest({ method: 'GET', url: request.url ?? '/', headers: request.headers }, gate);
    if (verdict.kind === 'forbidden') return refuseUpgrade(connection, 'FORBIDDEN', verdict.message);
    if (verdict.kind === 'unauthorized') return refuseUpgrade(connection, 'UNAUTHORIZED', verdict.message);
    if (splitUrl(request.url ?? '/').path !== '/rpc') {
      return refuseUpgrade(connection, 'NOT_FOUND', 'WebSockets are served at /rpc.');
    }
    rpc.upgrade(request, connection, head);
  });

  gate.port = await listen(server, options.port);
  const closed = new Promise<void>((resolve) => server.once('close', resolve));

  return {
    port: gate.port,
    refuseNew() {
      if (server.listening) server.close();
    },
    async close() {
      if (server.listening) server.close();
      rpc.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function signIn(response: ServerResponse, location: string, { port, token }: Gate): void {
  response.writeHead(303, {
    location,
    'set-cookie': `${cookieName(port)}=${token}; Path=/; HttpOnly; SameSite=Strict; Max-Age=31536000`,
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
  });
  response.end();
}

function answerWithSignInPage(response: ServerResponse, message: string): void {
  response.writeHead(401, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
  });
  response.end(signInPage(message));
}

function refuseUpgrade(connection: Duplex, code: 'FORBIDDEN' | 'UNAUTHORIZED' | 'NOT_FOUND', message: string): void {
  const { status, body } = errorBody(code, message);
  connection.end(
    `HTTP/1.1 ${status} ${code}\r\nconnection: close\r\ncontent-type: application/json; charset=utf-8\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
