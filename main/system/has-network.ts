import { networkInterfaces } from 'node:os';

/** Bridges to containers and virtual machines have addresses whatever the network does. */
const bridges = /^(docker|br-|veth|virbr|vmnet|vboxnet)/;
/** Addresses that an interface gives itself. */
const linkLocal = /^(169\.254\.|fe[89ab])/i;

/** Whether this computer has an address that others can reach it by. */
export function hasNetwork(): boolean {
  return Object.entries(networkInterfaces()).some(
    ([name, addresses]) =>
      !bridges.test(name) && addresses?.some(({ internal, address }) => !internal && !linkLocal.test(address)),
  );
}
