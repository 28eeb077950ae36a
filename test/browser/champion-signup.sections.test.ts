import { expect, fixture, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { checkValue, Submission } from '../../src/contract/index.ts';
import { englishSignupThanks } from '../../src/locales/compiled/en-signup-thanks.ts';
import { campaign } from './campaigns.ts';
import { AGE, fillIn, goOn, KEEP, SIGN_UP, signUp, THANKS } from './champion.ts';
import { collector, place } from './faults.ts';
import { it, open, type Person, text, until, wordsChampion, wordsPerson } from './harness.ts';

const { step, sections } = wordsChampion;
const FIRST = step(1, 3, sections.person);
const SECOND = step(2, 3, sections.help);
const LAST = step(3, 3, sections.meeting);
const NAME = 'Full name';

const signup = (endpoint = '', deliver?: unknown) =>
  html`<campaign-champion-signup
    .campaign=${campaign()}
    .deliver=${deliver}
    endpoint=${endpoint}
  ></campaign-champion-signup>`;

const receipt = (mine?: string) => (submission: Submission) =>
  Promise.resolve({
    id: submission.id,
    reference: 'BCD-FGH-JKL',
    receivedAt: submission.answeredAt,
    mine,
  });

/** The summary's link at this place. */
const line = (person: Person, at: number) => person.all('alert')[0]?.querySelectorAll('a')[at];

describe('<campaign-champion-signup>: three steps in one form', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('goes on to a step’s heading, which has the focus, and back to what was typed', async () => {
    const person = await open(signup());
    const address = location.href;
    await fillIn(person, { ward: 'Quinton' });
    expect(person.hears()).to.equal('combobox: Your ward (optional)');
    person.press('Continue');
    await until(() => person.hears() === `heading: ${LAST}`, 'the last heading has the focus');
    person.press('Back');
    await until(() => person.hears() === `heading: ${SECOND}`, 'the heading before has the focus');
    expect(person.value('combobox', 'Your ward (optional)')).to.equal('E05011163');
    person.press('Back');
    await until(() => person.hears() === `heading: ${FIRST}`, 'the first heading has the focus');
    expect(person.value('textbox', NAME)).to.equal('Ada Okafor');
    expect(person.names('button')).to.deep.equal(['Continue', SIGN_UP]);
    expect(location.href).to.equal(address);
  });

  it('shows what is wrong in a step before it goes on, and nothing of the others', async () => {
    const endpoint = await place('receipt');
    const person = await open(signup(endpoint.url));
    person.press('Continue');
    await person.sees('There is a problem');
    const { problems } = wordsPerson;
    expect(person.summary()).to.deep.equal([
      problems.name,
      problems['email no-contact'],
      problems.ageConfirmed,
      problems['consents required'],
    ]);
    expect(text(person.focused())).to.match(/^There is a problem/);
    expect(person.names('heading')).to.contain(FIRST);
    await expect(person.widget).to.be.accessible();
    await fillIn(person, { ward: '' });
    await goOn(person, 2);
    expect(person.all('alert')).to.deep.equal([]);
    expect(await endpoint.posted()).to.deep.equal([]);
  });

  it('can be sent after the first step: the ward is unknown and no role is ticked', async () => {
    const endpoint = await place('receipt');
    const person = await open(signup(endpoint.url));
    await signUp(person, { ward: '' });
    const [sent] = await endpoint.posted();
    expect(checkValue(Submission, sent)).to.deep.equal({ ok: true, value: sent });
    expect(sent?.area).to.deep.equal({ code: 'unknown', version: '2025-05' });
    expect((sent?.answers as { roles: string[] }).roles).to.deep.equal([]);
  });

  it('is taken after the first step by a real collector', async () => {
    const person = await open(signup(`${collector}/submissions`));
    await signUp(person, { email: `${crypto.randomUUID()}@example.org`, ward: '' });
    expect(person.reads()).to.match(/Your reference is [A-Z]{3}-[A-Z]{3}-[A-Z]{3}/);
  });

  it('says in the thanks what can be added on the private page, where that was left out', async () => {
    const mine = 'https://collector.example/mine#abc';
    const early = await open(signup('', receipt(mine)));
    await signUp(early, { ward: '' });
    expect(early.reads()).to.contain(englishSignupThanks.later);
    for (const [deliver, ward] of [
      [receipt(mine), 'Harborne'],
      [receipt(), ''],
    ] as const) {
      const person = await open(signup('', deliver));
      await signUp(person, { ward });
      expect(person.reads()).not.to.contain(englishSignupThanks.later);
    }
  });

  it('opens the step of the first field that the endpoint refuses, and keeps what was typed', async () => {
    const problems = [
      { path: 'answers.language', code: 'format', message: 'no' },
      { path: 'area.code', code: 'unknown', message: 'no' },
    ];
    const endpoint = await place(
      { status: 422, body: { title: 'No', status: 422, problems } },
      'receipt',
    );
    const person = await open(signup(endpoint.url));
    await fillIn(person);
    await goOn(person, 3);
    person.press(SIGN_UP);
    await person.sees('This can’t be taken as it is');
    await until(() => person.names('heading').includes(SECOND), 'the step of the ward is open');
    expect(person.value('combobox', 'Your ward (optional)')).to.equal('E05011144');
    line(person, 1)?.click();
    await until(
      () => person.hears() === 'textbox: Language you would like us to use (optional)',
      'the step of the other field is open',
    );
    line(person, 0)?.click();
    await until(
      () => person.hears() === 'combobox: Your ward (optional)',
      'the step of the ward is open again',
    );
    person.press(SIGN_UP);
    await person.sees(THANKS);
  });

  it('shows the consent to be kept once more in the last step, where it can be undone', async () => {
    const person = await open(signup());
    await fillIn(person, { ward: '' });
    await goOn(person, 2);
    await goOn(person, 3);
    const box = person.find('checkbox', KEEP) as HTMLInputElement;
    expect(box.checked).to.equal(true);
    await expect(person.widget).to.be.accessible();
    person.pick(KEEP, 'checkbox');
    expect(person.data()).not.to.have.property('consents-keep-champion');
    person.press(SIGN_UP);
    await person.sees('There is a problem');
    expect(person.summary()).to.deep.equal([wordsPerson.problems['consents required']]);
    expect(person.names('heading')).to.contain(FIRST);
    person.pick(KEEP, 'checkbox');
    await goOn(person, 2);
    await goOn(person, 3);
    expect((person.find('checkbox', KEEP) as HTMLInputElement).checked).to.equal(true);
    expect((person.root.querySelector('form') as HTMLFormElement).elements).to.have.property(
      'consents-keep-champion',
    );
  });

  it('begins again at the first step for another', async () => {
    const endpoint = await place({ status: 503 });
    const person = await open(signup(endpoint.url));
    await fillIn(person);
    person.press(SIGN_UP);
    await person.sees('Saved on this device');
    person.press('Fill in another');
    await until(() => person.hears() === `textbox: ${NAME}`, 'the next form has the focus');
    expect(person.names('heading')).to.contain(FIRST);
    expect(person.data()).to.include({ name: '', area: '' });
  });

  it('asks at most eight things in the first step, on one and a quarter screens of a telephone', async () => {
    await setViewport({ width: 360, height: 640 });
    // The width of letters of a telephone: each engine here has another font of its own.
    const page = await fixture<HTMLElement>(
      html`<div style="font-family: 'Liberation Sans', Arial, sans-serif">${signup()}</div>`,
    );
    const widget = page.querySelector('campaign-champion-signup');
    await until(() => widget?.shadowRoot?.querySelector('form'), 'the form is there');
    const form = widget?.shadowRoot?.querySelector('form');
    expect(form?.querySelectorAll(':is(input, select):not(.absent *)')).to.have.length(8);
    expect(form?.getBoundingClientRect().height).to.be.within(400, 1.25 * 640);
  });

  it('ticks nothing by itself in any step', async () => {
    const person = await open(signup());
    const ticked = [...person.root.querySelectorAll<HTMLInputElement>('input')].filter(
      ({ checked }) => checked,
    );
    expect(ticked).to.deep.equal([]);
    expect(person.names('checkbox')).to.contain(AGE);
  });
});
