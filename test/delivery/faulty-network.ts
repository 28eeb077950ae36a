import type { Hono } from 'hono';
import { during, type Time } from './simulated-device.ts';

/** What can happen to a request between a page and a collector. */
export const FAULTS = [
  'none',
  'request dropped',
  'answer dropped after commit',
  '500',
  '503 with Retry-After',
  '429 with Retry-After',
  '200 with HTML',
  '201 with a wrong body',
  'time-out',
] as const;
export type Fault = (typeof FAULTS)[number];

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
  });

/** A network before a real collector, which fails as it is told. */
export class Network {
  /** What happens to each request. */
  fault: () => Fault = () => 'none';
  requests = 0;
  readonly #app: Hono;
  readonly #time: Time;

  constructor(app: Hono, time: Time) {
    this.#app = app;
    this.#time = time;
  }

  readonly fetch = async (_url: unknown, init: RequestInit = {}): Promise<Response> => {
    this.requests++;
    const reach = () =>
      during(
        Promise.resolve(
          this.#app.request('/submissions', {
            method: 'POST',
            headers: init.headers,
            body: init.body as string,
          }),
        ),
      );
    switch (this.fault()) {
      case 'none':
        return reach();
      case 'answer dropped after commit':
        await reach();
        throw new TypeError('terminated');
      case 'request dropped':
        throw new TypeError('fetch failed');
      case '500':
        return json(500, { title: 'Failed', status: 500 });
      case '503 with Retry-After':
        return json(503, { title: 'Later', status: 503 }, { 'Retry-After': '40' });
      case '429 with Retry-After':
        return json(
          429,
          { title: 'Too many', status: 429 },
          { 'Retry-After': new Date(Date.now() + 40_000).toUTCString() },
        );
      case '200 with HTML':
        return new Response('<h1>Log in to the Wi-Fi</h1>', {
          headers: { 'Content-Type': 'text/html' },
        });
      case '201 with a wrong body':
        return json(201, {
          id: 'another',
          reference: 'BCD-FGH-JKL',
          receivedAt: '2026-11-21T00:00:00Z',
        });
      case 'time-out':
        return new Promise((_resolve, fail) =>
          this.#time.schedule(20_000, () => fail(new DOMException('timed out', 'TimeoutError'))),
        );
    }
  };

  /** Puts the network in place of the one that `fetch` has. @returns what takes it away */
  connect(): () => void {
    const { fetch } = globalThis;
    globalThis.fetch = this.fetch;
    return () => void (globalThis.fetch = fetch);
  }
}
