import { createServer, request as ask, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What can happen to one request. */
export type NetworkFault =
  | 'none'
  | 'request dropped'
  | 'answer dropped after commit'
  | '500'
  | '503'
  | '429'
  | '200 with HTML'
  | '201 with a wrong body'
  | '404 page'
  | '403 page of a firewall'
  | '422 page'
  | 'time-out';

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};
const close = (server: Server) => {
  server.close();
  server.closeAllConnections();
};

/**
 * A network before a collector. `plan` is what happens to the submissions still to come, one after
 * the other; then nothing does. What has a text of `lost` in its address never comes.
 */
export async function openNetwork(
  target: string,
): Promise<{ url: string; plan: NetworkFault[]; lost: string[]; close: () => void }> {
  const plan: NetworkFault[] = [];
  const lost: string[] = [];
  const server = createServer((request, response) => {
    const fault = (request.method === 'POST' && plan.shift()) || 'none';
    const fail = (status: number, headers: Record<string, string>, body: string) =>
      request.resume().on('end', () =>
        response
          .writeHead(status, {
            'Access-Control-Allow-Origin': '*',
            'Access-Control-Expose-Headers': 'Retry-After, Date, Age',
            'Content-Type': 'application/json',
            ...headers,
          })
          .end(body),
      );
    if (fault === 'request dropped' || lost.some((part) => request.url?.includes(part)))
      return void response.destroy();
    if (fault === 'time-out') return void request.resume();
    if (fault === '500') return void fail(500, {}, '{"title":"Failed","status":500}');
    if (fault === '503' || fault === '429')
      return void fail(
        Number(fault),
        { 'Retry-After': '2' },
        `{"title":"Later","status":${fault}}`,
      );
    const page = /^(\d+) page/.exec(fault);
    if (page)
      return void fail(Number(page[1]), { 'Content-Type': 'text/html' }, '<h1>Not here</h1>');
    if (fault === '200 with HTML')
      return void fail(200, { 'Content-Type': 'text/html' }, '<h1>Log in to the Wi-Fi</h1>');
    if (fault === '201 with a wrong body')
      return void fail(
        201,
        {},
        '{"id":"another","reference":"BCD-FGH-JKL","receivedAt":"2026-11-21T00:00:00Z"}',
      );
    const onward = ask(
      `${target}${request.url}`,
      { method: request.method, headers: { ...request.headers, host: new URL(target).host } },
      (answer) => {
        if (fault === 'answer dropped after commit')
          return void answer.resume().on('end', () => response.destroy());
        // Otherwise a browser would take a response from its cache that must be lost.
        pass(
          answer.statusCode ?? 502,
          {
            ...answer.headers,
            ...(request.url?.endsWith('.js') && { 'cache-control': 'no-store' }),
          },
          response,
        );
        answer.pipe(response);
      },
    );
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  return { url: await listen(server), plan, lost, close: () => close(server) };
}

const pass = (status: number, headers: NodeJS.Dict<string | string[]>, response: ServerResponse) =>
  response.writeHead(status, headers);

/** Faults that a page is opened with: what it does before the script is there. */
const PREPARE: Record<string, string> = {
  denied:
    "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('denied', 'SecurityError'); } });",
  full: "IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); };",
  hanging: 'IDBFactory.prototype.open = () => new EventTarget();',
  'no locks':
    "Object.defineProperty(Navigator.prototype, 'locks', { get() { return undefined; } });",
  twice: '',
  // Firefox with a site's data blocked, or in a cross-site frame with third-party cookies blocked.
  blocked: `
    const denied = () => { throw new DOMException('The operation is insecure.', 'SecurityError'); };
    window.BroadcastChannel = class { constructor() { denied(); } };
    Object.defineProperty(window, 'indexedDB', { get: denied });
    Object.defineProperty(Navigator.prototype, 'locks', { get: denied });
    Object.defineProperty(window, 'localStorage', { get: denied });`,
  'no channel':
    "window.BroadcastChannel = class { constructor() { throw new DOMException('insecure', 'SecurityError'); } };",
  'no randomness':
    "Crypto.prototype.getRandomValues = () => { throw new Error('no randomness'); };",
  // Changes that MooTools, Prototype.js and similar libraries make to the page, and changes that a
  // careless script may make.
  'MooTools’ Event': 'window.Event = function (event) { this.event = event; };',
  'Prototype.js’ toJSON': `
    Array.prototype.toJSON = function () { return '[' + this.join(', ') + ']'; };
    String.prototype.toJSON = function () { return '"' + this + '"'; };`,
  'no FormData': 'window.FormData = undefined;',
  'broken dates': "Date.prototype.toISOString = () => '21/11/2026';",
  'no JSON.stringify': 'JSON.stringify = undefined;',
  'replaced Promise': 'window.Promise = class extends Promise {};',
  'no Promise.race': 'Promise.race = undefined;',
  'broken timers': `
    const set = window.setTimeout;
    window.setTimeout = (run, pause = 0) => { if (pause > 50) throw new Error('no timers'); return set(run, pause); };`,
  'fetch that gives nothing': `
    const ask = window.fetch;
    window.fetch = (address, init) => (init?.method === 'POST' ? undefined : ask(address, init));`,
  'fetch that never settles': `
    const ask = window.fetch;
    window.fetch = (address, init) => (init?.method === 'POST' ? new Promise(() => undefined) : ask(address, init));`,
  'fetch that knows texts only': `
    const ask = window.fetch;
    window.fetch = (address, init) => ask(address.slice(0), init);`,
  'broken toJSON':
    "Object.defineProperty(Array.prototype, 'toJSON', { value() { throw new Error('broken'); } });",
};

/** What a person does and reads, for the code that is run in the page. */
const PERSON = `
  const root = () => document.querySelector('campaign-issue-survey')?.shadowRoot;
  window.reads = () => root()?.querySelector('[part=base]')?.innerText.replace(/\\s+/g, ' ') ?? '';
  window.press = (name) => [...root().querySelectorAll('button')].find((button) => button.textContent.trim() === name)?.click();
  window.type = (name, words) => { root().querySelector('[name=' + name + ']').value = words; };
  window.answer = (words) => {
    root().querySelector('[name=area]').value = 'E05011144';
    root().querySelector('input[type=radio]').click();
    const box = root().querySelector('textarea');
    box.value = words;
    box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  };
  window.onDevice = async () => {
    if (!(await indexedDB.databases()).some(({ name }) => name === 'campaign-outbox')) return [];
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open('campaign-outbox');
      request.onsuccess = () => resolve(request.result);
      request.onerror = reject;
    });
    const entries = await new Promise((resolve) => {
      database.transaction('campaign-outbox').objectStore('campaign-outbox').getAll().onsuccess = (event) => resolve(event.target.result);
    });
    database.close();
    return entries;
  };`;

/**
 * Somebody's page with the survey in it. `?with=` names what is wrong with the browser, `?days=`
 * how far its clock is off, `?campaign=` another campaign than the usual one.
 */
export async function openSite(network: string): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => {
    const { searchParams, pathname } = new URL(request.url ?? '', 'http://site.invalid');
    if (pathname !== '/') return void response.writeHead(204).end();
    const fault = searchParams.get('with') ?? '';
    const campaign = searchParams.get('campaign') ?? 'edgbaston';
    const script = `<script type="module" src="${network}/campaign-widgets.js"></script>`;
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' })
      .end(`<!doctype html><html lang="en"><title>Ours</title>
      <script>
        const off = ${Number(searchParams.get('days') ?? 0)} * 86400000, now = Date.now;
        if (off) Date.now = () => now() + off;
        ${PREPARE[fault] ?? ''} ${PERSON}
      </script>
      ${script}
      <campaign-issue-survey src="${network}/campaigns/${campaign}" endpoint="${network}/submissions"></campaign-issue-survey>
      ${fault === 'twice' ? script.replace('.js"', '.js?again=1"') : ''}`);
  });
  return { url: await listen(server), close: () => close(server) };
}
