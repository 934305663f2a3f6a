import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { oc } from '@orpc/contract';
import { implement, type RouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { type HttpServer, openHttpServer } from './http-server.ts';

const Query = z.object({
  limit: z.int().default(7),
  deep: z.boolean().optional(),
  states: z.array(z.string()).optional(),
});
const contract = {
  list: oc
    .route({ method: 'GET', path: '/things' })
    .input(Query.default({ limit: 7 }))
    .output(Query),
  create: oc
    .route({ method: 'POST', path: '/things', successStatus: 201 })
    .input(z.object({ name: z.string() }))
    .output(z.string()),
};
const os = implement(contract);
const router = os.router({
  list: os.list.handler(({ input }) => input),
  create: os.create.handler(({ input }) => input.name),
});

const token = 'right';
const cookie = () => `downbeat_${server.port}=${token}`;
const bearer = { authorization: `Bearer ${token}` };
let folder: string;
let server: HttpServer;
let isWell = true;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'downbeat-'));
  const rendererFolder = join(folder, 'renderer');
  mkdirSync(join(rendererFolder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'secret.js'), 'outside');
  writeFileSync(join(rendererFolder, 'index.html'), '<p>page</p>');
  writeFileSync(join(rendererFolder, 'assets', 'main-abc.js'), 'code');
  const log = { info() {}, warn() {}, error() {} };
  const at = '2026-03-02T08:00:00.000Z';
  const health = async () => ({ healthy: isWell, state: 'running' as const, at });
  server = await openHttpServer({ router, token, version: '1', log, rendererFolder, port: 0, health });
});

afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

interface Answer {
  status: number | undefined;
  headers: IncomingHttpHeaders;
  text: string;
}

/** fetch() would tidy up the path and refuse to set Host and Origin. */
function send(
  path: string,
  headers: OutgoingHttpHeaders = {},
  method = 'GET',
  body?: string | Buffer,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ port: server.port, host: '127.0.0.1', path, method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Opens a WebSocket and says how that ended: 'open' or the status of the refusal. */
function openSocket(headers: Record<string, string>, path = '/rpc'): Promise<number | 'open' | undefined> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}${path}`, { headers });
    socket.on('error', () => {});
    socket.on('open', () => {
      socket.close();
      resolve('open');
    });
    socket.on('unexpected-response', (sent, response) => {
      sent.destroy();
      resolve(response.statusCode);
    });
  });
}

describe('before anything is answered', () => {
  it('wants the token', async () => {
    const call = await send('/api/things');
    expect(call.status).toBe(401);
    expect(JSON.parse(call.text)).toMatchObject({ code: 'UNAUTHORIZED', message: 'The token is missing.' });
    const page = await send('/tasks', { authorization: 'Bearer wrong' });
    expect([page.status, page.headers['content-type']]).toEqual([401, 'text/html; charset=utf-8']);
    expect(page.text).toContain('The token is wrong.');
    expect((await send('/api/openapi.json')).status).toBe(401);
    expect((await send('/assets/main-abc.js')).status).toBe(401);
  });

  it('refuses a foreign host or origin', async () => {
    for (const foreign of [{ host: 'evil.example' }, { origin: 'https://evil.example' }, { origin: 'null' }]) {
      const answer = await send('/api/things', { ...bearer, ...foreign });
      expect(answer.status).toBe(403);
      expect(JSON.parse(answer.text)).toMatchObject({ code: 'FORBIDDEN' });
    }
  });

  it('tells its health without a token, but not to other sites', async () => {
    const well = await send('/health');
    expect([well.status, JSON.parse(well.text)]).toEqual([
      200,
      { healthy: true, state: 'running', at: '2026-03-02T08:00:00.000Z' },
    ]);
    isWell = false;
    expect((await send('/health')).status).toBe(503);
    isWell = true;
    const foreign = [{ host: 'evil.example' }, { origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }];
    for (const headers of foreign) expect((await send('/health', headers)).status).toBe(403);
    expect((await send('/health', {}, 'POST')).status).toBe(401);
    expect((await send('/health', bearer, 'POST')).status).toBe(404);
  });

  it('refuses sockets the same way', async () => {
    expect(await openSocket({})).toBe(401);
    expect(await openSocket({ authorization: 'Bearer wrong' })).toBe(401);
    expect(await openSocket({ ...bearer, origin: 'https://evil.example' })).toBe(403);
    expect(await openSocket({ ...bearer, origin: 'null' })).toBe(403);
    expect(await openSocket({ ...bearer, host: 'evil.example' })).toBe(403);
    expect(await openSocket(bearer, '/elsewhere')).toBe(404);
    expect(await openSocket({ cookie: cookie(), origin: `http://127.0.0.1:${server.port}` })).toBe('open');
  });

  it('turns the token in an address into a cookie', async () => {
    const { status, headers } = await send('/runs?state=failed&token=right');
    expect([status, headers.location]).toEqual([303, '/runs?state=failed']);
    expect(headers['set-cookie']?.[0]).toMatch(/^downbeat_\d+=right; Path=\/; HttpOnly; SameSite=Strict/);
    expect((await send('/', { cookie: cookie() })).text).toBe('<p>page</p>');
  });
});

describe('calls', () => {
  it('reads numbers, booleans and lists out of an address', async () => {
    const answer = await send('/api/things?limit=5&deep=true&states[]=failed&states[]=lost', bearer);
    expect(JSON.parse(answer.text)).toEqual({ limit: 5, deep: true, states: ['failed', 'lost'] });
    expect(JSON.parse((await send('/api/things', bearer)).text)).toEqual({ limit: 7 });
  });

  it('says what is wrong with malformed JSON', async () => {
    const answer = await send('/api/things', { ...bearer, 'content-type': 'application/json' }, 'POST', '{"name":');
    expect(answer.status).toBe(400);
    expect(JSON.parse(answer.text).message).toMatch(/^The body is not valid JSON: /);
  });

  it('refuses a body beyond the limit', async () => {
    const headers = { ...bearer, 'content-type': 'application/json' };
    expect(
      (await send('/api/things', { ...headers, 'content-length': 60_000_001 }, 'POST', Buffer.alloc(100_000))).status,
    ).toBe(413);
    expect((await send('/api/things', headers, 'POST', '{"name":"next"}')).status).toBe(201);
  });

  it('knows what it does not have', async () => {
    expect((await send('/api/nothing', bearer)).status).toBe(404);
    expect((await send('/rpc', bearer)).status).toBe(400);
    expect((await send('/', bearer, 'POST')).status).toBe(405);
  });

  it('describes itself', async () => {
    const description = JSON.parse((await send('/api/openapi.json', bearer)).text);
    expect(Object.keys(description.paths)).toEqual(['/things']);
  });

  it('are served over a socket as well', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${server.port}/rpc`, { headers: bearer });
    const client: RouterClient<typeof router> = createORPCClient(new RPCLink({ websocket: socket as never }));
    expect(await client.create({ name: 'Ada' })).toBe('Ada');
    socket.close();
  });
});

describe('files', () => {
  it.each(['/', '/runs/0198a000', '/index.html'])('answers %s with the page', async (path) => {
    const { status, text, headers } = await send(path, bearer);
    expect([status, text, headers['cache-control']]).toEqual([200, '<p>page</p>', 'no-cache']);
    expect(headers['content-security-policy']).toContain(`connect-src 'self' ws://127.0.0.1:${server.port};`);
  });

  it('lets browsers keep what has a hash in its name', async () => {
    const { text, headers } = await send('/assets/main-abc.js', bearer);
    expect(text).toBe('code');
    expect(headers['content-type']).toBe('text/javascript; charset=utf-8');
    expect(headers['cache-control']).toContain('immutable');
  });

  it.each([
    '/../secret.js',
    '/assets/../../secret.js',
    '/%2e%2e/secret.js',
    '/..%2fsecret.js',
    '/..%5csecret.js',
    '/%00.js',
    '/%zz.js',
    '//secret.js',
  ])('has no %s', async (path) => {
    expect((await send(path, bearer)).status).toBe(404);
  });
});

it('says which port it cannot have', async () => {
  const log = { info() {}, warn() {}, error() {} };
  const health = async () => ({ healthy: true, state: 'running' as const, at: '' });
  const options = { router, token, version: '1', log, rendererFolder: folder, health };
  await expect(openHttpServer({ ...options, port: server.port })).rejects.toThrow(
    `Port ${server.port} cannot be opened: another program listens there.`,
  );
});
