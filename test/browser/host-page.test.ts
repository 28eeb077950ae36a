import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { formStyles, themeTokens } from '../../src/theme/index.ts';
import { campaign } from './campaigns.ts';
import { aWhile, it, meet, open, type Person, until } from './harness.ts';

const WORDS = 'What would you change, and where? (optional)';

/**
 * The same document as another object, with its keys in another order, as a page that renders anew
 * may give it.
 */
const again = (document: object): unknown =>
  Object.fromEntries(Object.entries(structuredClone(document)).reverse());

/** What a page's own listener for shortcuts hears. */
function listenForShortcuts(): { heard: string[]; stop: () => void } {
  const heard: string[] = [];
  const onKey = (event: KeyboardEvent) => {
    heard.push(`${event.type} ${event.key}`);
    // As a page does that takes the key for itself.
    if (event.key === 's' || event.key === ' ') event.preventDefault();
  };
  const types = ['keydown', 'keypress', 'keyup'] as const;
  for (const type of types) document.addEventListener(type, onKey);
  return {
    heard,
    stop: () => {
      for (const type of types) document.removeEventListener(type, onKey);
    },
  };
}

/** A widget under a style sheet of its page. */
async function styled(css: string): Promise<{ page: HTMLElement; person: Person }> {
  const page = await fixture<HTMLElement>(
    html`<div>
      <style>
        ${css}
      </style>
      <div class="column"><campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey></div>
    </div>`,
  );
  return { page, person: await meet(page.querySelector('campaign-issue-survey')) };
}

describe('A page that gives its widget a document again', () => {
  it('empties no form with an equal one', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    person.answer({ ward: 'Harborne', issue: 'Street lighting', words: 'The hill' });
    const filled = person.data();
    person.widget.campaign = again(campaign());
    await aWhile();
    expect(person.data()).to.deep.equal(filled);
  });

  it('keeps the order of the issues with an equal one, also in another language', async () => {
    const document = campaign({
      survey: { ...(campaign().survey as object), order: 'alphabetical' },
    });
    const person = await open(
      html`<campaign-issue-survey .campaign=${document}></campaign-issue-survey>`,
    );
    const order = () =>
      [...person.root.querySelectorAll<HTMLInputElement>('[name=issue]')].map(({ value }) => value);
    const before = order();
    person.widget.lang = 'cy';
    await person.sees('Anfon fy ateb');
    person.widget.campaign = again(document);
    await aWhile();
    expect(order()).to.deep.equal(before);
  });

  it('keeps what was filled in with a newer version, at the fields that are still there', async () => {
    const document = campaign();
    const survey = document.survey as { issues: { id: string }[] };
    const person = await open(
      html`<campaign-issue-survey .campaign=${document}></campaign-issue-survey>`,
    );
    person.answer({ ward: 'Harborne', issue: 'Street lighting', words: 'The hill' });
    const filled = person.data();
    const issues = [{ id: 'new-issue', label: 'A new issue' }, ...survey.issues];
    person.widget.campaign = campaign({ version: 2, survey: { ...survey, issues } });
    await until(() => person.names('radio').includes('A new issue'), 'the new issue is asked');
    expect(person.data()).to.deep.equal(filled);
  });

  it('asks again for a ward and an issue that a newer version no longer has', async () => {
    const document = campaign();
    const survey = document.survey as { issues: { id: string }[] };
    const areas = document.areas as { wards: { name: string }[] };
    const person = await open(
      html`<campaign-issue-survey .campaign=${document}></campaign-issue-survey>`,
    );
    person.answer({ ward: 'Harborne', issue: 'Street lighting', words: 'The hill' });
    person.widget.campaign = campaign({
      version: 2,
      areas: { ...areas, wards: areas.wards.filter(({ name }) => name !== 'Harborne') },
      survey: { ...survey, issues: survey.issues.filter(({ id }) => id !== 'street-lighting') },
    });
    await until(() => !person.names('radio').includes('Street lighting'), 'it is not asked');
    expect(person.data()).to.not.have.property('issue');
    expect(person.value('combobox', 'Your ward')).to.equal('');
    expect(person.value('textbox', WORDS)).to.equal('The hill');
  });

  it('empties the form with another campaign', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    person.answer({ ward: 'Harborne', issue: 'Street lighting', words: 'The hill' });
    person.widget.campaign = campaign({ id: 'another' });
    await until(() => !person.value('textbox', WORDS), 'the form is empty');
    expect(person.data()).to.not.have.property('issue');
  });
});

describe('A page’s own keyboard shortcuts', () => {
  it('do not take what is typed into a form', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    const page = listenForShortcuts();
    await person.type(WORDS, 'as it is, ß');
    await person.keys('Backspace', 'ArrowLeft', 'Enter');
    person.find('radio', 'Street lighting').focus();
    await sendKeys({ press: ' ' });
    await sendKeys({ press: 'ArrowDown' });
    page.stop();
    expect(page.heard).to.deep.equal([]);
    expect(person.value('textbox', WORDS)).to.equal('as it is,\n ');
  });

  it('hear Tab, Escape and combinations of keys', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    person.box(WORDS).focus();
    const page = listenForShortcuts();
    await person.keys('Escape');
    await person.keysWith('Control', 'k');
    await person.keys('Tab');
    page.stop();
    const keys = page.heard.filter((one) => one.startsWith('keydown'));
    expect(keys).to.deep.equal(['keydown Escape', 'keydown Control', 'keydown k', 'keydown Tab']);
  });
});

describe('A page’s style sheet', () => {
  for (const css of [
    'campaign-issue-survey { display: none }',
    '[class] > * { display: none }',
    '.column { display: none }',
  ])
    it(`hides the tag: ${css}`, async () => {
      const { person } = await styled(css);
      expect(person.widget.checkVisibility()).to.equal(false);
      expect(person.root.querySelector('form')?.checkVisibility()).to.equal(false);
    });

  it('hides the tag by its hidden attribute, and shows it again', async () => {
    const { person } = await styled('');
    person.widget.hidden = true;
    expect(person.widget.checkVisibility()).to.equal(false);
    person.widget.hidden = false;
    expect(person.widget.checkVisibility()).to.equal(true);
  });

  for (const css of [
    'campaign-issue-survey { all: unset }',
    'campaign-issue-survey { all: initial }',
    'campaign-issue-survey { display: inline }',
    'campaign-issue-survey { display: flex }',
    'campaign-issue-survey { display: grid }',
  ])
    it(`leaves the form within its column: ${css}`, async () => {
      const { page, person } = await styled(`${css} .column { width: 18rem }`);
      const column = page.querySelector('.column') as HTMLElement;
      const { left, right } = column.getBoundingClientRect();
      expect(column.scrollWidth).to.equal(column.clientWidth);
      for (const control of person.root.querySelectorAll('.text')) {
        const box = control.getBoundingClientRect();
        expect(box.left).to.be.at.least(left);
        expect(box.right).to.be.at.most(right + 0.5);
        expect(box.width).to.be.greaterThan(200);
      }
    });

  it('takes no border away by a colour that is none', async () => {
    const { person } = await styled(
      'campaign-issue-survey { --campaign-border: nonsense; --campaign-error: nonsense }',
    );
    const card = person.find('radio', 'Street lighting').nextElementSibling as Element;
    for (const style of [
      getComputedStyle(person.list('Your ward')),
      getComputedStyle(card, '::before'),
    ])
      expect([style.borderTopWidth, style.borderTopStyle]).to.deep.equal(['1px', 'solid']);
  });
});

describe('A browser that does not know color-mix', () => {
  it('shows borders of fields and problems in the colour of the text', async () => {
    const { person } = await styled('campaign-issue-survey { color: rgb(1, 2, 3) }');
    person.press('Send my answer');
    await person.sees('There is a problem');
    // The same rules as such a browser reads them.
    person.root.adoptedStyleSheets = [themeTokens, formStyles].map(({ cssText }) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(cssText.replaceAll('color-mix(', 'no-such-function('));
      return sheet;
    });
    const words = getComputedStyle(person.box(WORDS));
    expect([words.borderTopWidth, words.borderTopStyle, words.borderTopColor]).to.deep.equal([
      '1px',
      'solid',
      'rgb(1, 2, 3)',
    ]);
    const error = person.root.querySelector('.error') as HTMLElement;
    expect(getComputedStyle(error).color).to.equal('rgb(1, 2, 3)');
    expect(getComputedStyle(person.list('Your ward')).borderTopColor).to.equal('rgb(1, 2, 3)');
  });
});
