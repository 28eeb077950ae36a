import { expect, html } from '@open-wc/testing';
import { campaign } from './campaigns.ts';
import type { Answer } from './fault-server.ts';
import { collector, place } from './faults.ts';
import { aWhile, it, open, type Person, text } from './harness.ts';

const results = (areas: object[], more: object = {}) => ({
  campaign: 'edgbaston',
  version: 1,
  asOf: '2026-11-21',
  counted: 1240,
  threshold: 5,
  areas,
  words: [],
  ...more,
});
const harborne = {
  code: 'E05011144',
  counted: 1234,
  issues: [
    { id: 'street-lighting', count: 1200 },
    { id: 'young-people', count: 30 },
  ],
  otherIssues: 4,
};

/** Somebody of Harborne who has just answered, where the published results are these. */
async function thanked(published: Answer, ward = 'Harborne', lang = 'en'): Promise<Person> {
  const [endpoint, answers] = [await place('receipt'), await place(published)];
  const document = campaign({ results: answers.url });
  const person = await open(
    html`<campaign-issue-survey lang=${lang} .campaign=${document} endpoint=${endpoint.url}></campaign-issue-survey>`,
  );
  person.choose(lang === 'cy' ? 'Eich ward' : 'Your ward', ward);
  person.pick(lang === 'cy' ? 'Goleuadau stryd' : 'Street lighting');
  person.press(lang === 'cy' ? 'Anfon fy ateb' : 'Send my answer');
  await person.sees(lang === 'cy' ? 'Dywedoch chi' : 'You said');
  return person;
}

const rows = (person: Person) => person.all('listitem').map(text);

describe('<campaign-issue-survey>: what the ward has said so far', () => {
  it('is shown with the thanks, largest first, with the rest together and the day', async () => {
    const person = await thanked({ status: 200, body: results([harborne]) });
    await person.sees('What people in Harborne have said so far');
    expect(rows(person)).to.deep.equal([
      'Street lighting (your answer) 1,200',
      'Activities for young people 30',
      'Other issues 4',
    ]);
    expect(person.reads())
      .to.match(/1,?234 answers up to 21 November 2026\./)
      .and.to.contain('These are answers, not a sample of people.');
    await expect(person.widget).to.be.accessible();
  });

  it('counts one answer as one', async () => {
    const person = await thanked({
      status: 200,
      body: results(
        [
          {
            code: 'E05011144',
            counted: 1,
            issues: [{ id: 'street-lighting', count: 1 }],
            otherIssues: 0,
          },
        ],
        { threshold: 1 },
      ),
    });
    await person.sees('1 answer up to 21 November 2026.');
    expect(rows(person)).to.deep.equal(['Street lighting (your answer) 1']);
  });

  it('is only of the person’s ward', async () => {
    const person = await thanked(
      { status: 200, body: results([harborne, { ...harborne, code: 'E05011163', counted: 77 }]) },
      'Quinton',
    );
    await person.sees('What people in Quinton have said so far');
    expect(person.reads()).not.to.contain('Harborne have said');
  });

  it('is promised where too few have answered', async () => {
    const person = await thanked({ status: 200, body: results([], { threshold: 5 }) });
    await person.sees(
      'Yours is among the first here. What people in Harborne said is shown once 5 answers have come in.',
    );
  });

  it('is left out where the person named no ward', async () => {
    const person = await thanked(
      { status: 200, body: results([harborne]) },
      'I don’t know my ward',
    );
    await aWhile();
    expect(person.reads()).not.to.contain('have said so far').and.not.to.contain('is shown once');
  });

  it('names the issue that people wrote themselves, and one that the page does not know', async () => {
    const issues = [
      { id: 'other', count: 9 },
      { id: 'from-a-newer-version', count: 8 },
    ];
    const person = await thanked({
      status: 200,
      body: results([{ code: 'E05011144', counted: 17, issues, otherIssues: 0 }]),
    });
    await person.sees('What people in Harborne have said so far');
    expect(rows(person)[0]).to.equal('Something else 9');
    expect(rows(person)[1], 'an unknown issue is not passed off as another').not.to.match(
      /^Something else/,
    );
  });

  it('is in the page’s language', async () => {
    const person = await thanked({ status: 200, body: results([harborne]) }, 'Harborne', 'cy');
    await person.sees('Beth mae pobl yn Harborne wedi’i ddweud hyd yma');
    expect(person.reads())
      .to.match(/1,?234 ateb hyd at .*21/)
      .and.not.to.contain('November');
    expect(rows(person)).to.deep.equal([
      'Goleuadau stryd (eich ateb chi) 1,200',
      'Gweithgareddau i bobl ifanc 30',
      'Materion eraill 4',
    ]);
  });

  const missing: [sentence: string, published: Answer][] = [
    ['the server fails', { status: 500 }],
    ['the connection breaks', 'drop'],
    ['a web page comes in its place', { status: 200, body: '<h1>Log in</h1>' }],
    ['it is not of the contract’s shape', { status: 200, body: { areas: 'all' } }],
    ['it never comes', 'hang'],
    ['its day is no day', { status: 200, body: results([harborne], { asOf: 'yesterday' }) }],
  ];
  for (const [sentence, published] of missing)
    it(`is left out, and the thanks stand alone, when ${sentence}`, async () => {
      const person = await thanked(published);
      await aWhile();
      expect(person.reads())
        .to.contain('Thank you. We have your answer')
        .and.to.contain('Your reference is BCD-FGH-JKL.');
      expect(person.reads()).not.to.contain('Invalid').and.not.to.contain('undefined');
      await person.wantsToHear();
      expect(person.names('button'), 'the second form is still asked').to.contain(
        'Keep me informed',
      );
    });

  it('does not take the focus away from who has begun to leave a name', async () => {
    const [endpoint, answers] = [
      await place('receipt'),
      await place({ status: 200, body: results([harborne]), after: 90 }),
    ];
    const person = await open(
      html`<campaign-issue-survey
        .campaign=${campaign({ results: answers.url })}
        endpoint=${endpoint.url}
      ></campaign-issue-survey>`,
    );
    await person.sends();
    await person.wantsToHear();
    await person.type('Full name', 'Ada');
    await person.sees('What people in Harborne have said so far');
    expect(person.hears()).to.equal('textbox: Full name');
    expect(person.value('textbox', 'Full name')).to.equal('Ada');
  });

  it('comes from a real collector', async () => {
    const document = campaign({ results: `${collector}/campaigns/edgbaston/results` });
    const person = await open(
      html`<campaign-issue-survey .campaign=${document}></campaign-issue-survey>`,
    );
    await person.sends();
    await person.sees('What people in Harborne');
  });
});
