import { expect, html } from '@open-wc/testing';
import { checkValue, Submission } from '../../src/contract/index.ts';
import { campaign, issueIds } from './campaigns.ts';
import { collector, place } from './faults.ts';
import { aWhile, heard, it, open, until, warnings } from './harness.ts';

/** What an event tells, beside what every event has. */
const tells = (event: Event | undefined) =>
  Object.fromEntries(
    Object.entries(event ?? {}).filter(
      ([key, value]) => key !== 'isTrusted' && value !== undefined,
    ),
  );

describe('<campaign-issue-survey>: what it sends and tells', () => {
  it('sends an answer of exactly the contract’s shape', async () => {
    const endpoint = await place('receipt');
    const person = await open(
      html`<campaign-issue-survey
        .campaign=${campaign()}
        endpoint=${endpoint.url}
        source="clp-site"
        channel="doorstep"
      ></campaign-issue-survey>`,
    );
    person.answer({ words: 'The hill\nby the school' });
    person.press('Send my answer');
    await person.sees('Thank you.');
    const [sent] = await endpoint.posted();
    const checked = checkValue(Submission, sent);
    expect(checked).to.deep.equal({ ok: true, value: sent });
    const { id, signals, ...rest } = sent as {
      id: string;
      signals: { order: string[]; seconds: number };
    };
    expect(rest).to.deep.equal({
      kind: 'issue-response',
      campaign: 'edgbaston',
      campaignVersion: 1,
      source: 'clp-site',
      channel: 'doorstep',
      locale: 'en',
      page: `${location.origin}${location.pathname}`,
      answeredAt: `${new Date().toISOString().slice(0, 10)}T00:00:00.000Z`,
      area: { code: 'E05011144', version: '2025-05' },
      answers: { issue: 'street-lighting', words: 'The hill\nby the school' },
      consents: [],
    });
    expect(id).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(signals.order).to.deep.equal([...issueIds, 'other']);
    expect(signals.seconds).to.be.within(0, 20);
    expect(signals).to.have.all.keys('order', 'seconds');
  });

  it('sends no cookie and asks for no header that the contract does not name', async () => {
    const endpoint = await place('receipt');
    document.cookie = 'visit=1';
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>`,
    );
    await person.sends();
    const [post] = await endpoint.seen();
    expect(post?.method).to.equal('POST');
    expect(post?.headers['content-type']).to.equal('application/json');
    expect(post?.headers).not.to.have.property('cookie');
    expect(
      Object.keys(post?.headers ?? {}).filter(
        (name) => name.startsWith('x-') || name === 'authorization',
      ),
    ).to.deep.equal([]);
    document.cookie = 'visit=; max-age=0';
  });

  it('leaves the page’s query and fragment out', async () => {
    const endpoint = await place('receipt');
    const before = location.href;
    history.replaceState(null, '', `${location.pathname}?email=ada@example.org#token`);
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>`,
    );
    await person.sends();
    history.replaceState(null, '', before);
    expect((await endpoint.posted())[0]?.page).to.equal(`${location.origin}${location.pathname}`);
  });

  it('leaves out what nobody said', async () => {
    const endpoint = await place('receipt');
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>`,
    );
    person.answer({ words: '  ' });
    person.press('Send my answer');
    await person.sees('Thank you.');
    const [sent] = await endpoint.posted();
    expect(sent?.answers).to.deep.equal({ issue: 'street-lighting' });
    expect(sent).not.to.have.any.keys('source', 'assistedBy');
    expect(sent?.channel).to.equal('online');
  });

  it('cleans what was written: one line, composed letters, no marks that reorder text', async () => {
    const endpoint = await place('receipt');
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>`,
    );
    person.answer({ issue: 'Something else' });
    person.fill('If something else, what is it?', ' Cafe\u0301\u202E  closing\u0007 ');
    person.press('Send my answer');
    await person.sees('Thank you.');
    expect((await endpoint.posted())[0]?.answers).to.deep.equal({
      issue: 'other',
      other: 'Café closing',
    });
  });

  it('makes a new id for each answer', async () => {
    const endpoint = await place('receipt');
    for (let at = 0; at < 3; at++)
      await (
        await open(
          html`<campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>`,
        )
      ).sends();
    expect(new Set((await endpoint.posted()).map(({ id }) => id)).size).to.equal(3);
  });

  it('posts to the endpoint attribute in place of the document’s', async () => {
    const [theirs, own] = [await place('receipt'), await place('receipt')];
    const person = await open(
      html`<campaign-issue-survey
        .campaign=${campaign({ endpoint: theirs.url })}
        endpoint=${own.url}
      ></campaign-issue-survey>`,
    );
    await person.sends();
    expect(await own.posted()).to.have.length(1);
    expect(await theirs.posted()).to.deep.equal([]);
  });

  it('is stored by a real collector, once, under the reference that the person was told', async () => {
    const person = await open(
      html`<campaign-issue-survey
        .campaign=${campaign()}
        endpoint="${collector}/submissions"
        source="wtr"
      ></campaign-issue-survey>`,
    );
    person.answer({ words: 'By the canal' });
    person.press('Send my answer');
    await person.sees('Your reference is');
    const [, reference] =
      /Your reference is ([A-Z]{3}-[A-Z]{3}-[A-Z]{3})/.exec(person.reads()) ?? [];
    const rows = (await (await fetch('/organiser/campaigns/edgbaston/responses.jsonl')).text())
      .trim()
      .split('\n');
    const stored = rows
      .map((row) => JSON.parse(row) as Record<string, unknown>)
      .filter((row) => row.reference === reference);
    expect(stored).to.have.length(1);
    expect(stored[0]).to.include({
      issue: 'street-lighting',
      words: 'By the canal',
      area: 'E05011144',
      source: 'wtr',
      state: 'counted',
    });
  });

  it('tells what was put into a field that only programs see', async () => {
    const endpoint = await place('receipt');
    for (const filled of ['', 'https://spam.example/'.padEnd(300, 'x')]) {
      const person = await open(
        html`<campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>`,
      );
      const trap = person.root.querySelector<HTMLInputElement>('[name=homepage]');
      expect(trap?.checkVisibility()).to.equal(false);
      if (trap) trap.value = filled;
      await person.sends();
    }
    const [human, program] = (await endpoint.posted()).map(
      ({ signals }) => signals as { honeypot?: string },
    );
    expect(human).not.to.have.property('honeypot');
    expect(program?.honeypot)
      .to.have.length(200)
      .and.to.match(/^https:..spam.example.x+$/);
  });

  it('is not lost by a page whose source or channel is none that the contract knows; the console says which', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()} source="CLP Site!" channel="street"></campaign-issue-survey>`,
    );
    await person.sends();
    const told = warnings().join(' ');
    expect(told).to.contain('source').and.to.contain('channel');
  });

  it('warns of a page that the campaign does not list, and shows the form all the same', async () => {
    const document = campaign({ hosts: ['https://elsewhere.example'] });
    const person = await open(
      html`<campaign-issue-survey
        src="${collector}/campaigns/edgbaston"
        .campaign=${document}
      ></campaign-issue-survey>`,
    );
    await until(() => person.names('radio').includes('Street lighting'), 'the form is there');
    let told: string[] = [];
    await until(() => (told = [...told, ...warnings()]).length > 0, 'the console says it');
    expect(told).to.have.length(1);
    expect(told[0]).to.contain(`does not list ${location.origin} under "hosts"`);
  });

  it('warns of nothing on a page that the campaign lists', async () => {
    await open(
      html`<campaign-issue-survey
        src="${collector}/campaigns/edgbaston"
        .campaign=${campaign({ hosts: [location.origin] })}
      ></campaign-issue-survey>`,
    );
    await aWhile();
    expect(warnings()).to.deep.equal([]);
  });

  it('asks the page before it sends, and tells it afterwards, naming nobody', async () => {
    const endpoint = await place('receipt');
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>`,
    );
    person.answer({ words: 'Ada, 1 Example Street' });
    person.press('Send my answer');
    await person.sees('Thank you.');
    const id = (await endpoint.posted())[0]?.id;
    expect(heard().map(({ type }) => type)).to.deep.equal([
      'campaign-submit',
      'campaign-delivered',
    ]);
    const [asked, told] = heard();
    expect(tells(asked)).to.deep.equal({ kind: 'issue-response', campaign: 'edgbaston', id });
    expect(tells(told)).to.deep.equal({
      kind: 'issue-response',
      campaign: 'edgbaston',
      id,
      reference: 'BCD-FGH-JKL',
    });
    expect([asked?.cancelable, told?.cancelable]).to.deep.equal([true, false]);
    for (const event of heard())
      expect([event.target, event.bubbles, event.composed]).to.deep.equal([
        person.widget,
        true,
        true,
      ]);
  });

  it('sends nothing where the page keeps it back, and leaves the form as it is', async () => {
    const endpoint = await place('receipt');
    const person = await open(
      html`<campaign-issue-survey
        .campaign=${campaign()}
        endpoint=${endpoint.url}
        @campaign-submit=${(event: Event) => event.preventDefault()}
      ></campaign-issue-survey>`,
    );
    person.answer({ words: 'The hill' });
    const before = person.data();
    person.press('Send my answer');
    await aWhile();
    expect(await endpoint.posted()).to.deep.equal([]);
    expect(person.data()).to.deep.equal(before);
    expect(person.names('button')).to.deep.equal(['Send my answer']);
  });

  it('says nothing to the page while it still checks the form', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    person.press('Send my answer');
    await person.sees('There is a problem');
    expect(heard()).to.deep.equal([]);
  });

  it('is delivered in the page’s own way where the page has one', async () => {
    const endpoint = await place('receipt');
    const got: Submission[] = [];
    const deliver = (submission: Submission) => {
      got.push(submission);
      return Promise.resolve({
        id: submission.id,
        reference: 'OUR-OWN-REF',
        receivedAt: '2026-11-21T00:00:00Z',
      });
    };
    const person = await open(
      html`<campaign-issue-survey
        .campaign=${campaign()}
        endpoint=${endpoint.url}
        .deliver=${deliver}
      ></campaign-issue-survey>`,
    );
    await person.sends();
    expect(person.reads()).to.contain('Your reference is OUR-OWN-REF.');
    expect(await endpoint.seen()).to.deep.equal([]);
    expect(checkValue(Submission, got[0])).to.deep.equal({ ok: true, value: got[0] });
  });

  it('does not believe a receipt of the page’s own that is none', async () => {
    for (const receipt of [
      undefined,
      {},
      { id: 'another', reference: 'X', receivedAt: '2026-11-21T00:00:00Z' },
      'thanks',
    ]) {
      const deliver = () => Promise.resolve(receipt);
      const person = await open(
        html`<campaign-issue-survey .campaign=${campaign()} .deliver=${deliver}></campaign-issue-survey>`,
      );
      person.answer();
      person.press('Send my answer');
      await person.sees('Not sent yet');
      expect(person.reads()).not.to.contain('Thank you');
    }
  });

  it('goes on trying where the page’s own way throws', async () => {
    let tries = 0;
    const deliver = ({ id }: Submission) => {
      if (++tries < 2) throw new Error('no network');
      return Promise.resolve({ id, reference: 'OUR-OWN-REF', receivedAt: '2026-11-21T00:00:00Z' });
    };
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()} .deliver=${deliver}></campaign-issue-survey>`,
    );
    person.answer();
    person.press('Send my answer');
    await person.sees('Not sent yet');
    await person.triesAgain();
    await person.sees('Your reference is OUR-OWN-REF.');
    expect(tries).to.equal(2);
  });

  it('leaves nothing behind on the device', async () => {
    const before = [document.cookie, localStorage.length, sessionStorage.length];
    await (
      await open(html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`)
    ).sends();
    expect([document.cookie, localStorage.length, sessionStorage.length]).to.deep.equal(before);
    await until(async () => (await indexedDB.databases()).length === 0, 'no database is left');
  });
});
