import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';

/** One file of the window, ready to be served. */
export interface RendererFile {
  readonly body: Buffer;
  readonly contentType: string;
  readonly cacheControl: string;
}

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
};

/** The file at `urlPath` below `folder`, the page itself for a path without an extension; null where there is none. */
export async function readRendererFile(folder: string, urlPath: string): Promise<RendererFile | null> {
  const path = decodedPath(urlPath);
  if (path === null) return null;
  const name = extname(path) === '' ? 'index.html' : path;
  const file = join(folder, name);
  if (!file.startsWith(resolve(folder) + sep)) return null;
  try {
    return {
      body: await readFile(file),
      contentType: contentTypes[extname(name)] ?? 'application/octet-stream',
      // The build puts a hash of the content into the names below assets/.
      cacheControl: path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    };
  } catch {
    return null;
  }
}

function decodedPath(urlPath: string): string | null {
  try {
    const path = decodeURIComponent(urlPath);
    return path.startsWith('/') && !path.includes('\0') ? path : null;
  } catch {
    return null;
  }
}

/** The headers that keep the window from loading or being embedded by anything foreign; `connect` lists its sockets. */
export function pageSecurityHeaders(connect: readonly string[]): Record<string, string> {
  return {
    'content-security-policy': [
      "default-src 'self'",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      "font-src 'self' data:",
      `connect-src ${["'self'", ...connect].join(' ')}`,
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
  };
}
