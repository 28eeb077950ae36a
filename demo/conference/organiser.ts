const CAMPAIGN = '/organiser/campaigns/edgbaston';

/** Somebody with a token, as a program that follows the published contract. */
export class Organiser {
  readonly url: string;
  readonly #token: string;

  constructor(url: string, token: string) {
    this.url = url;
    this.#token = token;
  }

  /** @throws Error with the collector's own words */
  async get<Answer>(path: string): Promise<Answer> {
    return this.#ask<Answer>(`${CAMPAIGN}${path}`, { method: 'GET' });
  }

  async post<Answer = unknown>(path: string, body: object): Promise<Answer> {
    return this.#ask<Answer>(`${CAMPAIGN}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  /** Posts a form: fields may repeat. */
  async send<Answer = unknown>(
    path: string,
    fields: readonly (readonly [string, string])[],
  ): Promise<Answer> {
    return this.#ask<Answer>(`${CAMPAIGN}${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields.map(([name, value]) => [name, value])),
    });
  }

  /** Gives a helper a token of their own, for the hall. */
  async invite(name: string): Promise<Organiser> {
    const page = await this.#text('/organiser/tokens', {
      method: 'POST',
      headers: { Origin: this.url },
      body: new URLSearchParams({ name, campaign: 'edgbaston', scope: 'hall' }),
    });
    const token = /cwt_[\w-]+/.exec(page)?.[0];
    if (token === undefined) throw new Error('No token stands on the page.');
    return new Organiser(this.url, token);
  }

  async #ask<Answer>(path: string, init: RequestInit): Promise<Answer> {
    const text = await this.#text(path, init);
    return (text === '' ? undefined : JSON.parse(text)) as Answer;
  }

  async #text(path: string, { headers, ...init }: RequestInit): Promise<string> {
    const response = await fetch(`${this.url}${path}`, {
      ...init,
      redirect: 'manual',
      headers: {
        Accept: 'application/json',
        Authorization: `Bearer ${this.#token}`,
        ...(headers as Record<string, string> | undefined),
      },
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 500)}`);
    return text;
  }
}

/** Does something for each item, some at a time. */
export async function forEach<Item>(
  items: readonly Item[],
  work: (item: Item, at: number) => Promise<unknown>,
): Promise<void> {
  const AT_ONCE = 32;
  const queue = [...items.entries()];
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) await work(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}
