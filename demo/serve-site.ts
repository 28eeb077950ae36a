import { readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { extname, join, normalize, resolve, sep } from 'node:path';
import { listenOnLoopback, pathOf, respond } from './loopback-server.ts';

const TYPES = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
]);
/** The collector's address as it is written in the sites' pages. */
const WRITTEN_COLLECTOR = 'http://localhost:8787';

/**
 * Serves the files of one demo site on this machine, as a host of somebody's web page would.
 * @param port 0 takes a free one
 * @param collector the collector's address, put in place of the one written in the snippet
 */
export function serveSite(folder: string, port: number, collector: string): Promise<Server> {
  const root = resolve(folder);
  return listenOnLoopback(port, async (request, response) => {
    const send = (status: number, text: string, type = 'text/plain') =>
      respond(request, response, status, type, text);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('Allow', 'GET, HEAD');
      return send(405, 'Only GET and HEAD are answered here.');
    }
    const path = pathOf(request);
    if (path === undefined) return send(400, 'The address is not well formed.');
    const file = join(root, normalize(path.endsWith('/') ? `${path}index.html` : path));
    const text = file.startsWith(root + sep)
      ? await readFile(file, 'utf8').catch(() => undefined)
      : undefined;
    if (text === undefined) return send(404, 'There is no such page.');
    send(200, text.replaceAll(WRITTEN_COLLECTOR, collector), TYPES.get(extname(file)));
  });
}
