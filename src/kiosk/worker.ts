/// <reference lib="webworker" />
import { requestTimeoutSignal } from '../delivery/request-timeout.ts';

/** The version of the sources, written in by the build: a new one is a new worker. */
declare const KIOSK_VERSION: string;

const CACHE = `kiosk-${KIOSK_VERSION}`;
const SHELL = '/kiosk/page.html';
const FILES = [SHELL, '/kiosk-script.js', '/kiosk-forms.js', '/kiosk/style.css'];
const PAGE_TIMEOUT_MS = 4_000;

const worker = self as unknown as ServiceWorkerGlobalScope;

/** Holds the page of a tablet, its script and its styles: nothing of a vote, and no answer to one. */
export function startWorker(): void {
  worker.addEventListener('install', (event) => {
    event.waitUntil(install());
  });
  worker.addEventListener('activate', (event) => {
    event.waitUntil(activate());
  });
  worker.addEventListener('fetch', (event) => {
    const { request } = event;
    const { origin, pathname } = new URL(request.url);
    if (request.method !== 'GET' || origin !== location.origin) return;
    if (request.mode === 'navigate') event.respondWith(answerPage(request));
    else if (FILES.includes(pathname)) event.respondWith(answerFile(request, pathname));
  });
}

async function install(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES.map((path) => new Request(path, { cache: 'reload' })));
  await worker.skipWaiting();
}

async function activate(): Promise<void> {
  for (const name of await caches.keys())
    if (name.startsWith('kiosk-') && name !== CACHE) await caches.delete(name);
  await worker.clients.claim();
}

/** The page from the network; the one that is held where nobody answers soon. */
async function answerPage(request: Request): Promise<Response> {
  const held = caches.match(SHELL, { cacheName: CACHE });
  try {
    const response = await fetch(request, { signal: requestTimeoutSignal(PAGE_TIMEOUT_MS) });
    // A hotel's page, or a server in front that has lost the collector.
    if (response.ok && !response.redirected) return response;
    return (await held) ?? response;
  } catch (failure) {
    const shell = await held;
    if (shell) return shell;
    throw failure;
  }
}

/** The files of this worker's version, so that the page and its script fit. */
async function answerFile(request: Request, path: string): Promise<Response> {
  return (await caches.match(path, { cacheName: CACHE })) ?? fetch(request);
}
