import { expect, html } from '@open-wc/testing';
import { checkValue, Submission } from '../../src/contract/index.ts';
import { campaign, survey } from './campaigns.ts';
import { AGE, fillIn, goOn, KEEP, SIGN_UP, THANKS } from './champion.ts';
import { place } from './faults.ts';
import { descriptionOf, it, open, type Person, text, until, wordsChampion } from './harness.ts';

const HEARD = {
  id: 'heard',
  kind: 'choice',
  label: { en: 'How did you hear of us?', cy: 'Sut clywsoch chi amdanom?' },
  required: true,
  choices: [
    { id: 'friend', label: { en: 'From a friend', cy: 'Gan ffrind' } },
    { id: 'leaflet', label: { en: 'From a leaflet', cy: 'O daflen' } },
  ],
};
const TRAVEL = {
  id: 'travel',
  kind: 'choices',
  label: 'How do you get to work?',
  choices: [
    { id: 'bus', label: 'By bus' },
    { id: 'foot', label: 'On foot' },
  ],
};
const STREET = { id: 'street', kind: 'text', label: 'Your street', hint: 'Without the number.' };
const YEARS = { id: 'years', kind: 'number', label: 'Years here', required: true };
const QUESTIONS = [HEARD, TRAVEL, STREET, YEARS];

const NUMBER_PROBLEM = 'Enter a whole number, like 12: Years here';
const CHOICE_PROBLEM = 'Choose an answer: How did you hear of us?';

const asking = (endpoint: string, questions: object[] = QUESTIONS) =>
  html`<campaign-issue-survey .campaign=${survey({ questions })} endpoint=${endpoint}></campaign-issue-survey>`;

const signup = (endpoint: string, questions: object[]) => {
  const document = campaign();
  const champion = { ...(document.champion as object), questions };
  return html`<campaign-champion-signup
    .campaign=${{ ...document, champion }}
    endpoint=${endpoint}
  ></campaign-champion-signup>`;
};

/** Where a problem of the summary leads. */
const lead = (person: Person, words: string) =>
  [...(person.all('alert')[0]?.querySelectorAll('a') ?? [])]
    .find((link) => text(link) === words)
    ?.click();

describe('a campaign’s own questions in the survey', () => {
  it('stand after the ward, each with its name, its hint and whether it is optional', async () => {
    const person = await open(asking(''));
    expect(person.names('textbox').slice(-2)).to.deep.equal([
      'Your street (optional)',
      'Years here',
    ]);
    expect(descriptionOf(person.box('Your street (optional)'))).to.equal('Without the number.');
    expect(person.names('radiogroup')).to.include('How did you hear of us?');
    expect(person.names('group')).to.include('How do you get to work? (optional)');
    const travel = person.find('group', 'How do you get to work? (optional)');
    expect(descriptionOf(travel)).to.equal('Tick as many as you like.');
    const ward = person.list('Your ward');
    const after = ward.compareDocumentPosition(person.find('radio', 'From a friend'));
    expect(after).to.equal(Node.DOCUMENT_POSITION_FOLLOWING);
  });

  it('come with a word on what becomes of the answers, which no other survey has', async () => {
    const asked = await open(asking(''));
    expect(asked.reads()).to.include('We keep your answers to these questions as well.');
    const plain = await open(asking('', []));
    expect(plain.reads()).not.to.include('We keep your answers');
  });

  it('are sent with the answer, in the contract’s shape', async () => {
    const endpoint = await place('receipt');
    const person = await open(asking(endpoint.url));
    person.answer();
    person.pick('From a leaflet');
    person.pick('By bus', 'checkbox');
    person.pick('On foot', 'checkbox');
    person.fill('Your street (optional)', ' The  hill ');
    person.fill('Years here', '1,200');
    person.press('Send my answer');
    await person.sees('Thank you.');
    const [sent] = await endpoint.posted();
    expect(checkValue(Submission, sent)).to.deep.equal({ ok: true, value: sent });
    expect(sent?.answers).to.deep.equal({
      issue: 'street-lighting',
      more: { heard: ['leaflet'], travel: ['bus', 'foot'], street: 'The hill', years: 1200 },
    });
  });

  it('can be left out again where they are optional', async () => {
    const endpoint = await place('receipt');
    const person = await open(asking(endpoint.url, [{ ...HEARD, required: false }]));
    person.answer();
    person.pick('From a leaflet');
    person.pick('No answer');
    person.press('Send my answer');
    await person.sees('Thank you.');
    expect((await endpoint.posted())[0]?.answers).to.deep.equal({
      issue: 'street-lighting',
      more: {},
    });
  });

  it('say beside the field and above the form what is wrong, and lead there', async () => {
    const endpoint = await place('receipt');
    const person = await open(asking(endpoint.url));
    person.answer();
    person.fill('Years here', 'many');
    person.press('Send my answer');
    await person.sees('There is a problem');
    expect(person.summary()).to.deep.equal([CHOICE_PROBLEM, NUMBER_PROBLEM]);
    expect(person.beside()).to.deep.equal({
      'How did you hear of us?': `Error: ${CHOICE_PROBLEM}`,
      'Years here': `Error: ${NUMBER_PROBLEM}`,
    });
    lead(person, CHOICE_PROBLEM);
    expect(person.hears()).to.equal('radio: From a friend');
    lead(person, NUMBER_PROBLEM);
    expect(person.hears()).to.equal('textbox: Years here');
    expect(await endpoint.posted()).to.deep.equal([]);
  });

  it('keep what was answered when the page changes its language', async () => {
    const person = await open(asking('', [HEARD, STREET]));
    person.pick('From a leaflet');
    person.fill('Your street (optional)', 'The hill');
    person.widget.lang = 'cy';
    await person.sees('Sut clywsoch chi amdanom?');
    expect(person.find('radio', 'O daflen')).to.have.property('checked', true);
    // The street is asked in English only, and a screen reader is told so.
    const street = person.box('Your street (dewisol)');
    expect(street.value).to.equal('The hill');
    expect(person.root.querySelector('label[for=more-street] bdi')?.getAttribute('lang')).to.equal(
      'en',
    );
  });

  it('take ids that are names of other fields, or of what every object has', async () => {
    const endpoint = await place('receipt');
    const questions = ['area', 'issue', 'constructor'].map((id) => ({ ...STREET, id, label: id }));
    const person = await open(asking(endpoint.url, questions));
    person.answer();
    person.fill('constructor (optional)', 'y'.repeat(300));
    person.press('Send my answer');
    await person.sees('There is a problem');
    expect(Object.keys(person.beside())).to.deep.equal(['constructor (optional)']);
    person.fill('constructor (optional)', 'Yes');
    person.fill('area (optional)', 'The hill');
    person.press('Send my answer');
    await person.sees('Thank you.');
    expect((await endpoint.posted())[0]?.answers).to.deep.equal({
      issue: 'street-lighting',
      more: { area: 'The hill', constructor: 'Yes' },
    });
  });

  it('are not told of where the campaign asks none', async () => {
    const endpoint = await place('receipt');
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>`,
    );
    await person.sends();
    expect((await endpoint.posted())[0]?.answers).to.deep.equal({ issue: 'street-lighting' });
  });
});

describe('a campaign’s own questions in the sign-up', () => {
  it('stand in the second step, and are sent with it', async () => {
    const endpoint = await place('receipt');
    const person = await open(signup(endpoint.url, [TRAVEL, YEARS]));
    await fillIn(person);
    expect(person.names('group')).to.include('How do you get to work? (optional)');
    person.pick('On foot', 'checkbox');
    person.fill('Years here', '12');
    person.press(SIGN_UP);
    await person.sees(THANKS);
    const [sent] = await endpoint.posted();
    expect(checkValue(Submission, sent)).to.deep.equal({ ok: true, value: sent });
    expect((sent?.answers as { more: object }).more).to.deep.equal({ travel: ['foot'], years: 12 });
  });

  it('are shown to whoever sends it before they were answered, and must be', async () => {
    const endpoint = await place('receipt');
    const person = await open(signup(endpoint.url, [YEARS]));
    await fillIn(person, { ward: '', ticked: [AGE, KEEP].slice(0, 0) });
    person.pick(AGE, 'checkbox');
    person.pick(KEEP, 'checkbox');
    person.press(SIGN_UP);
    await person.sees(wordsChampion.step(2, 3, wordsChampion.sections.help));
    expect(person.summary()).to.deep.equal([NUMBER_PROBLEM]);
    lead(person, NUMBER_PROBLEM);
    await until(() => person.hears() === 'textbox: Years here', 'the field has the focus');
    person.fill('Years here', '3');
    await goOn(person, 3);
    person.press(SIGN_UP);
    await person.sees(THANKS);
  });
});
