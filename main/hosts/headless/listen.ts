import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '../../../shared/error.ts';

/** Where the window is served unless somebody says otherwise. */
export const defaultPort = 4747;

/** Listens on 127.0.0.1 and returns the port: the one asked for, or the usual one, or a free one where that is taken. */
export async function listen(server: Server, port: number | undefined): Promise<number> {
  try {
    return await tryPort(server, port ?? defaultPort);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (port === undefined && (code === 'EADDRINUSE' || code === 'EACCES')) return await tryPort(server, 0);
    const why = { EADDRINUSE: 'another program listens there', EACCES: 'this user may not' }[code ?? ''] ?? message;
    throw new AppError('UNAVAILABLE', `Port ${port} cannot be opened: ${why}.`, [], error);
  }
}

function tryPort(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}
