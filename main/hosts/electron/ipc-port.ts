import { RPCHandler } from '@orpc/server/message-port';
import { ipcMain, type WebFrameMain } from 'electron';
import type { App } from '../../app.ts';
import type { Log } from '../../host.ts';

/** The message with which a window hands over its end of a port; the preload spells it the same. */
const connectChannel = 'downbeat:connect';

/** Answers the calls of windows whose main frame shows a page of `origin`, as soon as the app is there. */
export function serveWindows(origin: string, app: Promise<App>, log: Log): void {
  const handler = app.then(({ router }) => new RPCHandler(router));
  ipcMain.on(connectChannel, async ({ senderFrame, ports }) => {
    const [port] = ports;
    if (!port) return;
    if (ports.length !== 1 || !showsPageOf(origin, senderFrame)) {
      for (const unwanted of ports) unwanted.close();
      log.warn({ url: senderFrame?.url }, 'A page that is not Downbeat’s asked to be connected; it was refused.');
      return;
    }
    try {
      (await handler).upgrade(port, { context: {} });
      port.start();
    } catch {
      // The app could not be opened, which is told to the person elsewhere.
      port.close();
    }
  });
}

function showsPageOf(origin: string, frame: WebFrameMain | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === origin;
}
