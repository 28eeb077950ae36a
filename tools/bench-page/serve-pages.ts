import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { brotliCompressSync } from 'node:zlib';

/** A small page, without a script. */
export const WARM_PATH = '/warm';

/** A loopback server of pages that are compressed before the clock runs. */
export interface PageServer {
  readonly origin: string;
  /** The bodies posted to `/submit` so far. */
  readonly posts: string[];
  add(path: string, content: string | Buffer): void;
  close(): void;
}

function typeOf(path: string): string {
  if (path.endsWith('.js')) return 'text/javascript';
  return path.endsWith('.json') ? 'application/json' : 'text/html; charset=utf-8';
}

export async function servePages(): Promise<PageServer> {
  const files = new Map<string, { type: string; body: Buffer }>();
  const posts: string[] = [];

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'POST') {
      const body = await text(request);
      posts.push(body);
      const { id } = JSON.parse(body) as { id?: string };
      const receipt = { id, reference: 'BCD-FGH-JKL', receivedAt: '2026-11-22T00:00:00.000Z' };
      response.writeHead(201, { 'Content-Type': 'application/json' }).end(JSON.stringify(receipt));
      return;
    }
    const file = files.get(request.url ?? '');
    if (!file) {
      response.writeHead(404).end();
      return;
    }
    response
      .writeHead(200, {
        'Content-Type': file.type,
        'Content-Encoding': 'br',
        'Content-Length': file.body.length,
        'Cache-Control': 'no-store',
      })
      .end(file.body);
  }

  const add: PageServer['add'] = (path, content) => {
    files.set(path, { type: typeOf(path), body: brotliCompressSync(content) });
  };
  add(WARM_PATH, '<!doctype html><p style="font: 1rem Arial">Warm <b>up</b></p>');

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posts,
    add,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
