import { setTimeout } from 'node:timers/promises';
import type { IssueResponse, Receipt } from '../../src/contract/index.ts';
import { answer, edgbaston } from '../../test/contract/examples.ts';
import type { CollectorProcess } from './collector-process.ts';
import { expectTrue, seconds } from './expectations.ts';

export interface StoredAnswer {
  id: string;
  reference: string;
  area: string;
  state: string;
}

const { areas, survey } = edgbaston();
const pick = <Item>(items: Item[]): Item => items[Math.floor(Math.random() * items.length)] as Item;

/** An answer from one of the wards about one of the issues. */
export const anyAnswer = (): IssueResponse =>
  answer({
    area: { code: pick(areas.wards).code, version: areas.version },
    answers: { issue: pick(survey.issues.filter(({ id }) => id !== 'other')).id },
  });

/** What became of each answer that was sent. */
export class AnswerLedger {
  /** What was answered with 201 or 200, with its receipt. */
  readonly acknowledged = new Map<string, Receipt>();
  /**
   * What was answered otherwise, with the status, the header `Retry-After` and how long it took.
   */
  readonly refused: { status: number; retryAfter: string | null; ms: number }[] = [];
  readonly unanswered: IssueResponse[] = [];
  slowestMs = 0;

  /** @returns whether it was acknowledged */
  async send(collector: CollectorProcess, submission = anyAnswer()): Promise<boolean> {
    const since = performance.now();
    try {
      const response = await collector.post(submission);
      const body: unknown = await response.json();
      const ms = performance.now() - since;
      this.slowestMs = Math.max(this.slowestMs, ms);
      if (response.ok) this.acknowledged.set(submission.id, body as Receipt);
      else {
        const retryAfter = response.headers.get('Retry-After');
        this.refused.push({ status: response.status, retryAfter, ms });
      }
      return response.ok;
    } catch {
      this.unanswered.push(submission);
      return false;
    }
  }

  async sendMany(collector: CollectorProcess, count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, () => this.send(collector)));
  }

  /** Sends without a pause, by so many senders, until it is told to stop. */
  startSenders(collector: CollectorProcess, senders: number): () => Promise<void> {
    let stopped = false;
    const sender = async () => {
      while (!stopped) await this.send(collector);
    };
    const ended = Promise.all(Array.from({ length: senders }, sender));
    return async () => {
      stopped = true;
      await ended;
    };
  }

  /**
   * That every answer which was acknowledged is stored once, under its reference.
   * @returns how many are stored
   */
  async expectStored(collector: CollectorProcess): Promise<number> {
    const stored = await collector.exported<StoredAnswer>('responses');
    const references = new Map(stored.map(({ id, reference }) => [id, reference]));
    expectTrue(references.size === stored.length, 'an answer is stored twice');
    const lost = [...this.acknowledged.keys()].filter((id) => !references.has(id));
    expectTrue(lost.length === 0, `${lost.length} acknowledged answers are lost`);
    for (const [id, { reference }] of this.acknowledged)
      expectTrue(references.get(id) === reference, 'a receipt is not that of the stored answer');
    const response = await collector.get('/campaigns/edgbaston/results');
    const { counted } = (await response.json()) as { counted: number };
    expectTrue(counted === stored.length, `${stored.length} are stored, and ${counted} counted`);
    return stored.length;
  }

  /** That each refusal says "not now" within the time. */
  expectRefusedInTime(withinMs: number): void {
    for (const { status, retryAfter, ms } of this.refused) {
      expectTrue(status === 503, `an answer got ${status}`);
      expectTrue(retryAfter !== null, 'a 503 has no Retry-After');
      expectTrue(ms <= withinMs, `a 503 took ${seconds(ms)}`);
    }
    expectTrue(this.unanswered.length === 0, `${this.unanswered.length} got no answer at all`);
  }
}

/** Asks for one address again and again, and keeps how long it took and what came. */
export class AddressWatch {
  slowestMs = 0;
  readonly statuses = new Set<number>();
  readonly #collector: CollectorProcess;
  readonly #path: string;
  readonly #running: Promise<void>;
  #stopped = false;

  constructor(collector: CollectorProcess, path: string) {
    this.#collector = collector;
    this.#path = path;
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      const since = performance.now();
      const status = await this.#collector.get(this.#path).then(
        async (response) => (await response.arrayBuffer(), response.status),
        () => 0,
      );
      this.statuses.add(status);
      this.slowestMs = Math.max(this.slowestMs, performance.now() - since);
      await setTimeout(100);
    }
  }
}
