import { expect, html } from '@open-wc/testing';
import { checkValue, Submission } from '../../src/contract/index.ts';
import { campaign, championStatements } from './campaigns.ts';
import { AGE, EMAIL, fillIn, KEEP, SHARE, SIGN_UP, signUp, THANKS } from './champion.ts';
import { collector, place } from './faults.ts';
import { heard, holdTime, it, open, text, until, wordsOutbox } from './harness.ts';

describe('<campaign-champion-signup>: what it sends and tells', () => {
  it('sends a sign-up of exactly the contract’s shape, each sentence word for word with yes or no', async () => {
    const endpoint = await place('receipt');
    const person = await open(
      html`<campaign-champion-signup
        .campaign=${campaign()}
        endpoint=${endpoint.url}
        source="residents-site"
        channel="event"
      ></campaign-champion-signup>`,
    );
    await fillIn(person, {
      phone: '01632 960 001',
      ticked: [AGE, KEEP, SHARE, 'Street lighting', 'Talk to my neighbours', 'Help at events'],
    });
    await person.wants('Tuesday', 'Sunday', 'Evening');
    person.pick('By telephone');
    person.fill('A place that suits you (optional)', ' The library ');
    person.fill('Language you would like us to use (optional)', 'ਪੰਜਾਬੀ');
    person.press(SIGN_UP);
    await person.sees(THANKS);
    const [sent] = await endpoint.posted();
    expect(checkValue(Submission, sent)).to.deep.equal({ ok: true, value: sent });
    const { id, answeredAt, signals, answers, ...rest } = sent as {
      id: string;
      answeredAt: string;
      signals: object;
      answers: Record<string, unknown>;
    };
    const { inviteCode, ...given } = answers;
    expect(rest).to.deep.equal({
      kind: 'champion-signup',
      campaign: 'edgbaston',
      campaignVersion: 1,
      source: 'residents-site',
      channel: 'event',
      locale: 'en',
      page: `${location.origin}${location.pathname}`,
      area: { code: 'E05011144', version: '2025-05' },
      consents: championStatements.map(({ id, statement }) => ({
        statement: id,
        version: id === 'keep-champion' ? 2 : 1,
        locale: 'en',
        words: statement.en,
        granted: ['keep-champion', 'residents'].includes(id),
      })),
    });
    expect(given).to.deep.equal({
      name: 'Ada Okafor',
      email: 'ada@example.org',
      phone: '01632 960 001',
      cares: ['street-lighting'],
      roles: ['talk', 'events'],
      oneToOne: { days: ['tue', 'sun'], parts: ['evening'], way: 'phone', place: 'The library' },
      ageConfirmed: true,
      language: 'ਪੰਜਾਬੀ',
    });
    expect(inviteCode).to.match(/^[a-z2-9]{12}$/);
    expect(id).to.match(/^[0-9a-f-]{36}$/);
    expect(Math.abs(Date.now() - Date.parse(answeredAt))).to.be.below(60_000);
    expect(Object.keys(signals)).to.deep.equal(['seconds']);
  });

  it('is taken by a real collector', async () => {
    const person = await open(
      html`<campaign-champion-signup
        .campaign=${campaign()}
        endpoint="${collector}/submissions"
      ></campaign-champion-signup>`,
    );
    await signUp(person, {
      email: `${crypto.randomUUID()}@example.org`,
      ticked: [AGE, KEEP, EMAIL],
    });
    expect(person.reads()).to.match(/Your reference is [A-Z]{3}-[A-Z]{3}-[A-Z]{3}/);
  });

  it('leaves out what nobody said, the wishes of who asked for no 1-2-1, and a way to meet that is either', async () => {
    const endpoint = await place('receipt');
    const without = await open(
      html`<campaign-champion-signup .campaign=${campaign()} endpoint=${endpoint.url}></campaign-champion-signup>`,
    );
    // They changed their mind.
    await fillIn(without, { ticked: [AGE, KEEP, SHARE] });
    await without.wants('Monday');
    for (const undone of ['I would like a 1-2-1', SHARE]) without.pick(undone, 'checkbox');
    without.press(SIGN_UP);
    await without.sees(THANKS);
    const either = await open(
      html`<campaign-champion-signup .campaign=${campaign()} endpoint=${endpoint.url}></campaign-champion-signup>`,
    );
    await fillIn(either, { ticked: [AGE, KEEP, SHARE] });
    await either.wants();
    either.pick('Either');
    either.press(SIGN_UP);
    await either.sees(THANKS);
    const [first, second] = (await endpoint.posted()).map(
      ({ answers }) => answers as Record<string, unknown>,
    );
    expect(Object.keys(first ?? {}).sort()).to.deep.equal([
      'ageConfirmed',
      'email',
      'inviteCode',
      'name',
      'roles',
    ]);
    expect(first?.roles).to.deep.equal([]);
    expect(second?.oneToOne).to.deep.equal({});
  });

  it('sends the same bytes at every try, the invite code with them, and stays as it is meanwhile', async () => {
    const endpoint = await place({ status: 503 }, { status: 429 }, 'cut', 'receipt');
    holdTime();
    const person = await open(
      html`<campaign-champion-signup .campaign=${campaign()} endpoint=${endpoint.url}></campaign-champion-signup>`,
    );
    await fillIn(person);
    person.press(SIGN_UP);
    await person.sees(wordsOutbox.savedTitle);
    expect(text(person.focused())).to.contain(wordsOutbox.savedTitle);
    expect(person.root.getElementById('name')?.matches(':disabled')).to.equal(true);
    await expect(person.widget).to.be.accessible();
    for (let tries = 0; tries < 2; tries++) {
      await person.triesAgain();
      await person.sees('Not sent yet');
    }
    await person.triesAgain();
    await person.sees(THANKS);
    const bodies = (await endpoint.seen())
      .filter(({ method }) => method === 'POST')
      .map(({ body }) => body);
    expect(bodies).to.have.length(4);
    expect(new Set(bodies).size).to.equal(1);
    expect(bodies[0]).to.match(/"inviteCode":"[a-z2-9]{12}"/);
  });

  it('gives the champion the personal link at once, though it has not been sent yet', async () => {
    const endpoint = await place({ status: 503 });
    const person = await open(
      html`<campaign-champion-signup .campaign=${campaign()} endpoint=${endpoint.url}></campaign-champion-signup>`,
    );
    await fillIn(person);
    person.press(SIGN_UP);
    await person.sees('Saved on this device');
    await person.sees('Bring somebody with you');
    await expect(person.widget).to.be.accessible();
    const link = person.value('textbox', 'Your personal link');
    await endpoint.answers('receipt');
    person.press('Send now');
    await person.sees(THANKS);
    const [, sent] = await endpoint.posted();
    expect(link).to.match(
      new RegExp(`[?&]invite=${(sent?.answers as { inviteCode: string }).inviteCode}$`),
    );
    expect(person.value('textbox', 'Your personal link')).to.equal(link);
  });

  it('makes another code for each sign-up', async () => {
    const endpoint = await place('receipt');
    for (let at = 0; at < 5; at++)
      await signUp(
        await open(
          html`<campaign-champion-signup .campaign=${campaign()} endpoint=${endpoint.url}></campaign-champion-signup>`,
        ),
      );
    const codes = (await endpoint.posted()).map(
      ({ answers }) => (answers as { inviteCode: string }).inviteCode,
    );
    expect(new Set(codes).size).to.equal(5);
  });

  it('tells the page of it without a name, an address, a number, an answer or the link', async () => {
    const endpoint = await place('receipt');
    const person = await open(
      html`<campaign-champion-signup .campaign=${campaign()} endpoint=${endpoint.url}></campaign-champion-signup>`,
    );
    await signUp(person, { phone: '01632 960 001', ticked: [AGE, KEEP, 'Street lighting'] });
    const told = heard();
    expect(told.map(({ type }) => type)).to.deep.equal(['campaign-submit', 'campaign-delivered']);
    const [sent] = await endpoint.posted();
    const { inviteCode } = sent?.answers as { inviteCode: string };
    for (const event of told) {
      const all = JSON.stringify(Object.entries(event));
      expect(all).to.contain('"champion-signup"').and.to.contain(sent?.id);
      for (const secret of ['Ada', 'ada@', '01632', 'lighting', 'E05011144', inviteCode])
        expect(all).not.to.contain(secret);
    }
  });

  it('stays as it is where the page keeps it back', async () => {
    const endpoint = await place('receipt');
    const person = await open(
      html`<campaign-champion-signup
        .campaign=${campaign()}
        endpoint=${endpoint.url}
        @campaign-submit=${(event: Event) => event.preventDefault()}
      ></campaign-champion-signup>`,
    );
    await fillIn(person);
    person.press(SIGN_UP);
    await until(
      () => person.data().name === 'Ada Okafor',
      'it can be changed again, and stands as it was',
    );
    expect(await endpoint.posted()).to.deep.equal([]);
  });

  it('can be delivered by the page in its own way', async () => {
    let taken: Submission | undefined;
    const deliver = (submission: Submission) => {
      taken = submission;
      return Promise.resolve({
        id: submission.id,
        reference: 'BCD-FGH-JKL',
        receivedAt: submission.answeredAt,
      });
    };
    const person = await open(
      html`<campaign-champion-signup .campaign=${campaign()} .deliver=${deliver}></campaign-champion-signup>`,
    );
    await signUp(person);
    expect(taken?.kind).to.equal('champion-signup');
  });
});
