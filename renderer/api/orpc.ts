import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query';
import type { Client } from './connection.ts';

/** Query and mutation options for every call of the contract. */
export type Orpc = RouterUtils<Client>;

/** Derives the options from a client. */
export function createOrpc(client: Client): Orpc {
  return createTanstackQueryUtils(client);
}
