import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { runInNewContext } from 'node:vm';

/** A small server that behaves as a service documents it. */
export interface Service {
  url: string;
  /** What it has been posted. */
  posted: { body: string; type: string }[];
  /** What it does with the next posts: as it should, fail in its own way, or not answer. */
  mood: 'well' | 'failing' | 'gone';
  close(): void;
}

async function serve(
  answer: (
    service: Service,
    body: string,
    request: IncomingMessage,
    response: ServerResponse,
  ) => void,
): Promise<Service> {
  const server: Server = createServer((request, response) => {
    let body = '';
    request
      .setEncoding('utf8')
      .on('data', (part: string) => (body += part))
      .on('end', () => {
        if (request.method === 'POST' && service.mood === 'gone') return void response.destroy();
        if (request.method === 'POST')
          service.posted.push({ body, type: request.headers['content-type'] ?? '' });
        answer(service, body, request, response);
      });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const service: Service = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posted: [],
    mood: 'well',
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
  return service;
}

/**
 * A form back-end: 303 to its page of thanks, and no CORS headers anywhere; an error is a page too.
 */
export const formBackEnd = (): Promise<Service> =>
  serve(({ mood }, _body, request, response) => {
    if (request.method === 'OPTIONS') return void response.writeHead(405).end();
    if (request.url === '/thanks')
      return void response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Thanks!</h1>');
    if (mood === 'failing')
      return void response
        .writeHead(422, { 'Content-Type': 'text/html' })
        .end('<h1>Form not found</h1>');
    response.writeHead(303, { Location: '/thanks' }).end();
  });

/**
 * Apps Script: runs `doPost` of a script on a sheet, then redirects to where its output is, which
 * no other origin may read.
 */
export async function spreadsheet(script: URL): Promise<Service & { rows: string[][] }> {
  const rows: string[][] = [];
  const sheet = {
    getLastRow: () => rows.length,
    appendRow: (row: string[]) => rows.push([...row]),
    getLastColumn: () => Math.max(0, ...rows.map(({ length }) => length)),
    getRange: (top: number, left: number, height: number, width: number) => ({
      getValues: () =>
        rows
          .slice(top - 1, top - 1 + height)
          .map((row) => Array.from({ length: width }, (_, at) => row[left - 1 + at] ?? '')),
      setValues: (values: string[][]) =>
        values.forEach((row, at) => (rows[top - 1 + at] = [...row])),
    }),
  };
  const context = {
    SpreadsheetApp: { getActiveSpreadsheet: () => ({ getSheets: () => [sheet] }) },
    LockService: {
      getScriptLock: () => ({ waitLock: () => undefined, releaseLock: () => undefined }),
    },
    ContentService: { createTextOutput: (text: string) => text },
    doPost: undefined as unknown as (event: object) => string,
  };
  runInNewContext(readFileSync(script, 'utf8'), context);
  const service = await serve(({ mood }, body, request, response) => {
    if (request.method === 'OPTIONS') return void response.writeHead(405).end();
    if (request.url?.startsWith('/echo'))
      return void response.writeHead(200, { 'Content-Type': 'text/plain' }).end('ok');
    // Its error is a page of its own, with the status 200.
    if (mood === 'failing')
      return void response
        .writeHead(200, { 'Content-Type': 'text/html' })
        .end('<title>Error</title>Exceeded maximum execution time');
    const fields = new URLSearchParams(body);
    const parameters = Object.fromEntries(
      [...fields.keys()].map((name) => [name, fields.getAll(name)]),
    );
    context.doPost({ parameter: Object.fromEntries(fields), parameters });
    response.writeHead(302, { Location: '/echo?user_content_key=x' }).end();
  });
  return Object.assign(service, { rows });
}

/**
 * Action Network's submission helper: JSON from any origin, `200 {}` whether it kept the person or
 * not.
 */
export const actionNetwork = (): Promise<Service> =>
  serve(({ mood }, body, request, response) => {
    const cors = {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Headers': 'Content-Type',
      'Access-Control-Allow-Methods': 'POST',
    };
    if (request.method === 'OPTIONS') return void response.writeHead(200, cors).end();
    if (mood === 'failing')
      return void response
        .writeHead(503, { ...cors, 'Content-Type': 'application/json' })
        .end('{"error":"unavailable"}');
    try {
      JSON.parse(body);
      response.writeHead(200, { ...cors, 'Content-Type': 'application/json' }).end('{}');
    } catch {
      response
        .writeHead(400, { ...cors, 'Content-Type': 'application/json' })
        .end('{"error":"invalid JSON"}');
    }
  });
