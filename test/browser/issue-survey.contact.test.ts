import { expect, html } from '@open-wc/testing';
import { checkValue, Submission } from '../../src/contract/index.ts';
import { campaign, statements, survey } from './campaigns.ts';
import { place, type Place } from './faults.ts';
import {
  descriptionOf,
  heard,
  it,
  nameOf,
  open,
  type Person,
  roleOf,
  text,
  until,
  wordsAfter,
} from './harness.ts';

const [keep, email, share] = statements.map(({ statement }) => statement.en) as [
  string,
  string,
  string,
];
const AGE = 'I am 16 or over';
const { thanks: IN_TOUCH, thanksKept: KEPT } = wordsAfter.contact;

async function thanked(endpoint: Place, document: unknown = campaign()): Promise<Person> {
  const person = await open(
    html`<campaign-issue-survey
      .campaign=${document}
      endpoint=${endpoint.url}
      source="clp-site"
    ></campaign-issue-survey>`,
  );
  await person.sends();
  await person.wantsToHear();
  return person;
}

function fillIn(person: Person, ...ticked: string[]): void {
  person.fill('Full name', 'Ada Okafor');
  person.fill('Email address', 'ada@example.org');
  for (const name of ticked) person.pick(name, 'checkbox');
}

describe('<campaign-issue-survey>: would you like to hear what happens?', () => {
  it('is asked after the answer, with every box unticked and nothing filled in', async () => {
    const person = await thanked(await place('receipt'));
    expect(person.names('textbox')).to.deep.equal(['Your message', 'Full name', 'Email address']);
    expect(person.names('checkbox')).to.deep.equal([AGE, keep, email, share]);
    expect(person.all('checkbox').some((box) => (box as HTMLInputElement).checked)).to.equal(false);
    expect([
      person.value('textbox', 'Full name'),
      person.value('textbox', 'Email address'),
    ]).to.deep.equal(['', '']);
    await expect(person.widget).to.be.accessible();
  });

  it('is not asked where the campaign does not want it', async () => {
    const endpoint = await place('receipt');
    const person = await open(
      html`<campaign-issue-survey
        .campaign=${survey({ contactStep: false })}
        endpoint=${endpoint.url}
      ></campaign-issue-survey>`,
    );
    await person.sends();
    await person.sees('You said');
    expect(person.reads()).not.to.contain('Would you like to hear');
    expect(person.names('textbox')).to.deep.equal(['Your message']);
  });

  it('says how the name is kept, for how long, apart from the answer, and which box it cannot be kept without', async () => {
    const person = await thanked(await place('receipt'));
    expect(person.reads())
      .to.contain('Your name is kept apart from your answer')
      .and.to.contain('365 days')
      .and.to.contain('Promoted by P. Example');
    expect(descriptionOf(person.find('checkbox', keep))).to.contain(
      'we may not keep your name at all',
    );
    const notice = person
      .all('link')
      .find((link) => nameOf(link).includes('Harborne Residents’ Group'));
    expect(notice?.getAttribute('href')).to.equal('https://residents.example/privacy');
  });

  it('asks for the campaign’s minimum age', async () => {
    const person = await thanked(await place('receipt'), campaign({ minimumAge: 18 }));
    expect(person.names('checkbox')[0]).to.equal('I am 18 or over');
  });

  it('leaves the thanks alone where nobody wants to hear more', async () => {
    const endpoint = await place('receipt');
    const person = await thanked(endpoint);
    expect(person.reads()).to.contain('Thank you. We have your answer');
    expect(await endpoint.posted()).to.have.length(1);
  });

  it('lists what is missing, in the form’s order, with words beside each field', async () => {
    const person = await thanked(await place('receipt'));
    person.press('Keep me informed');
    await person.sees('There is a problem');
    const missing = person.summary();
    expect(missing).to.have.length(4);
    expect(missing.slice(0, 2)).to.deep.equal(['Enter your full name', 'Enter your email address']);
    expect(missing[2]).to.match(/^Tick the box if you are old enough/);
    expect(missing[3]).to.match(/^Tick the box so that we may keep your name/);
    expect(person.beside()).to.deep.equal(
      Object.fromEntries(
        ['Full name', 'Email address', AGE, keep].map((name, at) => [
          name,
          `Error: ${missing[at]}`,
        ]),
      ),
    );
    expect(roleOf(person.focused() ?? document.body)).to.equal('alert');
    for (const [at, name] of [
      'textbox: Full name',
      'textbox: Email address',
      `checkbox: ${AGE}`,
      `checkbox: ${keep}`,
    ].entries()) {
      person.find('link', missing[at] ?? '').click();
      expect(person.hears()).to.equal(name);
    }
    await expect(person.widget).to.be.accessible();
  });

  it('says what an email address looks like, and keeps what was typed', async () => {
    const endpoint = await place('receipt');
    const person = await thanked(endpoint);
    fillIn(person, AGE, keep);
    for (const wrong of ['ada', 'ada@', 'ada@example', 'ada @example.org', 'ada@example..org']) {
      person.fill('Email address', wrong);
      person.press('Keep me informed');
      await until(
        () => person.summary()[0]?.startsWith('Enter an email address in the correct format'),
        `it refuses ${wrong}`,
      );
      expect(person.value('textbox', 'Email address')).to.equal(wrong);
      expect(person.value('textbox', 'Full name')).to.equal('Ada Okafor');
    }
    expect(await endpoint.posted()).to.have.length(1);
  });

  it('needs no consent but the one that lets the name be kept', async () => {
    const endpoint = await place('receipt');
    const person = await thanked(endpoint);
    fillIn(person, AGE, keep);
    person.press('Keep me informed');
    await person.sees(KEPT);
    expect(person.hears()).to.equal(`heading: ${KEPT}`);
    await expect(person.widget).to.be.accessible();
  });

  it('promises to be in touch where an email may be sent', async () => {
    const person = await thanked(await place('receipt'));
    fillIn(person, AGE, keep, email);
    person.press('Keep me informed');
    await person.sees(IN_TOUCH);
    expect(person.hears()).to.equal(`heading: ${IN_TOUCH}`);
  });

  it('records each sentence, word for word, with its version, language, and yes or no', async () => {
    const endpoint = await place('receipt');
    const person = await thanked(
      endpoint,
      campaign({ consents: statements.map((statement) => ({ ...statement, version: 3 })) }),
    );
    fillIn(person, AGE, keep, share);
    person.press('Keep me informed');
    await person.sees(KEPT);
    const contact = (await endpoint.posted())[1];
    expect(checkValue(Submission, contact)).to.deep.equal({ ok: true, value: contact });
    expect(contact?.consents).to.deep.equal([
      { statement: 'keep', version: 3, locale: 'en', words: keep, granted: true },
      { statement: 'email', version: 3, locale: 'en', words: email, granted: false },
      { statement: 'residents', version: 3, locale: 'en', words: share, granted: true },
    ]);
    expect(contact?.answers).to.deep.equal({
      name: 'Ada Okafor',
      email: 'ada@example.org',
      ageConfirmed: true,
    });
  });

  it('is sent on its own: no id, order, time or words of the answer go with it', async () => {
    const endpoint = await place('receipt');
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>`,
    );
    person.answer({ issue: 'Something else', words: 'By the canal' });
    person.fill('If something else, what is it?', 'The library');
    person.press('Send my answer');
    await person.wantsToHear();
    fillIn(person, AGE, keep);
    person.press('Keep me informed');
    await person.sees(KEPT);
    const [answer, contact] = await endpoint.posted();
    expect(contact).to.have.all.keys(
      'id',
      'kind',
      'campaign',
      'campaignVersion',
      'channel',
      'locale',
      'page',
      'answeredAt',
      'area',
      'answers',
      'consents',
    );
    expect(contact?.kind).to.equal('contact');
    expect(contact?.id).not.to.equal(answer?.id);
    const flat = JSON.stringify(contact);
    for (const secret of [answer?.id as string, 'BCD-FGH-JKL', 'library', 'canal'])
      expect(flat).not.to.contain(secret);
    expect(JSON.stringify(answer)).not.to.match(/Ada|ada@/);
    expect(answer?.answeredAt).to.match(/T00:00:00\.000Z$/);
  });

  it('tells the page of it without a name or an address', async () => {
    const person = await thanked(await place('receipt'));
    fillIn(person, AGE, keep);
    person.press('Keep me informed');
    await person.sees(KEPT);
    const told = heard().slice(2);
    expect(told.map(({ type }) => type)).to.deep.equal(['campaign-submit', 'campaign-delivered']);
    for (const event of told)
      expect(JSON.stringify(Object.entries(event)))
        .to.contain('"contact"')
        .and.not.to.match(/ada[ @]/i);
  });

  it('keeps the thanks for the answer when the name cannot be sent, and tries again with the same id', async () => {
    const endpoint = await place('receipt', { status: 503 }, 'receipt');
    const person = await thanked(endpoint);
    fillIn(person, AGE, keep);
    person.press('Keep me informed');
    await person.sees('Not sent yet');
    expect(person.reads()).to.contain('Thank you. We have your answer').and.not.to.contain(KEPT);
    expect(text(person.focused())).to.match(/^Not sent yet/);
    await expect(person.widget).to.be.accessible();
    await person.triesAgain();
    await person.sees(KEPT);
    const [, first, second] = (await endpoint.seen())
      .filter(({ method }) => method === 'POST')
      .map(({ body }) => body);
    expect(second).to.equal(first);
  });

  it('lays a refusal on the fields of the name, and sends the next try under a new id', async () => {
    const problems = [
      { path: 'answers.email', code: 'format', message: 'no' },
      { path: 'consents.keep', code: 'required', message: 'no' },
    ];
    const endpoint = await place(
      'receipt',
      { status: 422, body: { title: 'No', status: 422, problems } },
      'receipt',
    );
    const person = await thanked(endpoint);
    fillIn(person, AGE, keep);
    person.press('Keep me informed');
    await person.sees('This can’t be taken as it is');
    expect(Object.keys(person.beside())).to.deep.equal(['Email address', keep]);
    expect(person.value('textbox', 'Full name')).to.equal('Ada Okafor');
    expect((person.find('checkbox', keep) as HTMLInputElement).checked).to.equal(true);
    person.press('Keep me informed');
    await person.sees(KEPT);
    const [, first, second] = await endpoint.posted();
    expect(second?.id).not.to.equal(first?.id);
  });

  it('is sent by Enter in a box, once', async () => {
    const endpoint = await place('receipt');
    const person = await thanked(endpoint);
    fillIn(person, AGE, keep);
    person.box('Email address').focus();
    await person.keys('Enter');
    await person.sees(KEPT);
    expect(await endpoint.posted()).to.have.length(2);
  });
});
