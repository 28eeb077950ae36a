import type { Server } from 'node:http';
import { serve } from '@hono/node-server';
import { closeInStages } from './staged-close.ts';

/** How long a connection may take with its headers, and with a whole request. */
const HEADERS_TIMEOUT_MS = 20_000;
const RECEIVE_TIMEOUT_MS = 30_000;
const CHECK_INTERVAL_MS = 5_000;
/**
 * Between two requests: longer than the minute for which nginx keeps its own end open, so that the
 * proxy is the one to close.
 */
const KEEP_ALIVE_TIMEOUT_MS = 65_000;
/**
 * During a request, without a byte in either direction: the reader left in the middle of a
 * download.
 */
const SILENCE_TIMEOUT_MS = 300_000;
const MAX_HEADERS = 100;
/** The request line counts too, so this limits the address and its query. */
const MAX_HEADER_BYTES = 16 * 1024;

/**
 * Opens a port, and limits the connections of strangers.
 * @throws Error that names the variable to change
 */
export const listen = (
  fetch: Parameters<typeof serve>[0]['fetch'],
  { host, port }: { host: string; port: number },
): Promise<Server> =>
  new Promise((resolve, reject) => {
    const server = serve(
      {
        fetch,
        hostname: host,
        port,
        serverOptions: {
          headersTimeout: HEADERS_TIMEOUT_MS,
          requestTimeout: RECEIVE_TIMEOUT_MS,
          connectionsCheckingInterval: CHECK_INTERVAL_MS,
          keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
          maxHeaderSize: MAX_HEADER_BYTES,
        },
      },
      () => resolve(server),
    ) as Server;
    server.setTimeout(SILENCE_TIMEOUT_MS);
    server.maxHeadersCount = MAX_HEADERS;
    closeInStages(server);
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const hints: Record<string, string> = {
        EADDRINUSE: `port ${port} is taken: stop what uses it, or set PORT to another`,
        EADDRNOTAVAIL: `HOST must be an address of this machine, not "${host}"`,
        ENOTFOUND: `HOST must be an address of this machine, not "${host}"`,
        EACCES: `port ${port} is not this user's to open: set PORT to one above 1023`,
      };
      const hint = cause.code === undefined ? undefined : hints[cause.code];
      reject(hint === undefined ? cause : new Error(hint, { cause }));
    });
  });
