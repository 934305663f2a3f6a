import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { onlyIn } from './fixtures/only-in.ts';
import { test } from './fixtures/test.ts';

const echo = { name: 'Echo', options: { kind: 'command', program: '/bin/echo' } };

test(
  'programs that may not ask, or ask nonsense, are refused',
  onlyIn('headless', 'the desktop app has no HTTP interface'),
  async ({ dataFolder, serve }) => {
    const server = await serve();
    const { origin, port } = server.url;
    const token = readFileSync(join(dataFolder, 'token'), 'utf8').trim();
    const authorization = { authorization: `Bearer ${token}` };
    const json = { ...authorization, 'content-type': 'application/json' };
    const call = (path: string, init: RequestInit = {}) => fetch(`${origin}/api${path}`, init);
    const post = (body: string) => call('/tasks', { method: 'POST', headers: json, body });

    await test.step('the right token is answered', async () => {
      const answer = await call('/status', { headers: authorization });
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({ dataFolder, beat: 'running', host: 'headless' });
    });

    await test.step('a wrong token and none are 401', async () => {
      for (const headers of [{}, { authorization: 'Bearer wrong' }]) {
        const answer = await call('/status', { headers });
        expect(answer.status).toBe(401);
        expect(await answer.json()).toMatchObject({ code: 'UNAUTHORIZED', message: expect.stringContaining('token') });
      }
      expect((await fetch(`${origin}/?token=wrong`)).status).toBe(401);
    });

    await test.step('a foreign origin and a foreign host are 403, with the right token too', async () => {
      for (const foreign of [
        { origin: 'http://evil.example' },
        { host: 'evil.example' },
        { host: `evil.example:${port}` },
      ]) {
        const { status, body } = await rawGet(server.url, '/api/status', { ...authorization, ...foreign });
        expect(status).toBe(403);
        expect(JSON.parse(body)).toMatchObject({ code: 'FORBIDDEN' });
      }
    });

    await test.step('a window of a foreign origin gets no socket', async () => {
      const upgrade = { connection: 'Upgrade', upgrade: 'websocket', 'sec-websocket-version': '13' };
      const key = { 'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==' };
      const headers = { ...authorization, ...upgrade, ...key, origin: 'http://evil.example' };
      expect((await rawGet(server.url, '/rpc', headers)).status).toBe(403);
    });

    await test.step('a body that is not JSON is 400 and says so', async () => {
      const answer = await post('{"task": {"name": "Echo",');
      expect(answer.status).toBe(400);
      expect(await answer.json()).toMatchObject({ message: expect.stringContaining('not valid JSON') });
    });

    await test.step('a zone that does not exist is named with its field', async () => {
      const schedule = { kind: 'crontab', expression: '0 9 * * *', timeZone: 'Mars/Olympus' };
      const answer = await post(JSON.stringify({ task: echo, entries: [{ schedule }] }));
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({
        code: 'INVALID',
        data: { issues: [{ path: 'entries.0.schedule.timeZone', message: expect.stringContaining('Mars/Olympus') }] },
      });
    });

    await test.step('a date that never comes is named with its field', async () => {
      const schedule = { kind: 'crontab', expression: '0 0 30 2 *', timeZone: 'UTC' };
      const answer = await post(JSON.stringify({ task: echo, entries: [{ schedule }] }));
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({ data: { issues: [{ path: 'entries.0.schedule.expression' }] } });
    });

    await test.step('1 MB in a text field is named with its field', async () => {
      const answer = await post(JSON.stringify({ task: { ...echo, notes: 'x'.repeat(1_000_000) } }));
      expect(answer.status).toBe(422);
      const { data } = await answer.json();
      expect(data.issues).toEqual([{ path: 'task.notes', message: expect.stringContaining('10000') }]);
    });

    await test.step('nothing was saved, and the host goes on', async () => {
      const tasks = await call('/tasks', { headers: authorization });
      expect(await tasks.json()).toEqual([]);
      expect((await post(JSON.stringify({ task: echo }))).status).toBe(201);
      const again = await post(JSON.stringify({ task: echo }));
      expect(again.status).toBe(409);
      expect(await again.json()).toMatchObject({ data: { issues: [{ path: 'task.name' }] } });
    });
  },
);

/** A request with any header at all; `fetch` would not send a foreign Host. */
function rawGet(url: URL, path: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host: url.hostname, port: url.port, path, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
    });
    request.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve({ status: response.statusCode ?? 0, body: '' });
    });
    request.on('error', reject).end();
  });
}
