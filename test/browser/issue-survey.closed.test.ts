import { expect, html } from '@open-wc/testing';
import { campaign } from './campaigns.ts';
import { place } from './faults.ts';
import { it, open, type Person, text, until } from './harness.ts';

const published = {
  campaign: 'edgbaston',
  version: 1,
  asOf: '2026-08-31',
  counted: 39,
  threshold: 5,
  areas: [
    { code: 'E05011163', counted: 30, issues: [{ id: 'other', count: 30 }], otherIssues: 0 },
    {
      code: 'E05011144',
      counted: 9,
      issues: [{ id: 'street-lighting', count: 9 }],
      otherIssues: 0,
    },
  ],
  words: [],
};

const OPENS = { opens: '2999-01-01T00:00:00Z' };
/** The end of the last of August, where the campaign is: summer time. */
const CLOSES = { closes: '2026-08-31T23:00:00Z' };
const tracker = { measures: [], page: 'https://edgbaston.example/progress' };

const survey = (document: object) =>
  open(
    html`<campaign-issue-survey
      style="min-height: 100vh"
      .campaign=${campaign({ ...document })}><a
      href="#write">Write
      to
      us</a
    ></campaign-issue-survey>`,
  );

async function closedSurvey(changes: object = {}): Promise<Person> {
  const results = await place({ status: 200, body: published });
  return survey({ ...CLOSES, results: results.url, ...changes });
}

const shownLink = (person: Person) => {
  const slot = person.root.querySelector('slot');
  return slot?.assignedElements().map(text);
};

describe('<campaign-issue-survey>: before it opens and after it has closed', () => {
  it('says on which day it opens, asks nothing, and keeps the page’s link and the imprint', async () => {
    const person = await survey(OPENS);
    expect(person.reads())
      .to.contain('This opens on 1 January 2999.')
      .and.to.contain('Promoted by P. Example');
    expect(person.all('button')).to.deep.equal([]);
    expect(shownLink(person)).to.deep.equal(['Write to us']);
    await expect(person.widget).to.be.accessible();
  });

  it('says the last day on which it was open, and keeps the page’s link and the imprint', async () => {
    const person = await closedSurvey();
    expect(person.reads())
      .to.contain('This closed on 31 August 2026.')
      .and.to.contain('Promoted by P. Example');
    expect(person.all('button')).to.deep.equal([]);
    expect(shownLink(person)).to.deep.equal(['Write to us']);
    await expect(person.widget).to.be.accessible();
  });

  it('shows what people said, each ward folded, in the order of the campaign', async () => {
    const person = await closedSurvey();
    expect(person.reads()).to.contain('What people said, ward by ward');
    const wards = [...person.root.querySelectorAll('summary')];
    expect(wards.map(text)).to.deep.equal(['Harborne', 'Quinton']);
    for (const ward of wards) ward.click();
    expect(person.all('listitem').map(text)).to.deep.equal([
      'Street lighting 9',
      'Something else 30',
    ]);
    expect(person.reads()).to.contain('9 answers up to 31 August 2026.');
    await expect(person.widget).to.be.accessible();
  });

  it('says the day alone where the results can’t be had', async () => {
    const results = await place({ status: 500 });
    const person = await closedSurvey({ results: results.url });
    await until(() => person.reads().includes('This closed on'), 'it says that it has closed');
    expect(person.reads()).not.to.contain('What people said');
  });

  for (const [sentence, dates] of [
    ['before', OPENS],
    ['after', CLOSES],
  ] as const)
    it(`leads to the page with the tracker where the campaign names one, ${sentence} it is open`, async () => {
      const person = await survey({ ...dates, progress: tracker });
      const link = person.find('link', 'See how far the campaign is');
      expect(link.getAttribute('href')).to.equal('https://edgbaston.example/progress');
    });

  it('gives back the room that the page kept for a form, but none that is on the screen', async () => {
    const person = await closedSurvey();
    const kept = Number.parseFloat(getComputedStyle(person.widget).minHeight);
    const { top } = person.widget.getBoundingClientRect();
    expect(top).to.be.above(0);
    expect(top + kept).to.be.closeTo(innerHeight, 1);
  });

  it('keeps the room for as long as a form is there', async () => {
    const person = await survey({});
    expect(getComputedStyle(person.widget).minHeight).to.equal(`${innerHeight}px`);
  });

  it('speaks the language of the page', async () => {
    const person = await open(
      html`<campaign-issue-survey lang="cy" .campaign=${campaign(CLOSES)}></campaign-issue-survey>`,
    );
    expect(person.reads()).to.match(/Caeodd hyn ar 31.*2026\./);
  });
});
