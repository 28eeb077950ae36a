import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/** The demo is for the person at this machine: nothing of it can be reached from another one. */
const LOOPBACK = '127.0.0.1';

/**
 * Listens on this machine only. Whatever a request holds, it ends in a response and never in the
 * end of the process.
 * @param port 0 takes a free one
 */
export function listenOnLoopback(port: number, handler: Handler): Promise<Server> {
  const server = createServer((request, response) => {
    const fail = (): void => {
      if (response.headersSent) response.destroy();
      else respond(request, response, 500, 'text/plain', 'The demo failed at this.');
    };
    // An async function also turns what the handler throws at once into a rejection.
    const handle = async (): Promise<void> => handler(request, response);
    handle().catch(fail);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, () => resolve(server));
  });
}

/**
 * The decoded path of a request, which always begins with one slash.
 * @returns undefined where the request's target is no path, or is not percent-encoded UTF-8
 */
export function pathOf({ url = '' }: IncomingMessage): string | undefined {
  // Not by URL(): it takes "//" for the start of a host name, and throws.
  const [path = ''] = url.split(/[?#]/);
  if (!path.startsWith('/')) return undefined;
  try {
    return decodeURIComponent(path).replace(/^\/+/, '/');
  } catch {
    return undefined;
  }
}

/** Sends a whole response; to HEAD, its headers only. */
export function respond(
  { method }: IncomingMessage,
  response: ServerResponse,
  status: number,
  type: string,
  body: string,
): void {
  response.writeHead(status, { 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) });
  response.end(method === 'HEAD' ? undefined : body);
}
