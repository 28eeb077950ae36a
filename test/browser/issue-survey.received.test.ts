import { expect, html } from '@open-wc/testing';
import { survey } from './campaigns.ts';
import { place } from './faults.ts';
import { it, nameOf, open, type Person, text, until } from './harness.ts';

const PAGE = `${location.origin}${location.pathname}`;
const SENTENCE = 'What is the one big issue where you live? I have said mine. Say yours here:';
const champion = { roles: [], page: 'https://edgbaston.example/champions' };

/** Gives the browser what the test needs; after the test its own is seen again. */
function lend(name: 'clipboard' | 'share', value: unknown): void {
  Object.defineProperty(navigator, name, { value, configurable: true });
}

async function thanked(changes: object = {}): Promise<Person> {
  const endpoint = await place('receipt');
  const person = await open(
    html`<campaign-issue-survey
      .campaign=${survey({}, { ...changes })}
      endpoint=${endpoint.url}
    ></campaign-issue-survey>`,
  );
  person.choose('Your ward', 'Harborne');
  person.pick('Something else');
  person.fill('If something else, what is it?', 'The library');
  person.press('Send my answer');
  await person.sees('Send this to a neighbour');
  return person;
}

describe('<campaign-issue-survey>: what follows an answer', () => {
  const here = location.href;
  afterEach(() => {
    Reflect.deleteProperty(navigator, 'clipboard');
    Reflect.deleteProperty(navigator, 'share');
    history.replaceState(null, '', here);
  });

  it('says what the person said, then offers to send it to a neighbour, then folds away the rest', async () => {
    const person = await thanked({ champion });
    expect(person.reads()).to.match(
      /Thank you\. We have your answer.*You said: The library, in Harborne\..*Your reference is.*Send this to a neighbour.*Become a community champion.*Would you like to hear what happens\?/,
    );
    expect(person.reads(), 'the form for a name is folded').not.to.contain('Full name');
    expect(person.hears()).to.equal('heading: Thank you. We have your answer');
    await expect(person.widget).to.be.accessible();
  });

  it('has a message ready, with the page’s address and nothing of the answer or of the person', async () => {
    history.replaceState(null, '', `${location.pathname}?utm_id=ada@example.org#token`);
    const person = await thanked();
    expect(person.value('textbox', 'Your message')).to.equal(`${SENTENCE} ${PAGE}`);
    const sent = encodeURIComponent(`${SENTENCE} ${PAGE}`);
    const links = ['WhatsApp', 'Text message'].map((name) =>
      person.find('link', name).getAttribute('href'),
    );
    expect(links).to.deep.equal([`https://wa.me/?text=${sent}`, `sms:?&body=${sent}`]);
  });

  it('shares by what the device has, and bears it when the person changes their mind', async () => {
    const shared: unknown[] = [];
    lend('share', (data: unknown) => {
      shared.push(data);
      return Promise.reject(new DOMException('no', 'AbortError'));
    });
    const person = await thanked();
    person.press('Share');
    await until(() => shared.length, 'it is shared');
    expect(shared).to.deep.equal([{ text: SENTENCE, url: PAGE }]);
  });

  it('copies the message, and says so', async () => {
    const copied: string[] = [];
    lend('clipboard', { writeText: (words: string) => Promise.resolve(void copied.push(words)) });
    const person = await thanked();
    person.press('Copy');
    await person.sees('Copied.');
    expect(copied).to.deep.equal([`${SENTENCE} ${PAGE}`]);
  });

  it('marks the message where the browser forbids to copy, and says how', async () => {
    lend('clipboard', {
      writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')),
    });
    const person = await thanked();
    person.press('Copy');
    await person.sees('Copy it with your keyboard or by a long press: it is marked.');
    const box = person.find('textbox', 'Your message') as HTMLTextAreaElement;
    expect(box.value.slice(box.selectionStart, box.selectionEnd)).to.equal(box.value);
  });

  it('leads to the sign-up where the campaign names its page, and carries nothing over', async () => {
    const link = (person: Person) =>
      person.all('link').find((one) => nameOf(one) === 'Become a community champion');
    expect(link(await thanked({ champion }))?.getAttribute('href')).to.equal(champion.page);
    expect(link(await thanked())).to.equal(undefined);
  });

  it('unfolds the form for a name by the keyboard', async () => {
    const person = await thanked();
    const question = person.root.querySelector('summary');
    question?.focus();
    expect(text(person.focused())).to.equal('Would you like to hear what happens?');
    await person.keys('Enter');
    await person.sees('Full name');
    await expect(person.widget).to.be.accessible();
  });
});
