import type { IncomingHttpHeaders } from 'node:http';
import { isSameToken } from './token.ts';

/** What is asked of a server, before anything of it is believed. */
export interface RequestFacts {
  readonly method: string;
  /** Path and query as they arrived. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/** Where the server listens and the token it wants to see. */
export interface Gate {
  readonly port: number;
  readonly token: string;
}

export type Verdict =
  | { readonly kind: 'ok' }
  | { readonly kind: 'forbidden'; readonly message: string }
  | { readonly kind: 'unauthorized'; readonly message: string }
  /** The token in a page's address is right: keep it in a cookie and go on to `location`, which no longer has it. */
  | { readonly kind: 'signIn'; readonly location: string };

/** Decides whether a request may be answered at all: first who asks (Host, Origin), then with what token. */
export function checkRequest({ method, url, headers }: RequestFacts, { port, token }: Gate): Verdict {
  const host = headers.host?.toLowerCase() ?? '';
  if (!['127.0.0.1', 'localhost', '[::1]'].some((name) => host === `${name}:${port}`)) {
    return { kind: 'forbidden', message: 'This host name is not allowed: use 127.0.0.1 or localhost with the port.' };
  }
  if (headers.origin !== undefined && headers.origin.toLowerCase() !== `http://${host}`) {
    return { kind: 'forbidden', message: `The origin ${headers.origin} is not allowed.` };
  }

  const { path, query } = splitUrl(url);
  const isPage = !isProgramPath(path);
  // A browser says so where another site makes it ask; a link to a page is fine, a call is not.
  const site = headers['sec-fetch-site'];
  if (!isPage && site !== undefined && site !== 'same-origin' && site !== 'none') {
    return { kind: 'forbidden', message: 'Calls from another site are not allowed.' };
  }

  const inAddress = query.get('token');
  if (isPage && inAddress !== null && (method === 'GET' || method === 'HEAD')) {
    if (!isSameToken(inAddress, token)) return unauthorized(inAddress);
    query.delete('token');
    return { kind: 'signIn', location: query.size > 0 ? `${path}?${query}` : path };
  }
  const given = bearerToken(headers.authorization) ?? cookieValue(headers.cookie, cookieName(port));
  return given !== null && isSameToken(given, token) ? { kind: 'ok' } : unauthorized(given);
}

/** The cookie that carries the token; the port is part of it because browsers share cookies between ports. */
export function cookieName(port: number): string {
  return `downbeat_${port}`;
}

/** Whether programs rather than pages live at this path. */
export function isProgramPath(path: string): boolean {
  return path === '/rpc' || path === '/health' || path === '/api' || path.startsWith('/api/');
}

/** Path and query of a request; the path starts with exactly one slash, so that it cannot name another host. */
export function splitUrl(url: string): { path: string; query: URLSearchParams } {
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  return {
    path: `/${path.replace(/^[/\\]+/, '')}`,
    query: new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1)),
  };
}

function unauthorized(given: string | null): Verdict {
  return { kind: 'unauthorized', message: given === null ? 'The token is missing.' : 'The token is wrong.' };
}

function bearerToken(header: string | undefined): string | null {
  return header === undefined ? null : (/^Bearer +(\S+) *$/i.exec(header)?.[1] ?? '');
}

function cookieValue(header: string | undefined, name: string): string | null {
  for (const pair of header?.split(';') ?? []) {
    const [key, ...value] = pair.trim().split('=');
    if (key === name) return value.join('=');
  }
  return null;
}
