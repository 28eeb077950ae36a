import { expect, html } from '@open-wc/testing';
import { deviceStore } from '../../src/delivery/device-store.ts';
import type { OutboxEntry } from '../../src/delivery/index.ts';
import { campaign } from './campaigns.ts';
import { place, type Place } from './faults.ts';
import {
  emptyOutbox,
  heard,
  it,
  open,
  type Person,
  text,
  until,
  warnings,
  words,
  wordsChampion,
  wordsOutbox,
  wordsPerson,
} from './harness.ts';

const DAY = 86_400_000;
const WORDS = 'What would you change, and where? (optional)';

const widget = (endpoint: Place, document = campaign()) =>
  html`<campaign-issue-survey .campaign=${document} endpoint=${endpoint.url}></campaign-issue-survey>`;

async function saved(endpoint: Place, document = campaign()): Promise<Person> {
  const person = await open(widget(endpoint, document));
  person.answer({ words: 'The hill by the school' });
  person.press('Send my answer');
  await person.sees('Saved on this device');
  return person;
}

/** Puts on the device what a page has left there. */
async function left(
  endpoint: Place,
  changes: Partial<OutboxEntry> = {},
  consents: object[] = [],
): Promise<OutboxEntry> {
  const id = crypto.randomUUID();
  const entry: OutboxEntry = {
    format: 2,
    id,
    kind: 'issue-response',
    campaign: 'edgbaston',
    endpoint: endpoint.url,
    since: Date.now() - DAY,
    days: 30,
    tries: 1,
    notBefore: 0,
    pausedUntil: 0,
    body: JSON.stringify({
      id,
      kind: 'issue-response',
      campaign: 'edgbaston',
      campaignVersion: 1,
      channel: 'online',
      locale: 'en',
      answeredAt: '2026-11-21T00:00:00.000Z',
      area: { code: 'E05011144', version: '2025-05' },
      answers: { issue: 'other', other: 'The library', words: 'Open it' },
      consents,
    }),
    ...changes,
  };
  await deviceStore.put(entry);
  return entry;
}

const onDevice = async () => (await deviceStore.all()).map(({ id }) => id);
const inEnglish = (time: number) =>
  new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(time);

describe('What a form says when it is saved on the device', () => {
  it('says since when it waits, until when it is kept, and what may end it sooner', async () => {
    const person = await saved(await place({ status: 503 }));
    expect(await onDevice()).to.have.length(1);
    expect(person.reads())
      .to.contain(`waited on this device since ${inEnglish(Date.now())}`)
      .and.to.contain(`It is kept until ${inEnglish(Date.now() + 30 * DAY)}.`)
      .and.to.contain('after 7 days without a visit');
    expect(person.reads()).not.to.contain('Keep this page open');
    await expect(person.widget).to.be.accessible();
  });

  it('looks calmer than the form: a button that deletes is no coloured block', async () => {
    const person = await saved(await place({ status: 503 }));
    const [remove] = [...person.root.querySelectorAll('button')].filter(
      (button) => text(button) === 'Not your device? Delete it here',
    );
    expect(getComputedStyle(remove as Element).backgroundColor).to.equal('rgba(0, 0, 0, 0)');
  });

  it('keeps it as many days as the campaign says', async () => {
    const person = await saved(await place({ status: 503 }), campaign({ outboxDays: 3 }));
    expect(person.reads()).to.contain(`It is kept until ${inEnglish(Date.now() + 3 * DAY)}.`);
  });

  it('tells the page, naming nobody', async () => {
    const person = await saved(await place({ status: 503 }));
    const [, told] = heard();
    expect(told?.type).to.equal('campaign-saved');
    expect(
      Object.entries(told ?? {}).filter(
        ([key, value]) => key !== 'isTrusted' && value !== undefined,
      ),
    ).to.deep.equal([
      ['kind', 'issue-response'],
      ['campaign', 'edgbaston'],
      ['id', (await onDevice())[0]],
    ]);
    expect(told?.target).to.equal(person.widget);
  });

  it('leaves nothing on the device once it is sent', async () => {
    const endpoint = await place({ status: 503 });
    const person = await saved(endpoint);
    await endpoint.answers('receipt');
    person.press('Send now');
    await person.sees('Thank you. We have your answer');
    await until(async () => (await indexedDB.databases()).length === 0, 'no database is left');
  });

  it('lets somebody go on: the next answer is an empty form, and the first waits below it', async () => {
    const endpoint = await place({ status: 503 });
    const person = await saved(endpoint);
    person.press('Fill in another');
    await person.sees('1 form not sent yet');
    const [form, waiting] = ['form', '[part=waiting]'].map((part) =>
      person.root.querySelector(part)?.getBoundingClientRect(),
    );
    expect(waiting?.top).to.be.at.least(form?.bottom ?? Infinity);
    await until(
      () => person.hears() === 'radio: Pot holes and road repairs',
      'the next form has the focus',
    );
    expect(person.data()).to.deep.equal({ area: '', other: '', words: '' });
    person.answer({ ward: 'Quinton' });
    person.press('Send my answer');
    await person.sees('Saved on this device');
    expect(await onDevice()).to.have.length(2);
    await endpoint.answers('receipt');
    person.press('Fill in another');
    await person.sees('2 forms not sent yet');
    await expect(person.widget).to.be.accessible();
    person.find('button', 'Send now').click();
    await person.sees('2 forms that waited have now been sent.');
    expect(new Set((await endpoint.posted()).map(({ id }) => id)).size).to.equal(2);
    expect(await onDevice()).to.deep.equal([]);
  });

  it('deletes it when asked twice, and gives an empty form', async () => {
    const endpoint = await place({ status: 503 });
    const person = await saved(endpoint);
    person.press('Not your device? Delete it here');
    await until(
      () => text(person.focused()).startsWith('Delete it from this device?'),
      'the question has the focus',
    );
    await expect(person.widget).to.be.accessible();
    person.press('No, keep');
    await until(
      () => person.hears() === 'button: Send now',
      'it is as before, and the focus is where it can be found',
    );
    person.press('Not your device? Delete it here');
    await person.sees('What has reached us already we still have');
    person.press('Yes, delete');
    await person.sees('Deleted from this device.');
    expect(person.names('button')).to.deep.equal(['Send my answer']);
    expect(person.value('textbox', WORDS)).to.equal('');
    expect(await onDevice()).to.deep.equal([]);
  });

  it('keeps nothing more on a device that is not the person’s, and says to keep the page open', async () => {
    const endpoint = await place({ status: 503 });
    const person = await saved(endpoint);
    person.press('Not your device? Delete it here');
    await person.sees('What has reached us already we still have');
    person.press('Yes, delete');
    await person.sees('Deleted from this device.');
    expect(await onDevice()).to.deep.equal([]);
    person.answer({ ward: 'Quinton' });
    person.press('Send my answer');
    await person.sees('Keep this page open');
    expect(person.reads()).not.to.contain('Saved on this device');
    expect(await onDevice()).to.deep.equal([]);
    await endpoint.answers('receipt');
    await person.triesAgain();
    await person.sees('Thank you. We have your answer');
  });

  it('says to keep the page open once the browser has lost it, and sends it all the same', async () => {
    const endpoint = await place({ status: 503 });
    const person = await saved(endpoint);
    for (const id of await onDevice()) await deviceStore.remove(id);
    person.press('Send now');
    await person.sees('Keep this page open');
    expect(person.reads()).not.to.contain('Saved on this device');
    await endpoint.answers('receipt');
    await person.triesAgain();
    await person.sees('Thank you. We have your answer');
  });

  it('has thanks and no reference from an endpoint that gives no receipts', async () => {
    const endpoint = await place({ status: 200, body: 'ok' });
    const person = await open(
      html`<campaign-issue-survey
        .campaign=${campaign()}
        endpoint=${endpoint.url}
        format="form"
      ></campaign-issue-survey>`,
    );
    person.answer();
    person.press('Send my answer');
    await person.sees('Thank you. It has been sent');
    expect(person.reads())
      .to.contain('there is no reference')
      .and.not.to.contain('We have your answer');
    expect(heard().map(({ type }) => type)).to.deep.equal(['campaign-submit', 'campaign-sent']);
    expect(heard()[1]).to.have.property('reference', undefined);
    await expect(person.widget).to.be.accessible();
  });

  it('is not shown in a format that the widgets do not know', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()} format="xml"></campaign-issue-survey>`,
    );
    expect(person.reads()).to.contain('This can’t be shown just now.');
    expect(warnings().join()).to.contain('format must be json, form, osdi');
  });
});

describe('What waits on the device from before', () => {
  it('is sent when the page is opened again, and the person is told', async () => {
    const endpoint = await place('receipt');
    const { id, body } = await left(endpoint);
    const person = await open(widget(endpoint));
    await person.sees('1 form that waited has now been sent. We have it. Reference: BCD-FGH-JKL.');
    expect((await endpoint.seen()).map((one) => one.body)).to.deep.equal([body]);
    expect(heard().map(({ type }) => type)).to.deep.equal(['campaign-delivered']);
    expect(heard()[0]).to.include({ id, reference: 'BCD-FGH-JKL', kind: 'issue-response' });
    await until(async () => (await indexedDB.databases()).length === 0, 'no database is left');
    await expect(person.widget).to.be.accessible();
  });

  it('is told of where its campaign was taken down, also where the document is gone', async () => {
    const withdrawn = { path: 'campaign', code: 'withdrawn', message: 'was taken down' };
    const endpoint = await place({
      status: 422,
      headers: { 'Content-Type': 'application/problem+json' },
      body: { title: 'No', status: 422, problems: [withdrawn] },
    });
    const document = await place({ status: 410, body: { title: 'Gone', status: 410 } });
    await left(endpoint);
    const person = await open(
      html`<campaign-issue-survey src=${document.url}><a href="#write">Write to us</a></campaign-issue-survey>`,
    );
    await until(() => person.reads().includes(wordsOutbox.withdrawn), 'the person is told');
    expect(person.reads()).to.contain('What you wrote');
    expect(person.all('heading').map(text)).to.contain('This campaign has been taken down');
    warnings();
  });

  it('is counted and shown while it can’t be sent, under the form', async () => {
    const endpoint = await place({ status: 503 });
    await left(endpoint);
    await left(endpoint, { since: Date.now() - 3 * DAY });
    const person = await open(widget(endpoint));
    await person.sees('2 forms not sent yet');
    expect(person.reads())
      .to.contain(`since ${inEnglish(Date.now() - 3 * DAY)}`)
      .and.to.contain(`kept until ${inEnglish(Date.now() + 27 * DAY)}`);
    expect(person.names('button')).to.deep.equal(['Send my answer', 'Send now', 'Delete']);
    await expect(person.widget).to.be.accessible();
    person.press('Send now');
    await person.sees(wordsOutbox.still);
  });

  it('is sent as fast as the endpoint’s limit allows, and three references are named', async () => {
    const allowed = Array.from({ length: 30 }, () => 'receipt' as const);
    const limited = { status: 429, headers: { 'Retry-After': '1' } };
    const endpoint = await place(...allowed, limited, ...allowed, limited, 'receipt');
    for (let at = 0; at < 80; at++) await left(endpoint);
    const openedAt = performance.now();
    const person = await open(widget(endpoint));
    await until(
      () => person.reads().includes('80 forms that waited have now been sent.'),
      'all are sent',
      18,
    );
    const seconds = (performance.now() - openedAt) / 1000;
    expect(seconds, 'the endpoint asked for two of these').to.be.greaterThan(2).and.lessThan(16);
    expect(person.reads()).to.contain(
      'Reference: BCD-FGH-JKL, BCD-FGH-JKL, BCD-FGH-JKL … and 77 more.',
    );
    expect(await endpoint.posted()).to.have.length(82);
    expect(await onDevice()).to.deep.equal([]);
  });

  it('says until when it is kept also of one that looks too old', async () => {
    const endpoint = await place({ status: 503 });
    await left(endpoint, { since: Date.now() - 60 * DAY });
    const person = await open(widget(endpoint));
    await person.sees('1 form not sent yet');
    await person.sees(`kept until ${inEnglish(Date.now() + DAY)}`);
  });

  it('is sent by the page’s own way, also where the page sets it late', async () => {
    const entry = await left(await place('receipt'), { hasTransport: true, endpoint: '' });
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    await person.sees('1 form not sent yet');
    const carried: string[] = [];
    person.widget.deliver = ({ id }) =>
      Promise.resolve({ id, reference: String(carried.push(id)), receivedAt: '' });
    await person.sees('1 form that waited has now been sent.');
    expect(carried).to.deep.equal([entry.id]);
  });

  it('is shown and sent while the campaign document can’t be had', async () => {
    const [endpoint, lost] = [await place({ status: 503 }), await place({ status: 503 })];
    const { id } = await left(endpoint);
    const person = await open(
      html`<campaign-issue-survey src=${lost.url}></campaign-issue-survey>`,
    );
    await person.sees('1 form not sent yet');
    expect(person.reads()).to.contain('This can’t be shown just now.');
    await endpoint.answers('receipt');
    person.press('Send now');
    await person.sees('1 form that waited has now been sent.');
    expect((await endpoint.posted()).at(-1)?.id).to.equal(id);
    expect(warnings().join()).to.contain('503');
  });

  it('can be deleted', async () => {
    const endpoint = await place({ status: 503 });
    await left(endpoint);
    await left(endpoint);
    const person = await open(widget(endpoint));
    await person.sees('2 forms not sent yet');
    person.press('Delete');
    await person.sees('Delete all 2 from this device?');
    person.press('Yes, delete');
    await until(() => !person.reads().includes('not sent yet'), 'nothing waits');
    expect(await onDevice()).to.deep.equal([]);
  });

  it('is not asked of an endpoint that has just failed, one after the other', async () => {
    const endpoint = await place({ status: 503 });
    for (let at = 0; at < 3; at++) await left(endpoint);
    const person = await open(widget(endpoint));
    await person.sees('3 forms not sent yet');
    expect(await endpoint.posted()).to.have.length(1);
  });

  it('obeys the time that the endpoint asked for before the page was closed', async () => {
    const endpoint = await place('receipt');
    await left(endpoint, { pausedUntil: Date.now() + 60_000 });
    const person = await open(widget(endpoint));
    await person.sees('1 form not sent yet');
    expect(await endpoint.posted()).to.deep.equal([]);
  });

  it('is sent as an older script left it, which knew less', async () => {
    const endpoint = await place('receipt');
    const { id, campaign: name, body } = await left(endpoint);
    await deviceStore.put({ id, campaign: name, endpoint: endpoint.url, body } as OutboxEntry);
    await (await open(widget(endpoint))).sees('1 form that waited has now been sent.');
    expect((await endpoint.seen()).map((one) => one.body)).to.deep.equal([body]);
  });

  it('is left alone where a newer script left it', async () => {
    const endpoint = await place('receipt');
    const { id } = await left(endpoint, { format: 3 });
    const person = await open(widget(endpoint));
    await person.sends();
    expect((await endpoint.posted()).map((one) => one.id)).not.to.contain(id);
    expect(await onDevice()).to.deep.equal([id]);
  });

  it('stays visible where it is refused: why, what was written, and a way to delete it', async () => {
    const endpoint = await place({
      status: 422,
      body: {
        title: 'Wrong',
        status: 422,
        problems: [{ path: 'answers.words', code: 'too-long', params: { max: 5 }, message: '' }],
      },
    });
    const { id } = await left(endpoint);
    const person = await open(widget(endpoint));
    await person.sees('has not been taken. It is not sent again.');
    expect(person.reads()).to.contain('and where? (optional) – Use 5 characters or fewer');
    expect(person.all('alert').map(text)[0], 'it is read out').to.contain('Use 5 characters');
    person.root.querySelector('summary')?.click();
    await person.sees('Open it');
    expect(person.reads()).to.contain('The library').and.to.contain('Harborne');
    expect(heard().map(({ type }) => type)).to.deep.equal(['campaign-refused']);
    await expect(person.widget).to.be.accessible();
    expect(await onDevice()).to.deep.equal([id]);
    const again = await open(widget(endpoint));
    await again.sees('It is not sent again.');
    expect(await endpoint.posted()).to.have.length(1);
    again.press('Delete');
    await again.sees('Delete it from this device?');
    again.press('Yes, delete');
    await until(() => !again.reads().includes('It is not sent again'), 'it is gone');
    expect(await onDevice()).to.deep.equal([]);
  });

  it('is refused in the words of its own form where it has a name, which the survey’s form does not know', async () => {
    const endpoint = await place({
      status: 422,
      body: {
        title: 'Wrong',
        status: 422,
        problems: [{ path: 'answers.email', code: 'format', message: '' }],
      },
    });
    await left(endpoint, { kind: 'contact' });
    const person = await open(widget(endpoint));
    await person.sees('has not been taken. It is not sent again.');
    await person.sees(String(wordsPerson.problems['email format']));
    expect(person.reads()).not.to.contain('Would you like to hear what happens?');
  });

  it('is refused with the names of its fields, of which none is on the page any more', async () => {
    const refused = [
      { path: 'answers.roles', code: 'unknown', message: '' },
      { path: 'answers.oneToOne.place', code: 'too-long', params: { max: 120 }, message: '' },
      { path: 'consents.0.version', code: 'unknown', message: '' },
    ];
    const endpoint = await place({
      status: 422,
      body: { title: 'Wrong', status: 422, problems: refused },
    });
    const statement = 'You may keep my name.';
    await left(endpoint, { kind: 'champion-signup' }, [
      { statement: 'keep-champion', words: statement },
    ]);
    const person = await open(
      html`<campaign-champion-signup .campaign=${campaign()} endpoint=${endpoint.url}></campaign-champion-signup>`,
    );
    await person.sees('has not been taken. It is not sent again.');
    for (const line of [
      `${wordsChampion.roles} – ${words.notTaken}`,
      `${wordsChampion.place} – Use 120 characters or fewer`,
      `${statement} – ${words.notTaken}`,
    ])
      await person.sees(line);
  });

  it('of another campaign is not shown', async () => {
    const endpoint = await place({ status: 503 });
    await left(endpoint, { campaign: 'another' });
    const person = await open(widget(endpoint));
    await until(async () => (await endpoint.posted()).length, 'it is tried');
    expect(person.reads()).not.to.contain('not sent yet');
  });

  it('goes by the page’s own way where that is how it was to go', async () => {
    const endpoint = await place('receipt');
    const { id } = await left(endpoint, { hasTransport: true, endpoint: '' });
    const got: string[] = [];
    const deliver = (submission: { id: string }) => {
      got.push(submission.id);
      return Promise.resolve({
        id: submission.id,
        reference: 'OUR-OWN-REF',
        receivedAt: '2026-11-21T00:00:00Z',
      });
    };
    await (
      await open(
        html`<campaign-issue-survey .campaign=${campaign()} .deliver=${deliver}></campaign-issue-survey>`,
      )
    ).sees('OUR-OWN-REF');
    expect(got).to.deep.equal([id]);
  });

  it('makes no database where nothing waits', async () => {
    await open(widget(await place('receipt')));
    await emptyOutbox();
    expect(await indexedDB.databases()).to.deep.equal([]);
  });
});
