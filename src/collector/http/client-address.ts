import { isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { Logger } from './logger.ts';

/** Who sends a request, as two keys for rate limits. */
export interface Client {
  /** The network of the sender, as the trusted proxies saw it; else that of the socket. */
  network: string;
  /**
   * The network at the other end of the socket, which no sender can fake: behind a proxy it is the
   * proxy's, the same for everybody. Empty without a socket, when the collector is called as a
   * function.
   */
  socket: string;
}

const FORWARDING_HEADERS = ['X-Forwarded-For', 'Forwarded', 'X-Real-IP'];

/**
 * Finds out who sends a request.
 * @param trustedProxies how many proxies in front add to `X-Forwarded-For`; 0 trusts no header,
 * and logs once that one came
 */
export function createClientOf(trustedProxies: number, logger: Logger): (c: Context) => Client {
  let isTold = false;
  return (c) => {
    const socket = networkOf(socketAddressOf(c));
    if (trustedProxies > 0)
      return { network: forwardedNetwork(c, trustedProxies) ?? socket, socket };
    const header = isTold ? undefined : FORWARDING_HEADERS.find((name) => c.req.header(name));
    if (header) {
      isTold = true;
      logger.warn(
        {},
        `A request came with the header ${header}, and TRUST_PROXY is 0: it is not believed, and everybody behind that proxy shares one rate limit. If a proxy of yours stands in front, set TRUST_PROXY to how many there are.`,
      );
    }
    return { network: socket, socket };
  };
}

/**
 * The address that the outermost trusted proxy saw; undefined if the header is too short or
 * contains no address.
 */
function forwardedNetwork(c: Context, trustedProxies: number): string | undefined {
  const entry =
    (c.req.header('X-Forwarded-For') ?? '').split(',').at(-trustedProxies)?.trim() ?? '';
  const address = withoutPort(entry);
  return isIP(address) ? networkOf(address) : undefined;
}

const socketAddressOf = (c: Context): string =>
  c.env && 'incoming' in (c.env as object) ? (getConnInfo(c).remote.address ?? '') : '';

/** Some proxies add the port to what they forward, and then brackets around an IPv6 address. */
const withoutPort = (address: string): string =>
  address.replace(/^(\d+(?:\.\d+){3}):\d+$|^\[(.*)\](?::\d+)?$/, '$1$2');

/**
 * The part of an address that belongs to one customer of a network: all of an IPv4 address, the
 * first 64 bits of an IPv6 address.
 */
function networkOf(address: string): string {
  const plain = address.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const zeros = Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0');
  const groups = tail === undefined ? left : [...left, ...zeros, ...right];
  return groups
    .slice(0, 4)
    .map((group) => parseInt(group, 16).toString(16))
    .join(':');
}
