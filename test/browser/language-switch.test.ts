import { expect, fixture, html } from '@open-wc/testing';
import { LANGUAGES } from '../../src/locales/languages.ts';
import { widgetMessages } from '../../src/locales/index.ts';
import { campaign } from './campaigns.ts';
import { eightLanguageCampaign } from './eight-languages.ts';
import { it, open, type Person, until, warnings } from './harness.ts';
import { look, report } from './tracker.ts';

const WELSH = 'Anfon fy ateb';
const ENGLISH = 'Send my answer';

const survey = (document: unknown = campaign(), lang = 'en') =>
  html`<campaign-issue-survey lang=${lang} .campaign=${document}></campaign-issue-survey>`;

/** The list of languages of a widget, once it is there. */
const languageList = (widget: Element | undefined) =>
  until(
    () => widget?.shadowRoot?.querySelector<HTMLSelectElement>('select[part=language]'),
    'the list of languages is there',
  );

async function choose(widget: Element, language: string): Promise<HTMLSelectElement> {
  const list = await languageList(widget);
  list.focus();
  list.value = language;
  list.dispatchEvent(new Event('change', { bubbles: true }));
  return list;
}

const language = ({ root }: Person) => root.querySelector('[part=base]')?.getAttribute('lang');

describe('The list of languages', () => {
  afterEach(() => sessionStorage.clear());

  it('names each language that the campaign offers in itself, and says which one it is', async () => {
    const { widget } = await open(survey(eightLanguageCampaign(), 'pl'));
    const list = await languageList(widget);
    expect([...list.options].map(({ value, lang, text }) => [value, lang, text])).to.deep.equal(
      Object.entries(LANGUAGES).map(([tag, { name }]) => [tag, tag, name]),
    );
    expect(list.value).to.equal('pl');
    expect(list.ariaLabel).to.equal('Język');
    await expect(widget).to.be.accessible();
  });

  it('is not there where a campaign can be read in one language only', async () => {
    const english = campaign({ languages: ['en'] });
    const { root } = await open(survey(english));
    expect(root.querySelector('.languages')).to.equal(null);
    const { base } = await look(html`<campaign-progress .report=${report()}></campaign-progress>`);
    expect(base.querySelector('.languages')).to.equal(null);
  });

  it('holds no language in which a legal sentence is missing', async () => {
    const document = eightLanguageCampaign();
    const [first, ...others] = document.consents as { statement: Record<string, string> }[];
    const { ur: _, ...statement } = first?.statement ?? {};
    const { widget } = await open(
      survey({ ...document, consents: [{ ...first, statement }, ...others] }),
    );
    const list = await languageList(widget);
    expect([...list.options].map(({ value }) => value)).to.deep.equal(
      Object.keys(LANGUAGES).filter((tag) => tag !== 'ur'),
    );
  });

  it('changes what a survey says, and keeps what was typed and the focus', async () => {
    const person = await open(survey());
    person.answer({ ward: 'Quinton', issue: 'Street lighting', words: 'Two of five are out' });
    const list = await choose(person.widget, 'cy');
    await person.sees(WELSH);
    expect(person.focused()).to.equal(list);
    expect(person.data()).to.include({ area: 'E05011163', words: 'Two of five are out' });
    expect(person.data().issue).to.be.a('string');
    expect(language(person)).to.equal('cy');
    await choose(person.widget, 'en');
    await person.sees(ENGLISH);
    expect(person.data().words).to.equal('Two of five are out');
  });

  it('turns the form to where a language is written from', async () => {
    const person = await open(survey(eightLanguageCampaign()));
    const { survey: urdu } = await widgetMessages.load('ur');
    await choose(person.widget, 'ur');
    await person.sees(urdu.send);
    const base = person.root.querySelector<HTMLElement>('[part=base]');
    const list = await languageList(person.widget);
    expect(base?.dir).to.equal('rtl');
    expect(list.getBoundingClientRect().left).to.be.closeTo(
      base?.getBoundingClientRect().left ?? -1,
      1,
    );
  });

  it('keeps the step of a sign-up, and what was typed in the others', async () => {
    const person = await open(
      html`<campaign-champion-signup .campaign=${campaign()}></campaign-champion-signup>`,
    );
    person.fill('Full name', 'Ada Okafor');
    person.fill('Email address', 'ada@example.org');
    for (const box of person.all('checkbox')) box.click();
    person.press('Continue');
    await person.sees('Step 2 of 3');
    const { champion } = await widgetMessages.load('cy');
    await choose(person.widget, 'cy');
    await person.sees(champion?.step(2, 3, champion.sections.help) ?? 'no Welsh');
    expect(person.data()).to.include({ name: 'Ada Okafor', email: 'ada@example.org' });
  });

  it('changes a tracker', async () => {
    const both = report(
      { languages: ['en', 'cy'] },
      { label: { en: 'Trained', cy: 'Hyfforddwyd' } },
    );
    const onlooker = await look(
      html`<campaign-progress lang="en" .report=${both}></campaign-progress>`,
    );
    const list = await choose(onlooker.tracker, 'cy');
    await onlooker.sees('Hyfforddwyd');
    expect(onlooker.tracker.shadowRoot?.activeElement).to.equal(list);
    expect(onlooker.base.lang).to.equal('cy');
    await expect(onlooker.tracker).to.be.accessible();
  });

  it('is remembered in the tab for what is opened later, where that offers the language', async () => {
    const first = await open(survey());
    await choose(first.widget, 'cy');
    await first.sees(WELSH);
    const later = await open(survey());
    expect(language(later)).to.equal('cy');
    const other = await open(survey(campaign({ languages: ['pl', 'en'] }), 'en'));
    expect(language(other)).to.equal('en');
  });

  it('gives way to a page that changes its language afterwards', async () => {
    const person = await open(survey());
    await choose(person.widget, 'cy');
    await person.sees(WELSH);
    person.widget.lang = 'cy';
    await person.widget.updateComplete;
    person.widget.lang = 'en';
    await person.sees(ENGLISH);
  });

  it('works where the page lets nothing be remembered', async () => {
    const getter = Object.getOwnPropertyDescriptor(window, 'sessionStorage') ?? {};
    Object.defineProperty(window, 'sessionStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('no storage', 'SecurityError');
      },
    });
    try {
      const person = await open(survey());
      await choose(person.widget, 'cy');
      await person.sees(WELSH);
    } finally {
      Object.defineProperty(window, 'sessionStorage', getter);
    }
  });

  it('shows the language that is spoken where the wanted one can’t be loaded', async () => {
    const load = widgetMessages.load;
    widgetMessages.load = () => Promise.reject(new TypeError('offline'));
    try {
      const person = await open(survey());
      const list = await choose(person.widget, 'cy');
      await until(() => list.value === 'en', 'the list says English again');
      expect(person.names('button')).to.contain(ENGLISH);
      expect(warnings().join()).to.contain('can\'t load "cy"');
    } finally {
      widgetMessages.load = load;
    }
  });

  it('moves nothing when it comes', async () => {
    const page = await fixture<HTMLElement>(html`<div>${survey()}</div>`);
    const widget = page.querySelector('campaign-issue-survey');
    const form = await until(() => widget?.shadowRoot?.querySelector('form'), 'the form is there');
    const { top } = form.getBoundingClientRect();
    await languageList(widget ?? undefined);
    expect(form.getBoundingClientRect().top).to.equal(top);
  });
});
