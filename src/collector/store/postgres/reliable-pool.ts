import pg from 'pg';

/**
 * A pool that drops every connection made before a failure. If one is lost, the others to that
 * server are probably dead too: each would make another request wait to find that out.
 */
export class ReliablePool {
  readonly options: object;
  readonly Client: typeof pg.Client;
  readonly #pool: pg.Pool;
  readonly #generations = new WeakMap<pg.PoolClient, number>();
  #generation = 0;

  constructor(options: pg.PoolConfig) {
    this.#pool = new pg.Pool(options);
    this.options = this.#pool.options;
    this.Client = pg.Client;
    // A lost connection fails the query that needs it. Without a listener the event would end the
    // process.
    this.#pool.on('error', () => undefined);
    this.#pool.on('connect', (client) => {
      this.#generations.set(client, this.#generation);
      client.on('error', () => (this.#generation += 1));
    });
  }

  async connect(): Promise<pg.PoolClient> {
    for (;;) {
      const client = await this.#pool.connect();
      if (this.#generations.get(client) === this.#generation) return client;
      client.release(true);
    }
  }

  end(): Promise<void> {
    return this.#pool.end();
  }
}
