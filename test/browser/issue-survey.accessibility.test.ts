import { expect, html } from '@open-wc/testing';
import { campaign } from './campaigns.ts';
import { place } from './faults.ts';
import {
  descriptionOf,
  it,
  nameOf,
  open,
  type Person,
  roleOf,
  text,
  until,
  words,
} from './harness.ts';

const OTHER = 'If something else, what is it?';
const WORDS = 'What would you change, and where? (optional)';

const levels = (person: Person) =>
  person.all('heading').map((heading) => `${heading.getAttribute('aria-level')} ${text(heading)}`);

describe('<campaign-issue-survey>: for who reads it by ear or braille', () => {
  it('has a form without anything that axe complains of', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    await expect(person.widget).to.be.accessible();
  });

  it('has problems without anything that axe complains of', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    person.press('Send my answer');
    await person.sees('There is a problem');
    await expect(person.widget).to.be.accessible();
  });

  it('thanks, with results and the second form, without anything that axe complains of', async () => {
    const results = await place({
      status: 200,
      body: {
        campaign: 'edgbaston',
        version: 1,
        asOf: '2026-11-21',
        counted: 9,
        threshold: 5,
        areas: [
          {
            code: 'E05011144',
            counted: 9,
            issues: [{ id: 'street-lighting', count: 9 }],
            otherIssues: 0,
          },
        ],
        words: [],
      },
    });
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign({ results: results.url })}></campaign-issue-survey>`,
    );
    await person.sends();
    await person.sees('What people in Harborne have said so far');
    await expect(person.widget).to.be.accessible();
  });

  it('names each control, and says what it is', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    await until(() => person.root.querySelector('[part=language]'), 'the languages are there');
    const controls = [
      ...person.root.querySelectorAll(':is(select, input, textarea, button, a):not(.absent *)'),
    ];
    expect(controls.map((control) => `${roleOf(control)}: ${nameOf(control)}`)).to.deep.equal([
      'combobox: Language',
      'radio: Pot holes and road repairs',
      'radio: Road safety and speeding',
      'radio: Anti-social behaviour',
      'radio: Street lighting',
      'radio: Litter, fly-tipping and dog fouling',
      'radio: Housing conditions and repairs',
      'radio: Activities for young people',
      'radio: Buses and public transport',
      'radio: Something else',
      `textbox: ${OTHER}`,
      `textbox: ${WORDS}`,
      'combobox: Your ward',
      'button: Send my answer',
      'link: hello@edgbaston.example',
      'link: dataprotection@edgbaston.example',
      'link: Privacy notice',
    ]);
  });

  it('puts the radio buttons in one group under the question, and the hints with their fields', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    const group = person.find('radiogroup', 'What is the one big issue where you live?');
    expect(group.querySelectorAll('input[type=radio]')).to.have.length(9);
    expect(
      new Set(person.all('radio').map((radio) => (radio as HTMLInputElement).name)).size,
    ).to.equal(1);
    expect(descriptionOf(group)).to.equal('Choose one.');
    expect(descriptionOf(person.box(WORDS))).to.match(/^Leave out names/);
  });

  it('tells the values of its controls', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    person.answer({ words: 'The hill' });
    expect(person.list('Your ward').selectedOptions[0]?.label).to.equal('Harborne');
    expect(
      person
        .all('radio')
        .filter((radio) => (radio as HTMLInputElement).checked)
        .map(nameOf),
    ).to.deep.equal(['Street lighting']);
    expect(person.value('textbox', WORDS)).to.equal('The hill');
  });

  it('lets the browser fill in only what is about the person', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    expect(person.box(OTHER).autocomplete).to.equal('off');
    await person.sends();
    await person.wantsToHear();
    expect([
      person.box('Full name').autocomplete,
      person.box('Email address').autocomplete,
      person.box('Email address').type,
    ]).to.deep.equal(['name', 'email', 'email']);
    expect(descriptionOf(person.box('Email address'))).to.match(/only for what you tick/);
  });

  it('puts its headings where the page’s outline wants them', async () => {
    const endpoint = await place({ status: 503 });
    const person = await open(
      html`<campaign-issue-survey
        heading-level="3"
        .campaign=${campaign()}
        endpoint=${endpoint.url}
      ></campaign-issue-survey>`,
    );
    person.press('Send my answer');
    await person.sees('There is a problem');
    expect(levels(person)).to.deep.equal(['3 There is a problem']);
    person.answer();
    person.press('Send my answer');
    await person.sees('Saved on this device');
    expect(levels(person)).to.deep.equal(['3 Not sent yet. Saved on this device']);
    await endpoint.answers('receipt');
    await person.triesAgain();
    await person.sees('Would you like to hear');
    expect(levels(person)).to.deep.equal([
      '3 Thank you. We have your answer',
      '3 Send this to a neighbour',
      '3 Would you like to hear what happens?',
    ]);
  });

  it('has second-level headings where the page says nothing', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    person.press('Send my answer');
    await person.sees('There is a problem');
    expect(levels(person)).to.deep.equal(['2 There is a problem']);
  });

  it('marks what may be left empty, and not what must be filled in', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    expect(person.names('textbox').filter((name) => name.includes('(optional)'))).to.deep.equal([
      WORDS,
    ]);
    expect(person.reads())
      .not.to.contain('*')
      .and.not.to.match(/required/i);
  });

  it('has one form with the name of its question, and a box for words outside the radio buttons', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    const form = person.root.querySelector('form') as HTMLFormElement;
    expect(nameOf(form)).to.equal(words.survey.issue);
    expect(form.querySelectorAll('fieldset:not([role=none])'), 'groups without a name').to.be.empty;
    expect(person.names('radiogroup')).to.deep.equal([words.survey.issue]);
    const [group] = person.all('radiogroup');
    expect(person.all('textbox').some((box) => group?.contains(box))).to.equal(false);
  });

  it('says what it does while it loads, sends and cannot be shown by a status message', async () => {
    const endpoint = await place('hang');
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>`,
    );
    person.answer();
    person.press('Send my answer');
    await person.sees('Sending…');
    expect(person.all('status').map(text)).to.deep.equal(['Sending…']);
  });

  it('writes addresses that can be followed in its small print', async () => {
    const controller = {
      ...(campaign().controller as object),
      contact: 'hello@edgbaston.example',
      complaints: 'https://edgbaston.example/complain',
    };
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign({ controller })}></campaign-issue-survey>`,
    );
    expect(person.find('link', 'hello@edgbaston.example').getAttribute('href')).to.equal(
      'mailto:hello@edgbaston.example',
    );
    expect(person.find('link', 'https://edgbaston.example/complain').getAttribute('href')).to.equal(
      'https://edgbaston.example/complain',
    );
    const notice = person.find('link', 'Privacy notice') as HTMLAnchorElement;
    expect([notice.href, notice.target, notice.rel]).to.deep.equal([
      'https://edgbaston.example/privacy',
      '_blank',
      'noopener',
    ]);
  });

  it('states who publishes it, in every state', async () => {
    const endpoint = await place(
      { status: 503 },
      { status: 413, body: { title: 'No', status: 413 } },
      'receipt',
    );
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>`,
    );
    const imprint =
      /Promoted by P\. Example.* on behalf of Birmingham Edgbaston Constituency Party.* of 12 Example Street, Exampleton ZZ1 2AA\./;
    expect(person.reads()).to.match(imprint);
    person.press('Send my answer');
    await person.sees('There is a problem');
    expect(person.reads()).to.match(imprint);
    person.answer();
    person.press('Send my answer');
    await person.sees('Not sent yet');
    expect(person.reads()).to.match(imprint);
    await person.triesAgain();
    await person.sees('This can’t be taken as it is');
    expect(person.reads()).to.match(imprint);
    person.press('Send my answer');
    await person.sees('Thank you.');
    expect(person.reads()).to.match(imprint);
  });

  it('says whom it acts for in the other forms that the law knows', async () => {
    const [promoter, onBehalfOf] = [
      { name: 'P. Example', address: '1 Example Street' },
      { name: 'The Party', address: '2 Example Road' },
    ];
    const said = async (imprint: object) =>
      (
        await open(
          html`<campaign-issue-survey .campaign=${campaign({ imprint })}></campaign-issue-survey>`,
        )
      ).reads();
    expect(await said({ promoter })).to.contain('Promoted by P. Example of 1 Example Street.');
    expect(await said({ promoter, onBehalfOf })).to.match(
      /Promoted by P\. Example of 1 Example Street,? on behalf of The Party of 2 Example Road\./,
    );
    expect(await said({ promoter, onBehalfOf: promoter })).to.contain(
      'Promoted by P. Example of 1 Example Street.',
    );
  });
});
