import { expect, html } from '@open-wc/testing';
import { campaign, issues, roles } from './campaigns.ts';
import { AGE, EMAIL, fillIn, KEEP, SIGN_UP } from './champion.ts';
import { place } from './faults.ts';
import { it, open, text, until, words, wordsChampion, wordsPerson } from './harness.ts';

const { problems } = wordsPerson;

describe('<campaign-champion-signup>: what is missing or wrong', () => {
  it('is told in the form’s order, above it and beside each field, and takes the focus', async () => {
    const endpoint = await place('receipt');
    const person = await open(
      html`<campaign-champion-signup .campaign=${campaign()} endpoint=${endpoint.url}></campaign-champion-signup>`,
    );
    person.press(SIGN_UP);
    await person.sees('There is a problem');
    const missing = [
      problems.name,
      problems['email no-contact'],
      problems.ageConfirmed,
      problems['consents required'],
    ] as string[];
    expect(person.summary()).to.deep.equal(missing);
    expect(person.beside()).to.deep.equal(
      Object.fromEntries(
        ['Full name', 'Email address', AGE, KEEP].map((name, at) => [
          name,
          `Error: ${missing[at]}`,
        ]),
      ),
    );
    expect(text(person.focused())).to.match(/^There is a problem/);
    expect(await endpoint.posted()).to.deep.equal([]);
    await expect(person.widget).to.be.accessible();
  });

  it('leads from each line to its control', async () => {
    const person = await open(
      html`<campaign-champion-signup .campaign=${campaign()}></campaign-champion-signup>`,
    );
    person.press(SIGN_UP);
    await person.sees('There is a problem');
    for (const [at, heard] of [
      'textbox: Full name',
      'textbox: Email address',
      `checkbox: ${AGE}`,
      `checkbox: ${KEEP}`,
    ].entries()) {
      person.all('alert')[0]?.querySelectorAll('a')[at]?.click();
      expect(person.hears()).to.equal(heard);
    }
  });

  it('names an address and a number that can be none, and keeps what was typed', async () => {
    const person = await open(
      html`<campaign-champion-signup .campaign=${campaign()}></campaign-champion-signup>`,
    );
    await fillIn(person, { email: 'ada@example', phone: 'ring me', ward: '' });
    person.press(SIGN_UP);
    await person.sees('There is a problem');
    expect(person.summary()).to.deep.equal([problems['email format'], problems.phone]);
    expect(person.data()).to.include({
      name: 'Ada Okafor',
      email: 'ada@example',
      phone: 'ring me',
      ageConfirmed: 'on',
      'consents-keep-champion': 'on',
    });
  });

  it('are not an address without a telephone number, or a number without an address', async () => {
    const endpoint = await place('receipt');
    for (const given of [
      { email: '', phone: '+44 (0)1632 960-001' },
      { email: 'ada@example.org', phone: '' },
    ]) {
      const person = await open(
        html`<campaign-champion-signup .campaign=${campaign()} endpoint=${endpoint.url}></campaign-champion-signup>`,
      );
      await fillIn(person, given);
      person.press(SIGN_UP);
      await person.sees('Thank you for stepping forward');
    }
    expect(
      (await endpoint.posted()).map(({ answers }) =>
        Object.keys(answers as object).filter((key) => ['email', 'phone'].includes(key)),
      ),
    ).to.deep.equal([['phone'], ['email']]);
  });

  for (const [what, name] of [
    ['one letter', 'Ó'],
    ['Arabic', 'أمينة بيغوم'],
    ['one character', '李'],
    ['marks', "D'Arcy O’Neill-Ng"],
    ['an emoji', 'Ñandú 🌳'],
    ['200 characters', 'x'.repeat(200)],
  ] as const)
    it(`is never a name of ${what}`, async () => {
      const endpoint = await place('receipt');
      const person = await open(
        html`<campaign-champion-signup .campaign=${campaign()} endpoint=${endpoint.url}></campaign-champion-signup>`,
      );
      await fillIn(person, { name });
      person.press(SIGN_UP);
      await person.sees('Thank you for stepping forward');
      await until(() => person.root.textContent.includes(name), `it thanks ${name}`);
      expect(((await endpoint.posted())[0]?.answers as { name: string }).name).to.equal(name);
    });

  it('can be what the endpoint refuses: it lands on the same fields', async () => {
    const refusal = [
      { path: 'answers.roles.0', code: 'unknown', message: 'no' },
      { path: 'answers.oneToOne.place', code: 'too-long', params: { max: 120 }, message: 'no' },
      { path: 'answers.phone', code: 'format', message: 'no' },
      { path: 'consents.keep-champion', code: 'required', message: 'no' },
      { path: 'answers.inviteCode', code: 'format', message: 'no' },
    ];
    const endpoint = await place(
      { status: 422, body: { title: 'No', status: 422, problems: refusal } },
      'receipt',
    );
    const person = await open(
      html`<campaign-champion-signup .campaign=${campaign()} endpoint=${endpoint.url}></campaign-champion-signup>`,
    );
    await fillIn(person, { ticked: [AGE, KEEP, 'I would like a 1-2-1'] });
    person.press(SIGN_UP);
    await person.sees(words.refusedTitle);
    expect(person.summary()).to.deep.equal([
      words.notTaken,
      problems.phone,
      problems['consents required'],
      `${wordsChampion.roles} – ${words.notTaken}`,
      `${wordsChampion.place} – Use 120 characters or fewer`,
    ]);
    expect(person.names('heading')).to.contain('Step 1 of 3: About you');
    expect(person.root.querySelectorAll('[part=error]')).to.have.length(4);
    person.all('alert')[0]?.querySelectorAll('a')[3]?.click();
    await until(
      () => person.hears() === 'textbox: A place that suits you (optional)',
      'the step of that field is open',
    );
    person.press(SIGN_UP);
    await person.sees('Thank you for stepping forward');
    const [first, second] = await endpoint.posted();
    expect(second?.id).not.to.equal(first?.id);
    expect((second?.answers as { inviteCode: string }).inviteCode).not.to.equal(
      (first?.answers as { inviteCode: string }).inviteCode,
    );
  });

  for (const [path, label, control] of [
    ['answers.cares.1', wordsChampion.cares, `checkbox: ${issues[0]}`],
    ['answers.roles', wordsChampion.roles, `checkbox: ${roles[0]}`],
    ['answers.oneToOne', wordsChampion.meeting, `checkbox: ${wordsChampion.oneToOne}`],
    ['answers.oneToOne.days.0', wordsChampion.days, 'checkbox: Monday'],
    ['answers.oneToOne.parts', wordsChampion.parts, 'checkbox: Morning'],
    ['answers.oneToOne.way', wordsChampion.way, 'radio: In person'],
    ['answers.oneToOne.place', wordsChampion.place, `textbox: ${wordsChampion.place}`],
    ['answers.language', wordsChampion.language, `textbox: ${wordsChampion.language}`],
    ['consents.1.version', EMAIL, `checkbox: ${EMAIL}`],
  ] as const)
    it(`names the field that the endpoint refuses, and leads to it (${path})`, async () => {
      const problems = [{ path, code: 'odd', message: 'no' }];
      const endpoint = await place({ status: 422, body: { title: 'No', status: 422, problems } });
      const person = await open(
        html`<campaign-champion-signup .campaign=${campaign()} endpoint=${endpoint.url}></campaign-champion-signup>`,
      );
      await fillIn(person, { ticked: [AGE, KEEP, wordsChampion.oneToOne] });
      person.press(SIGN_UP);
      await person.sees(words.refusedTitle);
      const line = `${label} – ${words.notTaken}`;
      expect(person.summary()).to.deep.equal([line]);
      expect(Object.values(person.beside())).to.deep.equal([`Error: ${line}`]);
      person.find('link', line).click();
      await until(() => person.hears() === control, `the focus is at ${control}`);
      await expect(person.widget).to.be.accessible();
    });
});
