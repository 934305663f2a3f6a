import { RPCLink } from '@orpc/client/message-port';
import type { OpenTransport } from './transport.ts';

/** Connects to the desktop app's main process through the preload. */
export const openMessagePort: OpenTransport = async () => {
  const { port1, port2 } = new MessageChannel();
  const gone = new AbortController();
  // Before RPCLink listens: whoever loses a call to this must find the connection marked as gone already.
  port1.addEventListener('close', () => gone.abort());
  const link = new RPCLink({ port: port1 });
  port1.start();
  window.postMessage('downbeat:connect', location.origin === 'null' ? '*' : location.origin, [port2]);
  const close = () => {
    port1.close();
    gone.abort();
  };
  return { link, closed: gone.signal, close };
};
