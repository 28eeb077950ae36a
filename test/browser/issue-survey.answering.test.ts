import { expect, html } from '@open-wc/testing';
import { campaign } from './campaigns.ts';
import { place } from './faults.ts';
import {
  aWhile,
  descriptionOf,
  heard,
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
const ISSUE = 'What is the one big issue where you live?';
// What is wrong, in the locale's own sentences.
const {
  area: CHOOSE_WARD = '',
  issue: CHOOSE_ISSUE = '',
  other: WRITE_IT = '',
  'other two-answers': TWO_ANSWERS = '',
} = words.problems;

/** The link in the summary that says this. */
const link = (person: Person, words: string) => person.find('link', words);

describe('<campaign-issue-survey>: answering', () => {
  it('has nothing chosen or written beforehand', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    expect(person.data()).to.deep.equal({ area: '', other: '', words: '' });
    expect(person.all('radio').some((radio) => (radio as HTMLInputElement).checked)).to.equal(
      false,
    );
  });

  it('says nothing of problems before the button is pressed', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    person.list('Your ward').focus();
    person.box(WORDS).focus();
    await aWhile();
    expect(person.all('alert')).to.deep.equal([]);
    expect(person.beside()).to.deep.equal({});
  });

  it('lists what is missing above the form, and takes the focus there', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    person.press('Send my answer');
    await person.sees('There is a problem');
    expect(person.summary()).to.deep.equal([CHOOSE_ISSUE, CHOOSE_WARD]);
    const focused = person.focused();
    expect(focused && roleOf(focused)).to.equal('alert');
    expect(text(focused)).to.match(/^There is a problem/);
    expect(heard()).to.deep.equal([]);
  });

  it('says the same words beside each field, and ties them to it', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    person.press('Send my answer');
    await person.sees('There is a problem');
    expect(person.beside()).to.deep.equal({
      'Your ward': `Error: ${CHOOSE_WARD}`,
      [ISSUE]: `Error: ${CHOOSE_ISSUE}`,
    });
    expect(descriptionOf(person.list('Your ward'))).to.equal(`Error: ${CHOOSE_WARD}`);
    expect(person.list('Your ward').getAttribute('aria-invalid')).to.equal('true');
    expect(descriptionOf(person.find('radiogroup', ISSUE))).to.equal(
      `Choose one. Error: ${CHOOSE_ISSUE}`,
    );
  });

  it('leads from each line of the list to the field', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    person.press('Send my answer');
    await person.sees('There is a problem');
    link(person, CHOOSE_WARD).click();
    expect(person.hears()).to.equal('combobox: Your ward');
    link(person, CHOOSE_ISSUE).click();
    expect(person.hears()).to.equal('radio: Pot holes and road repairs');
    expect(location.hash).to.equal('');
  });

  it('asks for words where "Something else" is chosen', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    person.answer({ issue: 'Something else' });
    person.press('Send my answer');
    await person.sees('There is a problem');
    expect(person.summary()).to.deep.equal([WRITE_IT]);
    expect(person.beside()).to.deep.equal({ [OTHER]: `Error: ${WRITE_IT}` });
    link(person, WRITE_IT).click();
    expect(person.hears()).to.equal(`textbox: ${OTHER}`);
  });

  it('takes blanks for nothing', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    person.answer({ issue: 'Something else' });
    person.fill(OTHER, '   ');
    person.press('Send my answer');
    await person.sees(WRITE_IT);
  });

  it('says what to do about two answers', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    person.answer();
    person.fill(OTHER, 'The library');
    person.press('Send my answer');
    await person.sees('There is a problem');
    expect(person.summary()).to.deep.equal([TWO_ANSWERS]);
    expect(Object.keys(person.beside())).to.deep.equal([OTHER]);
  });

  it('keeps everything that was filled in when there is a problem', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    person.answer({
      ward: 'Quinton',
      issue: 'Something else',
      words: 'The corner of the high street',
    });
    const before = person.data();
    person.press('Send my answer');
    await person.sees('There is a problem');
    expect(person.data()).to.deep.equal(before);
    expect(before).to.deep.equal({
      area: 'E05011163',
      issue: 'other',
      other: '',
      words: 'The corner of the high street',
    });
  });

  it('lets no more be written than is taken', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    person.fill(OTHER, 'x'.repeat(119));
    await person.type(OTHER, 'yz');
    expect(person.value('textbox', OTHER)).to.equal(`${'x'.repeat(119)}y`);
    expect(person.box(WORDS).maxLength).to.equal(1000);
  });

  it('says how long it may be where a script wrote more', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    person.answer({ issue: 'Something else', words: 'x'.repeat(1001) });
    person.fill(OTHER, 'x'.repeat(121));
    person.press('Send my answer');
    await person.sees('There is a problem');
    expect(person.beside()).to.deep.equal({
      [OTHER]: `Error: ${OTHER} – Use 120 characters or fewer`,
      [WORDS]: `Error: ${WORDS} – Use 1000 characters or fewer`,
    });
  });

  it('takes as many lines as fit', async () => {
    const endpoint = await place('receipt');
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>`,
    );
    const lines = `${'nine char\n'.repeat(99)}the last.`;
    person.answer({ words: lines });
    person.press('Send my answer');
    await person.sees('Thank you.');
    expect((await endpoint.posted())[0]?.answers).to.deep.equal({
      issue: 'street-lighting',
      words: lines,
    });
  });

  it('forgets a problem once it is mended', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    person.press('Send my answer');
    await person.sees('There is a problem');
    person.answer({ ward: 'Quinton', issue: '' });
    person.press('Send my answer');
    await until(() => person.summary().length === 1, 'one problem is left');
    expect(person.beside()).to.have.all.keys(ISSUE);
    expect(roleOf(person.focused() ?? document.body), 'the list takes the focus again').to.equal(
      'alert',
    );
    person.answer();
    person.press('Send my answer');
    await person.sees('Thank you. We have your answer');
  });

  it('is sent by Enter in a box, once', async () => {
    const endpoint = await place('receipt');
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>`,
    );
    person.answer({ issue: 'Something else' });
    await person.type(OTHER, 'The library');
    await person.keys('Enter');
    await person.sees('Thank you. We have your answer');
    await aWhile();
    expect(await endpoint.posted()).to.have.length(1);
  });

  it('is not sent by Enter in the box of many lines, which makes a new line', async () => {
    const endpoint = await place('receipt');
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>`,
    );
    person.answer();
    await person.type(WORDS, 'One');
    await person.keys('Enter');
    await person.type(WORDS, 'Two');
    expect(person.data().words?.replace('\r', '')).to.equal('One\nTwo');
    expect(await endpoint.posted()).to.deep.equal([]);
  });

  it('is sent once, however often the button is pressed', async () => {
    const endpoint = await place({ status: 503, after: 50 }, 'receipt');
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>`,
    );
    person.answer();
    const button = person.find('button', 'Send my answer');
    for (let at = 0; at < 5; at++) button.click();
    await person.sees('Sending…');
    button.click();
    await person.sees('Saved on this device');
    expect(await endpoint.posted()).to.have.length(1);
    expect(heard().map(({ type }) => type)).to.deep.equal(['campaign-submit', 'campaign-saved']);
  });

  it('says that it is sending, and lets nothing be changed meanwhile', async () => {
    const endpoint = await place('hang');
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>`,
    );
    const status = person.all('status')[0];
    expect(text(status), 'the place that is read out is there beforehand, empty').to.equal('');
    person.answer();
    person.press('Send my answer');
    await person.sees('Sending…');
    expect(text(status)).to.equal('Sending…');
    expect(person.all('radio').every((radio) => radio.matches(':disabled'))).to.equal(true);
    expect(person.find('button', 'Sending…').getAttribute('aria-disabled')).to.equal('true');
    await expect(person.widget).to.be.accessible();
  });

  it('thanks by what was said, with a reference, and takes the focus there', async () => {
    const endpoint = await place('receipt');
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>`,
    );
    person.answer({ issue: 'Something else' });
    person.fill(OTHER, '  The <b>library</b>  ');
    person.press('Send my answer');
    await person.sees('Thank you. We have your answer');
    await person.sees('You said: The <b>library</b>, in Harborne.');
    await person.sees('Your reference is BCD-FGH-JKL.');
    await person.sees('In September two community conferences');
    expect(person.hears()).to.equal('heading: Thank you. We have your answer');
    expect(person.names('button'), 'the survey is over').to.not.include('Send my answer');
  });

  it('tells what happens next also to somebody whose presses give nothing the focus', async () => {
    // As in Safari, where a click on a button or a radio button doesn't focus it.
    const person = await open(
      html`<campaign-issue-survey
        .campaign=${campaign({ areas: { version: '2025-05', wards: [{ code: 'E05011144', name: 'Harborne' }] } })}
      ></campaign-issue-survey>`,
    );
    person.find('radio', 'Street lighting').click();
    person.find('button', 'Send my answer').click();
    await person.sees('Thank you. We have your answer');
    await person.sees('You said: Street lighting, in Harborne.');
  });

  it('does not take the focus from somebody who is elsewhere on the page by then', async () => {
    const endpoint = await place({ status: 201, body: {}, after: 30 });
    const page = await open(
      html`<div><campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey><input aria-label="Search" /></div>`,
    );
    page.answer();
    page.press('Send my answer');
    const search = page.widget.parentElement?.querySelector('input');
    search?.focus();
    await page.sees('Not sent yet');
    expect(nameOf(document.activeElement as Element)).to.equal('Search');
  });
});
