import type { Session } from 'electron';
import { pageSecurityHeaders, readRendererFile } from '../../system/renderer-files.ts';

/**
 * Where the window's pages live when no development server has them. A scheme of its own would have to be declared before
 * Electron is ready, which modules that load asynchronously cannot promise; .localhost can name no foreign machine.
 */
export const windowOrigin = 'https://downbeat.localhost';

/** Answers what the window asks for with files of `rendererFolder`; nothing goes to the network. */
export function serveWindow(session: Session, rendererFolder: string): void {
  session.protocol.handle('https', async ({ url, method }) => {
    const { origin, pathname } = new URL(url);
    const file = origin === windowOrigin && method === 'GET' ? await readRendererFile(rendererFolder, pathname) : null;
    if (!file) return new Response(null, { status: 404 });
    return new Response(new Uint8Array(file.body), {
      headers: {
        ...pageSecurityHeaders([]),
        'content-type': file.contentType,
        // The profile outlives an update of the app.
        'cache-control': 'no-store',
      },
    });
  });
}
