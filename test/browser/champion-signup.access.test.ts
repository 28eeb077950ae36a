import { expect, fixture, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { messages as cy } from '../../src/locales/compiled/cy-widgets.ts';
import { ChampionSignupWidget } from '../../src/widgets/champion-signup/index.ts';
import { campaign } from './campaigns.ts';
import { AGE, EMAIL, fillIn, KEEP, PHONE, SIGN_UP, signUp, TEXT, THANKS } from './champion.ts';
import { place } from './faults.ts';
import { aWhile, it, lateTag, meet, open, type Person, text, until } from './harness.ts';

const refusal = {
  status: 422,
  body: {
    title: 'No',
    status: 422,
    problems: [{ path: 'answers.email', code: 'format', message: 'no' }],
  },
};

/** The states of the form, each reached as a person reaches it. */
const states: [
  state: string,
  answer: Parameters<typeof place>[0],
  reach: (person: Person) => Promise<void>,
][] = [
  ['the form', 'receipt', () => Promise.resolve()],
  [
    'problems',
    'receipt',
    async (person) => {
      person.press(SIGN_UP);
      await person.sees('There is a problem');
    },
  ],
  [
    'sending',
    'hang',
    async (person) => {
      await fillIn(person);
      person.press(SIGN_UP);
      await person.sees('Sending…');
    },
  ],
  [
    'not sent yet',
    { status: 503 },
    async (person) => {
      await fillIn(person);
      person.press(SIGN_UP);
      await person.sees('Not sent yet');
    },
  ],
  [
    'a refusal',
    refusal,
    async (person) => {
      await fillIn(person);
      person.press(SIGN_UP);
      await person.sees('This can’t be taken as it is');
    },
  ],
  [
    'the thanks',
    'receipt',
    async (person) => {
      await signUp(person);
      await person.sees('Or let them point');
    },
  ],
];

/** What sticks out of the widget to the side. */
function overflows(person: Person): string[] {
  const edges = person.widget.getBoundingClientRect();
  return [...person.root.querySelectorAll<HTMLElement>('*')].flatMap((element) => {
    const { left, right, width } = element.getBoundingClientRect();
    return width &&
      element.localName !== 'option' &&
      (right > edges.right + 1 || left < edges.left - 1)
      ? [`${element.localName} ${text(element).slice(0, 30)}`]
      : [];
  });
}

describe('<campaign-champion-signup>: for everybody', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));

  for (const [state, answer, reach] of states)
    for (const as of ['champion', 'organisation'])
      if (as === 'champion' || state === 'the form')
        it(`has nothing that axe complains of, targets of 48 px and no sideways scrolling at 320 px in ${state}${as === 'organisation' ? ' of an organisation' : ''}`, async () => {
          await setViewport({ width: 320, height: 640 });
          const person = await open(
            html`<campaign-champion-signup
              as=${as}
              invite="abcdefgh2345"
              .campaign=${campaign()}
              endpoint=${(await place(answer)).url}
            ></campaign-champion-signup>`,
          );
          await reach(person);
          await expect(person.widget).to.be.accessible();
          for (const role of ['radio', 'checkbox', 'button', 'combobox', 'textbox'])
            for (const control of person.all(role))
              expect(
                Math.round(
                  (control.closest('[part=choice]') ?? control).getBoundingClientRect().height,
                ),
                text(control.closest('[part=choice]')),
              ).to.be.at.least(48);
          expect(overflows(person)).to.deep.equal([]);
          expect(document.documentElement.scrollWidth).to.be.at.most(320);
        });

  it('is walked through with Tab in the order that it is read', async () => {
    const page = await fixture<HTMLElement>(
      html`<div><input aria-label="Before" /><campaign-champion-signup .campaign=${campaign()}></campaign-champion-signup></div>`,
    );
    const person = await meet(page.querySelector('campaign-champion-signup'));
    await person.hasLanguages();
    page.querySelector('input')?.focus();
    const stops = [
      'combobox: Language',
      'textbox: Full name',
      'textbox: Email address',
      `checkbox: ${EMAIL}`,
      'textbox: Telephone number',
      ...[PHONE, TEXT, AGE, KEEP].map((name) => `checkbox: ${name}`),
      'button: Continue',
      `button: ${SIGN_UP}`,
    ];
    const heard: string[] = [];
    for (const _ of stops) {
      await person.keys('Tab');
      heard.push(person.hears());
    }
    expect(heard).to.deep.equal(stops);
  });

  it('does the whole job by keyboard: fill in, tick, send', async () => {
    const endpoint = await place('receipt');
    const person = await open(
      html`<campaign-champion-signup
        ward="E05011144"
        .campaign=${campaign()}
        endpoint=${endpoint.url}
      ></campaign-champion-signup>`,
    );
    await person.type('Full name', 'Ada Okafor');
    await person.keys('Tab', 'Tab', 'Tab');
    expect(person.hears()).to.equal('textbox: Telephone number');
    await person.type('Telephone number', '01632 960 001');
    for (const name of [AGE, KEEP]) {
      person.find('checkbox', name).focus();
      await person.keys(' ');
    }
    person.box('Full name').focus();
    await person.keys('Enter');
    await until(
      () => person.hears() === 'heading: Step 2 of 3: How you can help',
      'the second step has the focus',
    );
    person.find('button', 'Continue').focus();
    await person.keys('Enter');
    await until(
      () => person.hears() === 'heading: Step 3 of 3: Meeting and talking',
      'the third step has the focus',
    );
    person.box('Language you would like us to use (optional)').focus();
    await person.keys('Enter');
    await person.sees(THANKS);
    expect(person.hears()).to.equal(`heading: ${THANKS}`);
    expect((await endpoint.posted())[0]?.answers).to.include({
      name: 'Ada Okafor',
      phone: '01632 960 001',
    });
  });

  it('speaks Welsh in every state, and sends the Welsh sentences', async () => {
    const endpoint = await place('receipt');
    const person = await open(
      html`<campaign-champion-signup
        lang="cy"
        invite="abcdefgh2345"
        .campaign=${campaign()}
        endpoint=${endpoint.url}
      ></campaign-champion-signup>`,
    );
    const seen = [person.reads()];
    person.press(cy.champion.send);
    await person.sees('Mae problem');
    seen.push(person.reads());
    person.fill('Enw llawn', 'Siân ap Rhys');
    person.fill('Rhif ffôn', '01632 960 001');
    for (const id of ['ageConfirmed', 'consents-keep-champion'])
      person.root.getElementById(id)?.click();
    await expect(person.widget).to.be.accessible();
    person.press(cy.champion.send);
    await person.sees('Dewch â rhywun gyda chi');
    await person.sees('Neu gadewch iddynt');
    seen.push(person.reads());
    await expect(person.widget).to.be.accessible();
    for (const word of [
      'Your',
      'Choose',
      'There is',
      'Error',
      'Thank',
      'Sign',
      'Privacy',
      'Promoted',
      'Enter',
      'Tick ',
      ' or over',
      'link',
      'Copy',
      'Monday',
      'Would',
      'optional',
      'invitation',
    ])
      expect(seen.join(' ')).not.to.contain(word);
    const [sent] = await endpoint.posted();
    expect([sent?.locale, (sent?.consents as { locale: string }[])[0]?.locale]).to.deep.equal([
      'cy',
      'cy',
    ]);
  });

  it('is not broken by the page’s own style, and takes its font and colour', async () => {
    const style = document.createElement('style');
    style.textContent = `* { all: unset !important } input, select, label, button, p, svg { display: none !important; position: absolute !important; opacity: 0 !important } .field, .row, .choice { display: none !important }
      body { color: rgb(90, 0, 90) !important; font-family: 'DejaVu Serif' !important }`;
    document.head.append(style);
    try {
      const person = await open(
        html`<campaign-champion-signup
          .campaign=${campaign()}
          endpoint=${(await place('receipt')).url}
        ></campaign-champion-signup>`,
      );
      const box = person.box('Full name');
      expect(box.getBoundingClientRect().height).to.be.at.least(44);
      const { color, fontFamily, opacity } = getComputedStyle(box);
      expect([color, opacity]).to.deep.equal(['rgb(90, 0, 90)', '1']);
      expect(fontFamily).to.contain('DejaVu Serif');
      await signUp(person);
    } finally {
      style.remove();
    }
  });

  it('is many on one page, each with its own answers, and beside a survey', async () => {
    const endpoint = await place('receipt');
    const page = await fixture<HTMLElement>(html`<div>
      <campaign-champion-signup .campaign=${campaign()} endpoint=${endpoint.url} source="one"></campaign-champion-signup>
      <campaign-champion-signup .campaign=${campaign()} endpoint=${endpoint.url} source="two"></campaign-champion-signup>
      <campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>
    </div>`);
    const [one, two] = await Promise.all(
      [...page.querySelectorAll('campaign-champion-signup')].map(meet),
    );
    const survey = await meet(page.querySelector('campaign-issue-survey'));
    if (!one || !two) throw new Error('there are two');
    await signUp(one);
    expect(two.data()).to.include({ name: '', area: '' });
    await survey.sends();
    expect((await endpoint.posted()).map(({ kind }) => kind)).to.deep.equal([
      'champion-signup',
      'issue-response',
    ]);
  });

  it('upgrades a tag that was there before the script, and takes no focus and no scroll', async () => {
    const page = await fixture<HTMLElement>(html`<div></div>`);
    const { tag, define } = lateTag();
    const widget = document.createElement(tag) as ChampionSignupWidget;
    widget.campaign = campaign();
    widget.setAttribute('as', 'organisation');
    page.append(widget);
    const before = [document.activeElement, scrollY];
    define(class extends ChampionSignupWidget {});
    const person = await meet(widget);
    await until(
      () => person.reads().includes('Name of the organisation'),
      'it asks for the organisation',
    );
    await aWhile();
    expect([document.activeElement, scrollY]).to.deep.equal(before);
  });
});
