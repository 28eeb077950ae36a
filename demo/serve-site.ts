import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
};
const WRITTEN = 'http://localhost:8787';

/**
 * Serves the files of one demo site, as a host of somebody's web page would.
 * @param collector the collector's address, put in place of the one written in the snippet
 */
export function serveSite(folder: string, port: number, collector: string): Promise<Server> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site.invalid');
    const path = normalize(decodeURIComponent(pathname)).replace(/\/$/, '/index.html');
    readFile(join(folder, path), 'utf8').then(
      (text) =>
        response
          .writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'text/plain' })
          .end(text.replaceAll(WRITTEN, collector)),
      () => response.writeHead(404, { 'Content-Type': 'text/plain' }).end('There is no such page.'),
    );
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => resolve(server));
  });
}
