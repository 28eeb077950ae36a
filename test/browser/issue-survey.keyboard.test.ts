import { expect, html } from '@open-wc/testing';
import { campaign, statements } from './campaigns.ts';
import { place } from './faults.ts';
import { it, open, type Person, roleOf, text, until, words, wordsAfter } from './harness.ts';

/** Where Tab leads, from the field before the widget, stop by stop. */
async function stops(person: Person, count: number): Promise<string[]> {
  person.widget.parentElement?.querySelector('input')?.focus();
  const heard: string[] = [];
  for (let at = 0; at < count; at++) {
    await person.keys('Tab');
    heard.push(person.hears());
  }
  return heard;
}

/**
 * Whether a ring of two tones is around it, or around its card: a white outline, and a black
 * shadow. One stands out on any background.
 */
function hasTwoTones(element: Element | null): boolean {
  if (!element) return false;
  const isChoice = element.matches('[type=radio], [type=checkbox]');
  const { outlineStyle, outlineWidth, outlineColor, boxShadow } = isChoice
    ? getComputedStyle(element.nextElementSibling as Element, '::before')
    : getComputedStyle(element);
  return (
    outlineStyle === 'solid' &&
    Number.parseFloat(outlineWidth) >= 2 &&
    outlineColor === 'rgb(255, 255, 255)' &&
    boxShadow.includes('rgb(0, 0, 0)')
  );
}

const between = (document: unknown, endpoint: string) => html`<div>
  <input aria-label="Before" />
  <campaign-issue-survey .campaign=${document} endpoint=${endpoint}></campaign-issue-survey>
  <input aria-label="After" />
</div>`;

describe('<campaign-issue-survey>: by keyboard alone', () => {
  it('is walked through with Tab in the order that it is read, and left again', async () => {
    const person = await open(between(campaign(), (await place('receipt')).url));
    await person.hasLanguages();
    expect(await stops(person, 9)).to.deep.equal([
      'combobox: Language',
      'radio: Pot holes and road repairs',
      'textbox: If something else, what is it?',
      'textbox: What would you change, and where? (optional)',
      'combobox: Your ward',
      'button: Send my answer',
      'link: hello@edgbaston.example',
      'link: dataprotection@edgbaston.example',
      'link: Privacy notice',
    ]);
    await person.keys('Tab');
    expect(document.activeElement?.getAttribute('aria-label')).to.equal('After');
  });

  it('keeps the focus in the widget while what Enter sends is under way', async () => {
    const person = await open(between(campaign(), (await place('hang')).url));
    person.answer();
    person.box('What would you change, and where? (optional)').focus();
    person.box('If something else, what is it?').focus();
    await person.keys('Enter');
    await person.sees(words.sending);
    expect(person.hears()).to.equal(`button: ${words.sending}`);
  });

  it('keeps the focus on the form where what waits is sent once more', async () => {
    const endpoint = await place({ status: 503 }, 'hang');
    const person = await open(between(campaign(), endpoint.url));
    person.answer();
    person.press('Send my answer');
    await person.sees('Saved on this device');
    person.press('Send now');
    await person.sees(words.sending);
    expect(person.hears()).to.equal(`button: ${words.sending}`);
  });

  it('does the whole job: ward, issue, words, send, and leave a name', async () => {
    const endpoint = await place('receipt');
    const person = await open(between(campaign(), endpoint.url));
    await person.hasLanguages();
    person.widget.parentElement?.querySelector('input')?.focus();

    await person.keys('Tab', 'Tab', ' ');
    expect(person.data().issue).to.equal('road-surface');
    await person.keys('ArrowDown', 'ArrowDown', 'ArrowDown');
    expect(person.data().issue).to.equal('street-lighting');
    await person.keys('Tab', 'Tab');
    await person.type('What would you change, and where? (optional)', 'By the canal');
    await person.keys('Tab');
    expect(person.hears()).to.equal('combobox: Your ward');
    for (const letter of 'Harb') await person.keys(letter);
    await until(() => person.data().area === 'E05011144', 'the ward is chosen');
    await person.keys('Tab', 'Enter');
    await person.sees('Thank you. We have your answer');
    await until(
      () => person.hears() === 'heading: Thank you. We have your answer',
      'the thanks have the focus',
    );
    await person.sees('Would you like to hear what happens?');
    for (let at = 0; at < 9 && person.focused()?.localName !== 'summary'; at++)
      await person.keys('Tab');
    expect(text(person.focused())).to.equal('Would you like to hear what happens?');
    await person.keys('Enter', 'Tab');
    expect(person.hears()).to.equal('textbox: Full name');
    await person.type('Full name', 'Ada Okafor');
    await person.keys('Tab');
    expect(person.hears()).to.equal('textbox: Email address');
    await person.type('Email address', 'ada@example.org');
    await person.keys('Tab', ' ', 'Tab');
    expect(person.hears()).to.equal(`checkbox: ${statements[0]?.statement.en}`);
    await person.keys(' ', 'Enter');
    await person.sees(wordsAfter.contact.thanksKept);
    const [answer, contact] = await endpoint.posted();
    expect(answer?.area).to.deep.equal({ code: 'E05011144', version: '2025-05' });
    expect(answer?.answers).to.deep.equal({ issue: 'street-lighting', words: 'By the canal' });
    expect(contact?.answers).to.deep.equal({
      name: 'Ada Okafor',
      email: 'ada@example.org',
      ageConfirmed: true,
    });
  });

  it('goes from the list of problems to the field, and on from there', async () => {
    const person = await open(between(campaign(), (await place('receipt')).url));
    person.find('button', 'Send my answer').focus();
    await person.keys('Enter');
    await until(
      () => roleOf(person.focused() ?? document.body) === 'alert',
      'the list has the focus',
    );
    await person.keys('Tab');
    expect(person.hears()).to.equal(`link: ${words.problems.issue}`);
    await person.keys('Enter');
    expect(person.hears()).to.equal('radio: Pot holes and road repairs');
    await person.keys(' ');
    expect(person.data().issue).to.equal('road-surface');
  });

  it('tries again from the message that it is not sent yet', async () => {
    const endpoint = await place({ status: 503 });
    const person = await open(between(campaign(), endpoint.url));
    person.answer();
    person.find('button', 'Send my answer').focus();
    await person.keys(' ');
    await until(
      () => roleOf(person.focused() ?? document.body) === 'alert',
      'the message has the focus',
    );
    await person.keys('Tab');
    expect(person.hears()).to.equal('button: Send now');
    await endpoint.answers('receipt');
    await person.keys('Enter');
    await person.sees('Thank you. We have your answer');
  });

  it('shows where the focus is, on whatever stands behind', async () => {
    const person = await open(between(campaign(), (await place('receipt')).url));
    person.widget.parentElement?.querySelector('input')?.focus();
    for (let at = 0; at < 5; at++) {
      await person.keys('Tab');
      const focused = person.focused() as Element;
      expect([focused, focused.closest('label')].some(hasTwoTones), person.hears()).to.equal(true);
    }
  });

  it('goes backwards with Shift and Tab', async () => {
    const person = await open(between(campaign(), (await place('receipt')).url));
    person.find('button', 'Send my answer').focus();
    await person.keysWith('Shift', 'Tab');
    expect(person.hears()).to.equal('combobox: Your ward');
    await person.keysWith('Shift', 'Tab');
    expect(person.hears()).to.equal('textbox: What would you change, and where? (optional)');
    await person.keysWith('Shift', 'Tab');
    expect(person.hears()).to.equal('textbox: If something else, what is it?');
  });
});
