import type { ClientLink } from '@orpc/client';

/** One living connection to the host. */
export interface Transport {
  link: ClientLink<Record<never, never>>;
  /** Aborts the moment the connection is gone. */
  closed: AbortSignal;
  close: () => void;
}

/** Makes a connection, or throws. */
export type OpenTransport = () => Promise<Transport>;

/** The host answers, but does not let this browser in. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

/** A call that could not be made because nothing is connected. */
export class DisconnectedError extends Error {
  override readonly name = 'DisconnectedError';

  constructor() {
    super('Downbeat cannot be reached at the moment.');
  }
}
