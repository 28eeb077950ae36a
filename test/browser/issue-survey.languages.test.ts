import { expect, fixture, html } from '@open-wc/testing';
import { messages as cy } from '../../src/locales/compiled/cy-widgets.ts';
import { englishSurveyThanks as after } from '../../src/locales/compiled/en-survey-thanks.ts';
import { englishSignupThanks as afterSignup } from '../../src/locales/compiled/en-signup-thanks.ts';
import { englishChampion as champion } from '../../src/locales/compiled/en-champion.ts';
import { englishWardLookup as find } from '../../src/locales/compiled/en-ward-lookup.ts';
import { englishOrganisation as organisation } from '../../src/locales/compiled/en-organisation.ts';
import { englishOutbox as outbox } from '../../src/locales/compiled/en-outbox.ts';
import { englishResults as results } from '../../src/locales/compiled/en-results.ts';
import { englishShare as share } from '../../src/locales/compiled/en-share.ts';
import { englishQuestions as questions } from '../../src/locales/compiled/en-questions.ts';
import { englishPerson as person } from '../../src/locales/compiled/en-person.ts';
import { englishMessages as en } from '../../src/locales/index.ts';
import { campaign, statements, survey } from './campaigns.ts';
import { place } from './faults.ts';
import { aWhile, it, meet, open, type Person, text, until, warned } from './harness.ts';

const WELSH = 'Anfon fy ateb';
const ENGLISH = 'Send my answer';

/** The language that a screen reader would speak an element in. */
function languageOf(element: Element): string {
  for (
    let at: Element | null = element;
    at;
    at = at.parentElement ?? (at.getRootNode() as Partial<ShadowRoot>).host ?? null
  )
    if (at.hasAttribute('lang')) return at.getAttribute('lang') ?? '';
  return '';
}

/** The innermost element that says this. */
const saying = (person: Person, words: string) =>
  [...person.root.querySelectorAll('*')]
    .filter((element) => text(element).includes(words))
    .at(-1) as Element;

/** Each sentence of a language, by its path; one made from others is made from these. */
function sentences(pack: object, path = ''): [string, string][] {
  return Object.entries(pack).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    if (typeof value === 'function')
      return [[`${path}${key}`, (value as (...parts: unknown[]) => string)('7', '8', '9')]];
    return typeof value === 'object' && value
      ? sentences(value, `${path}${key}.`)
      : [[`${path}${key}`, String(value)]];
  });
}

describe('<campaign-issue-survey>: the language it speaks', () => {
  it('is that of its own lang', async () => {
    const person = await open(
      html`<div lang="en"><campaign-issue-survey lang="cy" .campaign=${campaign()}></campaign-issue-survey></div>`,
    );
    expect(person.names('button')).to.deep.equal([WELSH]);
    expect(languageOf(person.all('button')[0] as Element)).to.equal('cy');
  });

  it('is that of the nearest lang around it', async () => {
    const person = await open(
      html`<div lang="en"><section lang="cy-GB"><p lang=""><campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey></p></section></div>`,
    );
    expect(person.names('button')).to.deep.equal([WELSH]);
  });

  it('is that of what is around the shadow root that it stands in', async () => {
    const outer = await fixture<HTMLElement>(html`<div lang="cy"></div>`);
    const root = outer.attachShadow({ mode: 'open' });
    const widget = document.createElement('campaign-issue-survey');
    widget.campaign = campaign();
    root.append(widget);
    expect((await meet(widget)).names('button')).to.deep.equal([WELSH]);
  });

  it('is the page’s where nothing nearer says otherwise', async () => {
    document.documentElement.lang = 'cy';
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    document.documentElement.lang = 'en';
    expect(person.names('button')).to.deep.equal([WELSH]);
  });

  it('speaks as the page does while its document is on its way, and where there is none', async () => {
    const late = await place('hang');
    const waiting = await fixture<HTMLElement>(
      html`<campaign-issue-survey lang="cy" src=${late.url}></campaign-issue-survey>`,
    );
    await until(() => text(waiting.shadowRoot?.querySelector('p')) === cy.loading, 'it loads');
    const missing = await meet(
      await fixture(
        html`<campaign-issue-survey lang="cy" src="/no-such-document"></campaign-issue-survey>`,
      ),
    );
    await missing.sees(cy.unavailable);
    expect(missing.names('button')).to.deep.equal([cy.tryAgain]);
    warned('campaign document');
  });

  it('is the document’s first where the page’s is not offered', async () => {
    const welshFirst = campaign({ languages: ['cy', 'en'] });
    const person = await open(
      html`<campaign-issue-survey lang="fr" .campaign=${welshFirst}></campaign-issue-survey>`,
    );
    expect(person.names('button')).to.deep.equal([WELSH]);
  });

  it('is the document’s first where the page says none', async () => {
    document.documentElement.removeAttribute('lang');
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign({ languages: ['cy', 'en'] })}></campaign-issue-survey>`,
    );
    document.documentElement.lang = 'en';
    expect(person.names('button')).to.deep.equal([WELSH]);
  });

  it('is not one in which the campaign lacks a legal sentence', async () => {
    const [keep, ...others] = statements;
    const document = campaign({
      consents: [{ ...keep, statement: keep?.statement.en }, ...others],
    });
    const person = await open(
      html`<campaign-issue-survey lang="cy" .campaign=${document}></campaign-issue-survey>`,
    );
    expect(person.names('button')).to.deep.equal([ENGLISH]);
  });

  it('follows the lang attribute when it changes', async () => {
    const person = await open(
      html`<campaign-issue-survey lang="en" .campaign=${campaign()}></campaign-issue-survey>`,
    );
    person.widget.setAttribute('lang', 'cy');
    await person.sees(WELSH);
    person.widget.removeAttribute('lang');
    await person.sees(ENGLISH);
  });

  it('follows the lang property when it changes', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    person.widget.lang = 'cy';
    await person.sees(WELSH);
  });

  it('is the last one asked for, in whichever order they arrive', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    person.widget.setAttribute('lang', 'cy');
    await person.widget.updateComplete;
    person.widget.setAttribute('lang', 'en');
    await aWhile();
    expect(person.names('button')).to.deep.equal([ENGLISH]);
  });

  it('keeps what was typed when it changes', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    person.answer({ words: 'Ger yr ysgol' });
    const before = person.data();
    person.widget.setAttribute('lang', 'cy');
    await person.sees(WELSH);
    expect(person.data()).to.deep.equal(before);
  });

  it('goes with the answer, and with the consent in its words', async () => {
    const endpoint = await place('receipt');
    const person = await open(
      html`<campaign-issue-survey lang="cy" .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>`,
    );
    person.choose('Eich ward', 'Quinton');
    person.pick('Goleuadau stryd');
    person.press(WELSH);
    await person.wantsToHear('Hoffech chi glywed beth sy’n digwydd?');
    person.fill('Enw llawn', 'Ada');
    person.fill('Cyfeiriad e-bost', 'ada@example.org');
    for (const box of person.all('checkbox')) box.click();
    person.press('Rhowch wybod i mi');
    await person.sees(cy.surveyThanks.contact.thanks);
    const [answer, contact] = await endpoint.posted();
    expect([answer?.locale, contact?.locale]).to.deep.equal(['cy', 'cy']);
    expect((contact?.consents as object[])[0]).to.deep.equal({
      statement: 'keep',
      version: 1,
      locale: 'cy',
      words: statements[0]?.statement.cy,
      granted: true,
    });
    await expect(person.widget).to.be.accessible();
  });
});

describe('Welsh', () => {
  // How days and numbers are written is no sentence, nor is the language of the imprint.
  const isSentence = ([path]: [string, string]) => !/^(formats|legalLanguage)/.test(path);
  const english = [
    ...sentences(en),
    ...sentences({
      surveyThanks: after,
      signupThanks: afterSignup,
      results,
      share,
      champion,
      wardLookup: find,
      organisation,
      outbox,
      person,
      questions,
    }),
  ].filter(isSentence);
  const welsh = new Map(sentences(cy).filter(isSentence));

  it('has every sentence that English has', () => {
    expect([...welsh.keys()].sort()).to.deep.equal(english.map(([path]) => path).sort());
  });

  it('leaves no sentence in English', () => {
    expect(
      english.filter(([path, words]) => welsh.get(path) === words).map(([path]) => path),
    ).to.deep.equal([]);
  });

  it('fills the same places in each sentence', () => {
    const filled = (words: string) => [...words.matchAll(/\b[789]\b/g)].map(String).sort().join();
    expect(
      english
        .filter(([path, words]) => filled(welsh.get(path) ?? '') !== filled(words))
        .map(([path]) => path),
    ).to.deep.equal([]);
  });

  it('leaves nothing of the widget’s own in English on the page, problems and thanks included', async () => {
    const person = await open(
      html`<campaign-issue-survey lang="cy" .campaign=${campaign()}></campaign-issue-survey>`,
    );
    const seen: string[] = [person.reads()];
    person.press(WELSH);
    await person.sees('Mae problem');
    seen.push(person.reads());
    person.choose('Eich ward', 'Quinton');
    person.pick('Goleuadau stryd');
    person.press(WELSH);
    await person.wantsToHear('Hoffech chi');
    person.press('Rhowch wybod i mi');
    await person.sees('Mae problem');
    seen.push(person.reads());
    for (const word of [
      'Your',
      'Choose',
      'There is',
      'Error',
      'Thank',
      'Send',
      'Privacy',
      'Complain',
      'Promoted',
      'Enter',
      'Tick',
      ' or over',
    ])
      expect(seen.join(' ')).not.to.contain(word);
  });
});

describe('<campaign-issue-survey>: parts in another language than the rest', () => {
  const label = { id: 'canal', label: 'The canal bridge' };
  const mixed = () =>
    survey({
      issues: [label, { id: 'buses', label: { en: 'Buses', cy: 'Bysiau' } }],
      next: 'We meet in May.',
    });

  it('say so: an issue, and what happens next', async () => {
    const person = await open(
      html`<campaign-issue-survey
        lang="cy"
        .campaign=${mixed()}
        endpoint=${(await place('receipt')).url}
      ></campaign-issue-survey>`,
    );
    expect(languageOf(saying(person, 'The canal bridge'))).to.equal('en');
    expect(languageOf(saying(person, 'Bysiau'))).to.equal('cy');
    person.choose('Eich ward', 'Quinton');
    person.pick('Bysiau');
    person.press(WELSH);
    await person.sees('We meet in May.');
    expect(languageOf(saying(person, 'We meet in May.'))).to.equal('en');
  });

  it('say so: what the person said, in the thanks', async () => {
    const person = await open(
      html`<campaign-issue-survey
        lang="cy"
        .campaign=${mixed()}
        endpoint=${(await place('receipt')).url}
      ></campaign-issue-survey>`,
    );
    person.choose('Eich ward', 'Quinton');
    person.pick('The canal bridge');
    person.press(WELSH);
    await person.sees('Dywedoch chi: The canal bridge');
    expect(languageOf(saying(person, 'The canal bridge'))).to.equal('en');
  });

  it('say so: a ward, and a group of wards', async () => {
    const wards = [
      { code: 'E05011144', name: 'Newtown', group: 'The west' },
      {
        code: 'E05011163',
        name: { en: 'Newport', cy: 'Casnewydd' },
        group: { en: 'The south', cy: 'Y de' },
      },
    ];
    const person = await open(
      html`<campaign-issue-survey
        lang="cy"
        .campaign=${campaign({ areas: { version: '2025-05', wards } })}
      ></campaign-issue-survey>`,
    );
    const [, newtown, newport] = person.list('Eich ward').options;
    expect([newtown, newport].map((option) => languageOf(option as Element))).to.deep.equal([
      'en',
      'cy',
    ]);
    const [west, south] = person.list('Eich ward').querySelectorAll('optgroup');
    expect(
      [west, south].map((group) => [group?.label, languageOf(group as Element)]),
    ).to.deep.equal([
      ['The west', 'en'],
      ['Y de', 'cy'],
    ]);
  });

  it('are read in their own direction, whatever stands around them', async () => {
    const person = await open(
      html`<div dir="rtl" lang="ar"><campaign-issue-survey .campaign=${survey({
        issues: [
          { id: 'a', label: 'شارع (الرئيسي)' },
          { id: 'b', label: 'Buses (all)' },
        ],
      })}></campaign-issue-survey></div>`,
    );
    expect(languageOf(person.all('button')[0] as Element)).to.equal('en');
    expect(getComputedStyle(person.all('button')[0] as Element).direction).to.equal('ltr');
    expect(saying(person, 'شارع').localName).to.equal('bdi');
  });
});
