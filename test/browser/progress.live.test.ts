import { expect, fixture, html } from '@open-wc/testing';
import { CampaignEvent } from '../../src/widgets/events.ts';
import { campaign } from './campaigns.ts';
import { collector, type Place, place } from './faults.ts';
import { aWhile, holdTime, it, until, warned, warnings } from './harness.ts';
import { look, meet, report } from './tracker.ts';

const asked = async (at: Place) =>
  (await at.seen()).filter(({ method }) => method === 'GET').length;
const good = (value: number, more: Record<string, unknown> = {}) => ({
  status: 200,
  body: report(more, { value, goal: 100 }),
});
const delivered = (id: string) =>
  document.dispatchEvent(
    new CampaignEvent('campaign-delivered', { kind: 'issue-response', campaign: id, id: 'x' }),
  );

/** Has the page hidden, or shown again, as a person does by turning to another tab. */
function hide(hidden: boolean): void {
  if (hidden) Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
  else Reflect.deleteProperty(document, 'hidden');
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('<campaign-progress>: live', () => {
  afterEach(() => hide(false));

  it('asks again after a minute, a little sooner or later, and shows what is new', async () => {
    const clock = holdTime();
    const at = await place(good(62), good(63), good(64));
    const onlooker = await look(html`<campaign-progress report=${at.url}></campaign-progress>`);
    await onlooker.sees('62 of 100');
    const [pause] = clock.pauses;
    expect(pause).to.be.within(51, 69);
    clock.pass(50);
    await aWhile();
    expect(await asked(at)).to.equal(1);
    clock.pass(20);
    await onlooker.sees('63 of 100');
    clock.pass(70);
    await onlooker.sees('64 of 100');
    expect(await asked(at)).to.equal(3);
  });

  it('does not wait for the same time on every page', async () => {
    const clock = holdTime();
    const places = await Promise.all(Array.from({ length: 12 }, () => place(good(62))));
    await fixture(
      html`<div>${places.map(({ url }) => html`<campaign-progress report=${url}></campaign-progress>`)}</div>`,
    );
    await until(() => clock.pauses.length === 12, 'all wait');
    expect(new Set(clock.pauses).size).to.be.above(6);
  });

  it('asks as often as the page wants, and once only where it wants that', async () => {
    const clock = holdTime();
    const [often, once] = [await place(good(62)), await place(good(62))];
    await (
      await look(html`<campaign-progress report=${often.url} refresh="10"></campaign-progress>`)
    ).sees('62');
    await (
      await look(html`<campaign-progress report=${once.url} refresh="0"></campaign-progress>`)
    ).sees('62');
    expect(clock.pauses).to.have.length(1);
    expect(clock.pauses[0]).to.be.within(8, 12);
  });

  it('asks once a minute where the page’s time between requests is not clear, and says so', async () => {
    const clock = holdTime();
    for (const refresh of ['60s', '-5']) {
      const at = await place(good(62));
      const onlooker = await look(
        html`<campaign-progress report=${at.url} refresh=${refresh}></campaign-progress>`,
      );
      await onlooker.sees('62');
      expect(clock.pauses.at(-1), refresh).to.be.within(51, 69);
    }
    warned('<campaign-progress> refresh must be seconds');
  });

  it('tells of a change politely, once for all trackers, and of nothing else', async () => {
    const clock = holdTime();
    const at = await place(good(62), good(62, { asOf: '2026-11-22' }), good(61));
    const page = await fixture<HTMLElement>(
      html`<div>${[1, 2, 3].map(() => html`<campaign-progress report=${at.url}></campaign-progress>`)}</div>`,
    );
    const all = await Promise.all([...page.querySelectorAll('campaign-progress')].map(meet));
    const [first] = all;
    expect(first?.base.querySelector('[role=status]')).not.to.equal(null);
    clock.pass(70);
    await first?.sees('22 November');
    expect(all.map((each) => each.told())).to.deep.equal(['', '', '']);
    clock.pass(70);
    await first?.sees('61 of 100');
    expect(all.map((each) => each.told()).filter(Boolean)).to.deep.equal([
      'People trained: 61 of 100.',
    ]);
  });

  it('says once on a page how old its figures are, while a tracker that says it is there', async () => {
    holdTime();
    const languages = ['en', 'cy'];
    const at = await place(good(62, { asOf: '2026-11-22', languages }));
    const other = await place(good(7, { asOf: '2026-11-23' }));
    const page = await fixture<HTMLElement>(
      html`<div>
        ${[at, at, other, at].map(({ url }) => html`<campaign-progress report=${url}></campaign-progress>`)}
        <campaign-progress report=${at.url} lang="cy"></campaign-progress>
      </div>`,
    );
    const trackers = [...page.querySelectorAll('campaign-progress')];
    const all = await Promise.all(trackers.map(meet));
    const dates = () =>
      all.map((each) => /(As of|Fel yr oedd ar) [^.]*/.exec(each.reads())?.[0] ?? '');
    const [english, welsh] = ['As of 22 November 2026', 'Fel yr oedd ar 22 Tachwedd 2026'];
    await until(() => dates().at(-1), 'the Welsh one has spoken');
    expect(dates()).to.deep.equal([english, '', 'As of 23 November 2026', '', welsh]);
    trackers[0]?.remove();
    all.shift();
    await until(() => dates()[0], 'another one says it');
    expect(dates()).to.deep.equal([english, 'As of 23 November 2026', '', welsh]);
  });

  it('makes one request for fifty trackers, and shows all', async () => {
    const clock = holdTime();
    const at = await place({ ...good(62), after: 30 }, good(63));
    const page = await fixture<HTMLElement>(
      html`<div>${Array.from(
        { length: 50 },
        () => html`<campaign-progress
        report=${at.url}
      ></campaign-progress>`,
      )}</div>`,
    );
    const all = await Promise.all([...page.querySelectorAll('campaign-progress')].map(meet));
    for (const each of all) expect(each.meters()[0]?.text).to.equal('62 of 100');
    expect(await asked(at)).to.equal(1);
    clock.pass(70);
    await until(() => all.every((each) => each.meters()[0]?.text === '63 of 100'), 'all are new');
    expect(await asked(at)).to.equal(2);
    expect(clock.pauses).to.have.length(1);
  });

  it('gives one that comes later what the others have, without a request', async () => {
    const at = await place(good(62), good(63));
    const page = await fixture<HTMLElement>(
      html`<div><campaign-progress report=${at.url}></campaign-progress></div>`,
    );
    await (await meet(page.querySelector('campaign-progress') as never)).sees('62 of 100');
    const late = document.createElement('campaign-progress');
    late.report = at.url;
    page.append(late);
    await (await meet(late)).sees('62 of 100');
    expect(await asked(at)).to.equal(1);
  });

  it('stops while the page is hidden, and asks as soon as it is seen again', async () => {
    const clock = holdTime();
    const at = await place(good(62), good(63));
    const onlooker = await look(html`<campaign-progress report=${at.url}></campaign-progress>`);
    await onlooker.sees('62 of 100');
    hide(true);
    clock.pass(600);
    await aWhile();
    expect(await asked(at)).to.equal(1);
    hide(false);
    await onlooker.sees('63 of 100');
    expect(await asked(at)).to.equal(2);
  });

  it('does not ask sooner because the page was hidden for a moment', async () => {
    const clock = holdTime();
    const at = await place(good(62));
    await (await look(html`<campaign-progress report=${at.url}></campaign-progress>`)).sees('62');
    clock.pass(5);
    hide(true);
    hide(false);
    await aWhile();
    expect(await asked(at)).to.equal(1);
  });

  it('stops when it is taken off the page, and goes on when it is put back', async () => {
    const clock = holdTime();
    const at = await place(good(62), good(63));
    const onlooker = await look(
      html`<div><campaign-progress report=${at.url}></campaign-progress></div>`,
    );
    await onlooker.sees('62 of 100');
    const { parentElement } = onlooker.tracker;
    onlooker.tracker.remove();
    expect(clock.pauses).to.deep.equal([]);
    delivered('edgbaston');
    await aWhile();
    expect(await asked(at)).to.equal(1);
    parentElement?.append(onlooker.tracker);
    await onlooker.sees('63 of 100');
  });

  it('asks at once when a widget of the page has delivered for its campaign, and for no other', async () => {
    holdTime();
    const at = await place(good(62), good(63));
    const page = await fixture<HTMLElement>(
      html`<div>${[1, 2].map(() => html`<campaign-progress report=${at.url}></campaign-progress>`)}</div>`,
    );
    const all = await Promise.all([...page.querySelectorAll('campaign-progress')].map(meet));
    delivered('selly-oak');
    await aWhile();
    expect(await asked(at)).to.equal(1);
    delivered('edgbaston');
    for (const each of all) await each.sees('63 of 100');
    expect(await asked(at)).to.equal(2);
  });

  it('asks once more where something was delivered while a request was on its way', async () => {
    holdTime();
    const at = await place(good(62), { ...good(63), after: 80 }, good(64));
    const onlooker = await look(html`<campaign-progress report=${at.url}></campaign-progress>`);
    await onlooker.sees('62');
    delivered('edgbaston');
    await until(async () => (await asked(at)) === 2, 'it asks');
    delivered('edgbaston');
    await onlooker.sees('64 of 100');
  });

  it('counts an answer that was just given on the same page, from a real collector', async () => {
    const page = await fixture<HTMLElement>(html`<div>
      <campaign-progress src="${collector}/campaigns/edgbaston" measure="answers"></campaign-progress>
    </div>`);
    const onlooker = await meet(page.querySelector('campaign-progress') as never);
    await onlooker.sees('of 500');
    const before = onlooker.meters()[0]?.now ?? 0;
    const id = crypto.randomUUID();
    const { areas, version } = campaign() as { areas: { version: string }; version: number };
    const submission = {
      id,
      kind: 'issue-response',
      campaign: 'edgbaston',
      campaignVersion: version,
      channel: 'online',
      locale: 'en',
      answeredAt: '2026-11-21T00:00:00Z',
      area: { code: 'E05011144', version: areas.version },
      answers: { issue: 'road-safety' },
      consents: [],
    };
    await fetch(`${collector}/submissions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(submission),
    });
    delivered('edgbaston');
    // Another engine may have answered in the same moment.
    await until(() => Number(onlooker.meters()[0]?.now) > before, 'the answer is counted');
  });

  it('asks with the ETag that it has', async function () {
    // WebKit's automation keeps nothing in the HTTP cache, which it would take the ETag from.
    if (navigator.userAgent.includes('AppleWebKit') && !('chrome' in globalThis))
      return this.skip();
    const clock = holdTime();
    const headers = { ETag: '"one"', 'Cache-Control': 'max-age=60' };
    const at = await place({ ...good(62), headers });
    await (
      await look(html`<campaign-progress report=${at.url}></campaign-progress>`)
    ).sees('62 of 100');
    clock.pass(70);
    await until(async () => (await asked(at)) === 2, 'it asks again, though the copy is fresh');
    expect((await at.seen()).at(-1)?.headers['if-none-match']).to.equal('"one"');
  });
});

describe('<campaign-progress>: when the figures can’t be had', () => {
  const failures: [sentence: string, answer: Parameters<typeof place>[0]][] = [
    ['the server fails', { status: 500 }],
    ['the connection breaks', 'cut'],
    ['a web page comes in their place', { status: 200, body: '<h1>Log in</h1>' }],
    ['something else comes in their place', { status: 200, body: { error: 'not now' } }],
    ['the report may not be read from here', 'unreadable'],
  ];
  for (const [sentence, answer] of failures) {
    it(`keeps the last good ones with their date when ${sentence}, and comes back`, async () => {
      const clock = holdTime();
      const at = await place(good(62), answer, good(63));
      const onlooker = await look(html`<campaign-progress report=${at.url}></campaign-progress>`);
      await onlooker.sees('62 of 100');
      clock.pass(70);
      await onlooker.sees('As of 21 November 2026. These are the last figures we could get.');
      expect(onlooker.reads()).to.contain('62 of 100');
      expect(onlooker.told()).to.equal('');
      clock.pass(70);
      await onlooker.sees('63 of 100');
      expect(onlooker.reads()).not.to.contain('last figures');
      warned(at.url);
    });

    it(`says so, shows no number, and tries again when ${sentence} from the start`, async () => {
      const clock = holdTime();
      const at = await place(answer, good(63));
      const onlooker = await look(html`<campaign-progress report=${at.url}></campaign-progress>`);
      await onlooker.sees('The figures can’t be shown');
      expect(onlooker.reads()).not.to.match(/\d/);
      clock.pass(70);
      await onlooker.sees('63 of 100');
      warned(at.url);
    });
  }

  it('gives up on a report that hangs, and asks again', async () => {
    const clock = holdTime();
    const at = await place('hang', good(63));
    const page = await fixture<HTMLElement>(
      html`<campaign-progress report=${at.url}></campaign-progress>`,
    );
    await until(async () => (await asked(at)) === 1, 'it has asked');
    clock.pass(21);
    const onlooker = await meet(page as never);
    await onlooker.sees('The figures can’t be shown just now.');
    clock.pass(70);
    await onlooker.sees('63 of 100');
    warnings();
  });

  it('asks for the campaign document again too', async () => {
    const clock = holdTime();
    const figures = await place(good(63));
    const at = await place({ status: 503 });
    const onlooker = await look(html`<campaign-progress src=${at.url}></campaign-progress>`);
    await onlooker.sees('The figures can’t be shown just now.');
    await at.answers({ status: 200, body: campaign({ report: figures.url }) });
    clock.pass(70);
    await onlooker.sees('63 of 100');
    expect(onlooker.reads()).to.contain('Promoted by');
    warned('503');
  });
});
