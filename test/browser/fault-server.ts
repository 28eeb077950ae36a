import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What an endpoint does with one request: answers, or fails to. */
export type Answer =
  /** 201 with a receipt for what was posted. */
  | 'receipt'
  /** Closes the connection without a word. */
  | 'drop'
  /** Never answers; a submission only until the place gets other answers. */
  | 'hang'
  /** Begins a receipt, and breaks off. */
  | 'cut'
  /** Answers, but without the header that lets a page of another origin read it. */
  | 'unreadable'
  /** `body` is sent as it is where it is a string, else as JSON; `after` milliseconds. */
  | { status: number; headers?: Record<string, string>; body?: unknown; after?: number };

/** A request as it came in. */
export interface Seen {
  method: string;
  body: string;
  /** Milliseconds since 1970. */
  at: number;
  headers: Record<string, string>;
}

interface Place {
  answers: Answer[];
  seen: Seen[];
  /** Submissions that have not been answered. */
  hanging: ServerResponse[];
}

/**
 * Opens a real server that fails as it is told. `PUT /plans/{key}` takes a list of answers;
 * requests to `/at/{key}` get them one after the other, the last one for good; `GET /plans/{key}`
 * tells what was asked.
 */
export async function openFaultServer(): Promise<{ url: string; close: () => void }> {
  const places = new Map<string, Place>();
  const server = createServer((request, response) => void answer(places, request, response));
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => close(server),
  };
}

function close(server: Server): void {
  server.close();
  server.closeAllConnections();
}

async function answer(
  places: Map<string, Place>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, room, key = ''] = (request.url ?? '').split('?')[0]?.split('/') ?? [];
  const body = await read(request);
  const place = places.get(key) ?? { answers: [], seen: [], hanging: [] };
  places.set(key, place);
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Access-Control-Allow-Headers', '*');
  response.setHeader('Access-Control-Allow-Methods', '*');
  response.setHeader('Access-Control-Expose-Headers', 'Retry-After, Date, Age');
  response.setHeader('Cache-Control', 'no-store');
  if (request.method === 'OPTIONS') return void response.writeHead(204).end();
  if (room === 'plans') {
    if (request.method === 'PUT') {
      place.answers = JSON.parse(body) as Answer[];
      for (const response of place.hanging.splice(0)) response.destroy();
    }
    return void response
      .writeHead(200, { 'Content-Type': 'application/json' })
      .end(JSON.stringify(place.seen));
  }
  const turn = place.answers[Math.min(place.seen.length, place.answers.length - 1)];
  place.seen.push({
    method: request.method ?? '',
    body,
    at: Date.now(),
    headers: request.headers as Record<string, string>,
  });
  if (turn !== 'hang') give(turn ?? { status: 404 }, body, response);
  else if (request.method === 'POST') place.hanging.push(response);
}

function give(turn: Exclude<Answer, 'hang'>, body: string, response: ServerResponse): void {
  if (turn === 'drop') return void response.destroy();
  if (turn === 'unreadable') {
    response.removeHeader('Access-Control-Allow-Origin');
    return void response
      .writeHead(201, { 'Content-Type': 'application/json' })
      .end(JSON.stringify(receiptFor(body)));
  }
  if (turn === 'cut') {
    response
      .writeHead(201, { 'Content-Type': 'application/json', 'Content-Length': '500' })
      .write(JSON.stringify(receiptFor(body)).slice(0, 40));
    return void setTimeout(() => response.destroy(), 20);
  }
  const {
    status,
    headers = {},
    body: said = '',
    after = 0,
  } = turn === 'receipt' ? { status: 201, body: receiptFor(body) } : turn;
  const json = typeof said !== 'string';
  const type = !json ? 'text/html' : status < 400 ? 'application/json' : 'application/problem+json';
  setTimeout(
    () =>
      response
        .writeHead(status, { 'Content-Type': type, ...headers })
        .end(json ? JSON.stringify(said) : said),
    after,
  );
}

const receiptFor = (body: string) => ({
  id: (JSON.parse(body || '{}') as { id?: string }).id,
  reference: 'BCD-FGH-JKL',
  receivedAt: '2026-11-21T00:00:00.000Z',
});

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
