import { protocol } from 'electron';
import { pageSecurityHeaders, readRendererFile } from '../../system/renderer-files.ts';

/** Where the window's pages live when no development server has them. */
export const appOrigin = 'app://downbeat';

/** Makes `app:` a scheme like https; must be called before Electron is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built window at app://downbeat/. */
export function serveAppScheme(rendererFolder: string): void {
  protocol.handle('app', async ({ url, method }) => {
    const { host, pathname } = new URL(url);
    if (host !== 'downbeat' || method !== 'GET') return new Response(null, { status: 404 });
    const file = await readRendererFile(rendererFolder, pathname);
    if (!file) return new Response(null, { status: 404 });
    return new Response(new Uint8Array(file.body), {
      headers: {
        ...pageSecurityHeaders([]),
        'content-type': file.contentType,
        'cache-control': file.cacheControl,
      },
    });
  });
}
