import {
  createServer,
  request as ask,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page of somebody's site, under `path`. */
export interface HostPage {
  path: string;
  /** Sent one after the other, with pauses between them where there are several. */
  parts: string[];
  headers?: Record<string, string>;
}

/** Serves the pages of somebody's site, on an origin of its own. */
export class Host {
  readonly #pages = new Map<string, HostPage>();
  readonly #server: Server;

  private constructor(server: Server) {
    this.#server = server;
  }

  static async open(): Promise<Host> {
    const server = createServer();
    const host = new Host(server);
    server.on('request', (request, response) => void host.#answer(request, response));
    await new Promise<void>((listening) => server.listen(0, listening));
    return host;
  }

  get url(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Puts a page on the site. @returns its address */
  page(parts: string | string[], headers: Record<string, string> = {}): string {
    const path = `/page-${this.#pages.size + 1}`;
    this.#pages.set(path, { path, parts: [parts].flat(), headers });
    return `${this.url}${path}`;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const page = this.#pages.get((request.url ?? '').split('?')[0] ?? '');
    if (!page) return void response.writeHead(204).end();
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...page.headers });
    for (const part of page.parts) {
      response.write(part);
      if (part !== page.parts.at(-1)) await new Promise((resume) => setTimeout(resume, 300));
    }
    response.end();
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }
}

/**
 * Stands before a collector, and loses the first answers to posts after the collector has given
 * them.
 */
export async function openLossyProxy(
  target: string,
  losses: number,
): Promise<{ url: string; close: () => void }> {
  let left = losses;
  const server = createServer((request, response) => {
    const onward = ask(
      `${target}${request.url}`,
      { method: request.method, headers: { ...request.headers, host: new URL(target).host } },
      (answer) => {
        if (request.method === 'POST' && left-- > 0) {
          answer.resume().on('end', () => response.destroy());
          return;
        }
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    request.pipe(onward);
  });
  await new Promise<void>((listening) => server.listen(0, listening));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
