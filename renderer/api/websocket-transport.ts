import { RPCLink } from '@orpc/client/websocket';
import { type OpenTransport, RefusedError } from './transport.ts';

const rpcPath = '/rpc';

/** Connects to the host that served this page; its cookie says who we are. */
export const openWebSocket: OpenTransport = async () => {
  const websocket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}${rpcPath}`);
  websocket.binaryType = 'arraybuffer';
  const gone = new AbortController();
  // Before RPCLink listens: whoever loses a call to this must find the connection marked as gone already.
  websocket.addEventListener('close', () => gone.abort());
  const link = new RPCLink({ websocket });
  const opened = await new Promise<boolean>((resolve) => {
    websocket.addEventListener('open', () => resolve(true), { once: true });
    websocket.addEventListener('close', () => resolve(false), { once: true });
  });
  if (!opened) throw await whyNot();
  return { link, closed: gone.signal, close: () => websocket.close() };
};

// A WebSocket never tells why it was not let in; a plain request to the same place does.
async function whyNot(): Promise<Error> {
  const status = await fetch(rpcPath).then(
    (response) => response.status,
    () => 0,
  );
  return status === 401 || status === 403
    ? new RefusedError('This browser is not known to Downbeat.')
    : new Error('The host does not answer.');
}
