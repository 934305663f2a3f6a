import { contextBridge, ipcRenderer } from 'electron';

interface PageMessage {
  readonly data: unknown;
  readonly source: unknown;
  readonly origin: string;
  readonly ports: readonly unknown[];
}

// The only place in main that has a window; DOM types for all of it would let mistakes through elsewhere.
declare const window: {
  readonly location: { readonly origin: string };
  addEventListener(type: 'message', listener: (message: PageMessage) => void): void;
};

// A page asked for before the window listens must not be lost.
let missed: string | undefined;
const listeners = new Set<(path: string) => void>();

ipcRenderer.on('downbeat:open', (_event, path: string) => {
  if (listeners.size === 0) missed = path;
  for (const listener of listeners) listener(path);
});

window.addEventListener('message', ({ data, source, origin, ports: [port] }) => {
  if (data !== 'downbeat:connect' || source !== window || origin !== window.location.origin || !port) return;
  ipcRenderer.postMessage('downbeat:connect', null, [port]);
});

contextBridge.exposeInMainWorld('downbeat', {
  platform: process.platform,
  onOpen(listener: (path: string) => void) {
    listeners.add(listener);
    if (missed !== undefined) listener(missed);
    missed = undefined;
    return () => void listeners.delete(listener);
  },
});
