import { describe, expect, it } from 'vitest';
import { checkRequest, type RequestFacts } from './check-request.ts';

const gate = { port: 4747, token: 'right' };
const host = '127.0.0.1:4747';
const bearer = { authorization: 'Bearer right' };

function verdict(url: string, headers: RequestFacts['headers'], method = 'GET') {
  return checkRequest({ method, url, headers: { host, ...headers } }, gate).kind;
}

describe('who asks', () => {
  it.each(['127.0.0.1:4747', 'localhost:4747', 'LOCALHOST:4747', '[::1]:4747'])('answers at %s', (name) => {
    expect(verdict('/api/status', { ...bearer, host: name })).toBe('ok');
  });

  it.each(['evil.example:4747', '127.0.0.1', '127.0.0.1:80', 'localhost.evil.example:4747', ''])(
    'refuses the host %s',
    (name) => {
      expect(verdict('/api/status', { ...bearer, host: name })).toBe('forbidden');
    },
  );

  it.each([
    'https://evil.example',
    'null',
    'http://127.0.0.1:80',
    'https://127.0.0.1:4747',
    'http://localhost:4747',
    '',
  ])('refuses the origin %s, with the right token too', (origin) => {
    expect(verdict('/rpc', { ...bearer, origin })).toBe('forbidden');
  });

  it('takes its own origin', () => {
    expect(verdict('/rpc', { ...bearer, origin: `http://${host}` })).toBe('ok');
  });

  it('refuses calls that another site makes a browser send, but not links to a page', () => {
    const headers = { cookie: 'downbeat_4747=right', 'sec-fetch-site': 'same-site' };
    expect(verdict('/api/tasks', headers)).toBe('forbidden');
    expect(verdict('/tasks', headers)).toBe('ok');
  });
});

describe('the token', () => {
  it.each([
    [{}],
    [{ authorization: 'Bearer wrong' }],
    [{ authorization: 'right' }],
    [{ authorization: 'Bearer ', cookie: 'downbeat_4747=right' }],
    [{ cookie: 'downbeat_4747=wrong' }],
    [{ cookie: 'downbeat_4748=right' }],
  ])('is not in %o', (headers) => {
    expect(verdict('/api/status', headers)).toBe('unauthorized');
  });

  it('may come as a cookie among others', () => {
    expect(verdict('/', { cookie: 'a=b; downbeat_4747=right; c=d' })).toBe('ok');
  });

  it('in a page’s address signs in and disappears from it', () => {
    expect(checkRequest({ method: 'GET', url: '/runs?state=failed&token=right', headers: { host } }, gate)).toEqual({
      kind: 'signIn',
      location: '/runs?state=failed',
    });
    expect(verdict('/?token=wrong', { cookie: 'downbeat_4747=right' })).toBe('unauthorized');
    expect(verdict('/api/status?token=right', {})).toBe('unauthorized');
    expect(verdict('/?token=right', {}, 'POST')).toBe('unauthorized');
  });

  it('never sends a browser to another host', () => {
    expect(checkRequest({ method: 'GET', url: '//evil.example/?token=right', headers: { host } }, gate)).toEqual({
      kind: 'signIn',
      location: '/evil.example/',
    });
  });
});
