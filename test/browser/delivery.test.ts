import { expect } from '@open-wc/testing';
import type { Receipt, Submission } from '../../src/contract/index.ts';
import {
  deliver,
  DeliveryError,
  loadDocument,
  loadResults,
  pageOutbox,
  RefusedError,
} from '../../src/delivery/index.ts';
import { campaign } from './campaigns.ts';
import type { Answer } from './fault-server.ts';
import { collector, place } from './faults.ts';
import { aWhile, holdTime, it, until } from './harness.ts';

/** An answer as a form would make it, with an id of its own. */
const answer = (): Submission => ({
  id: crypto.randomUUID(),
  kind: 'issue-response',
  campaign: 'edgbaston',
  campaignVersion: 1,
  channel: 'online',
  locale: 'en',
  answeredAt: '2026-11-21T00:00:00.000Z',
  area: { code: 'E05011144', version: '2025-05' },
  answers: { issue: 'street-lighting' },
  consents: [],
});

/** What a promise came to: its value, or what it threw. */
const outcome = (promise: Promise<unknown>): Promise<unknown> =>
  promise.catch((failure: unknown) => failure);

describe('deliver', () => {
  it('gives the receipt of a real collector', async () => {
    const submission = answer();
    const receipt = await deliver(submission, { endpoint: `${collector}/submissions` });
    expect(receipt?.id).to.equal(submission.id);
    expect(receipt?.reference).to.match(/^[A-Z]{3}-[A-Z]{3}-[A-Z]{3}$/);
  });

  it('gives the same receipt for the same submission again', async () => {
    const submission = answer();
    const first = await deliver(submission, { endpoint: `${collector}/submissions` });
    expect(await deliver(submission, { endpoint: `${collector}/submissions` })).to.deep.equal(
      first,
    );
  });

  it('throws a RefusedError where a real collector won’t take it: the id belongs to another answer', async () => {
    const submission = answer();
    await deliver(submission, { endpoint: `${collector}/submissions` });
    const failure = await outcome(
      deliver({ ...submission, locale: 'cy' }, { endpoint: `${collector}/submissions` }),
    );
    expect(failure).to.be.instanceOf(RefusedError);
    expect(failure).to.include({ name: 'RefusedError', status: 409, retryable: false });
  });

  it('throws a RefusedError with the problems of a real collector', async () => {
    const failure = await outcome(
      deliver(
        { ...answer(), area: { code: 'E05099999', version: '2025-05' } },
        { endpoint: `${collector}/submissions` },
      ),
    );
    expect(failure).to.be.instanceOf(RefusedError);
    expect(
      (failure as RefusedError).problems.map(({ path, code }) => `${path} ${code}`),
    ).to.deep.equal(['area.code unknown']);
  });

  it('says each failed try, with what was asked for, and tries now when told to', async () => {
    const clock = holdTime();
    const endpoint = await place(
      { status: 503, headers: { 'Retry-After': '40' } },
      { status: 500 },
      'receipt',
    );
    const failures: DeliveryError[] = [];
    const submission = answer();
    const onPending = (error: DeliveryError) => {
      failures.push(error);
      pageOutbox().retryNow(submission.id);
      pageOutbox().retryNow(submission.id);
    };
    const receipt = await deliver(submission, { endpoint: endpoint.url, onPending });
    expect(receipt?.reference).to.equal('BCD-FGH-JKL');
    expect(failures.map(({ retryAfter, retryable }) => [retryAfter, retryable])).to.deep.equal([
      [40, true],
      [undefined, true],
    ]);
    expect(await endpoint.posted()).to.have.length(3);
    await until(() => clock.pauses.length === 0, 'nothing is set any more');
  });

  it('leaves no listener and no timer behind', async () => {
    const clock = holdTime();
    const endpoint = await place({ status: 503 }, 'receipt');
    let failed = 0;
    const done = deliver(answer(), { endpoint: endpoint.url, onPending: () => failed++ });
    await until(() => failed === 1, 'it waits');
    dispatchEvent(new Event('online'));
    await done;
    dispatchEvent(new Event('online'));
    clock.pass(1000);
    await aWhile();
    expect(await endpoint.posted()).to.have.length(2);
  });

  it('keeps why it failed, without the answer’s words', async () => {
    const endpoint = await place('drop');
    const failure = await new Promise<DeliveryError>((resolve) => {
      holdTime();
      void outcome(
        deliver(
          { ...answer(), answers: { issue: 'other', other: 'The secret garden' } } as Submission,
          { endpoint: endpoint.url, onPending: resolve },
        ),
      );
    });
    expect(failure).to.be.instanceOf(DeliveryError);
    expect(failure.cause).to.be.instanceOf(Error);
    expect(failure.message).to.contain(endpoint.url).and.not.to.contain('secret');
  });

  it('delivers by the page’s own transport, and checks that receipt too', async () => {
    const submission = answer();
    const receipt: Receipt = {
      id: submission.id,
      reference: 'OWN',
      receivedAt: '2026-11-21T00:00:00Z',
    };
    expect(await deliver(submission, { transport: () => Promise.resolve(receipt) })).to.deep.equal(
      receipt,
    );
    const failure = await new Promise<DeliveryError>((resolve) => {
      holdTime();
      void outcome(
        deliver(submission, {
          transport: () => Promise.resolve({ ...receipt, id: 'another' }),
          onPending: resolve,
        }),
      );
    });
    expect(failure.retryable).to.equal(true);
  });

  it('throws on what the page’s own transport refuses', async () => {
    const refusal = new RefusedError('no', 422);
    expect(await outcome(deliver(answer(), { transport: () => Promise.reject(refusal) }))).to.equal(
      refusal,
    );
  });

  it('posts to nowhere where there is no address', async () => {
    holdTime();
    let told: DeliveryError | undefined;
    void outcome(deliver(answer(), { onPending: (error) => (told = error) })).then(
      (failure) => (told ??= failure as DeliveryError),
    );
    await until(() => told, 'it fails');
    const asked = performance
      .getEntriesByType('resource')
      .filter(({ name }) => name === location.href.split('#')[0]);
    expect(asked, 'requests to the page itself').to.deep.equal([]);
  });
});

describe('loadDocument', () => {
  it('gives a document as it is, once for all who ask', async () => {
    const address = await place({ status: 200, body: campaign() });
    const [first, second] = await Promise.all([
      loadDocument(address.url),
      loadDocument(address.url),
    ]);
    expect(first).to.deep.equal(campaign());
    expect(second).to.equal(first);
    expect(await address.seen()).to.have.length(1);
  });

  it('asks again after a failure', async () => {
    const address = await place({ status: 500 }, { status: 200, body: campaign() });
    expect(await outcome(loadDocument(address.url))).to.be.instanceOf(Error);
    expect(await loadDocument(address.url)).to.deep.equal(campaign());
  });

  it('sends no cookie', async () => {
    document.cookie = 'visit=1';
    const address = await place({ status: 200, body: {} });
    await loadDocument(address.url);
    document.cookie = 'visit=; max-age=0';
    expect((await address.seen())[0]?.headers).not.to.have.property('cookie');
  });
});

describe('loadResults', () => {
  const results = { asOf: '2026-11-21', threshold: 5, areas: [] };

  it('gives what a real collector publishes, without keys that it does not know', async () => {
    expect(await loadResults(`${collector}/campaigns/edgbaston/results`)).to.include({
      threshold: 1,
    });
    const address = await place({ status: 200, body: { ...results, weather: 'fine' } });
    expect(await loadResults(address.url)).to.deep.equal(results);
  });

  it('asks anew each time', async () => {
    const address = await place({ status: 200, body: results });
    await loadResults(address.url);
    await loadResults(address.url);
    expect(await address.seen()).to.have.length(2);
  });

  const wrong: [sentence: string, given: Answer][] = [
    ['an error', { status: 404 }],
    ['a web page', { status: 200, body: '<h1>Log in</h1>' }],
    ['another shape', { status: 200, body: { ...results, areas: 'all' } }],
    [
      'counts that are no numbers',
      {
        status: 200,
        body: {
          ...results,
          areas: [{ code: 'E05011144', counted: 'many', issues: [], otherIssues: 0 }],
        },
      },
    ],
    ['a broken connection', 'drop'],
  ];
  for (const [sentence, given] of wrong)
    it(`throws on ${sentence}`, async () => {
      expect(await outcome(loadResults((await place(given)).url))).to.be.instanceOf(Error);
    });
});
