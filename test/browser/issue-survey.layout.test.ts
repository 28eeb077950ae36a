import { expect, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { campaign, statements, survey } from './campaigns.ts';
import { place } from './faults.ts';
import { it, nameOf, open, type Person, text } from './harness.ts';

const results = {
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
};
const long = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch';

/** The states of the widget, each reached as a person reaches it. */
const states: [state: string, reach: (person: Person) => Promise<void>][] = [
  ['the form', () => Promise.resolve()],
  [
    'problems',
    async (person) => {
      person.press('Send my answer');
      await person.sees('There is a problem');
    },
  ],
  [
    'the thanks',
    async (person) => {
      await person.sends();
      await person.sees('What people in Harborne have said so far');
    },
  ],
];

async function widget(document = campaign()): Promise<Person> {
  const published = await place({ status: 200, body: results });
  return open(
    html`<campaign-issue-survey
      .campaign=${{ ...document, results: published.url }}
      endpoint=${(await place('receipt')).url}
    ></campaign-issue-survey>`,
  );
}

/** What sticks out of the widget to the side, or is cut off. */
function overflows(person: Person): string[] {
  const edges = person.widget.getBoundingClientRect();
  return [...person.root.querySelectorAll<HTMLElement>('*')]
    .filter(
      (element) =>
        element.getClientRects().length > 0 &&
        element.localName !== 'option' &&
        element.localName !== 'optgroup',
    )
    .filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      const cut =
        getComputedStyle(element).overflowX !== 'visible' &&
        element.scrollWidth > element.clientWidth + 1 &&
        !element.matches('select, input');
      return right > edges.right + 1 || left < edges.left - 1 || cut;
    })
    .map((element) => `${element.localName} ${text(element).slice(0, 30)}`);
}

describe('<campaign-issue-survey>: on small screens and with large letters', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('has the box for something else directly under its card', async () => {
    const { root } = await widget();
    const card = [...root.querySelectorAll('[part=choice]')].at(-1)?.getBoundingClientRect();
    const label = root.querySelector('label[for=other]')?.getBoundingClientRect();
    expect(Math.round((label?.top ?? 0) - (card?.bottom ?? 0))).to.equal(8);
  });

  for (const [state, reach] of states) {
    it(`has targets of at least 24 px, and of 48 px for choices, fields and buttons, in ${state}`, async () => {
      const person = await widget();
      await reach(person);
      const sizes = (role: string, least: number) =>
        person.all(role).forEach((control) => {
          const target = (control.closest('[part=choice]') ?? control).getBoundingClientRect();
          expect(Math.round(target.height), `${role} ${nameOf(control)}`).to.be.at.least(least);
          expect(Math.round(target.width), `${role} ${nameOf(control)}`).to.be.at.least(least);
        });
      for (const role of ['radio', 'checkbox', 'button', 'combobox', 'textbox']) sizes(role, 48);
    });

    it(`needs no sideways scrolling at 320 px in ${state}`, async () => {
      await setViewport({ width: 320, height: 640 });
      const person = await widget(
        survey({
          issues: [
            { id: 'street-lighting', label: 'Street lighting' },
            { id: 'long', label: long },
          ],
          next: `${long} `.repeat(3),
        }),
      );
      await reach(person);
      expect(overflows(person)).to.deep.equal([]);
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
    });

    it(`loses nothing with the reader’s own text spacing in ${state}`, async () => {
      await setViewport({ width: 320, height: 640 });
      const person = await widget();
      await reach(person);
      // WCAG 2.2, 1.4.12, as a reader's own style sheet sets it, which reaches into shadow roots.
      const spacing = new CSSStyleSheet();
      spacing.replaceSync(
        '* { letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important; } p { margin-block-end: 2em !important; }',
      );
      person.root.adoptedStyleSheets.push(spacing);
      expect(overflows(person)).to.deep.equal([]);
    });

    it(`loses nothing when letters are twice as large in ${state}`, async () => {
      await setViewport({ width: 640, height: 640 });
      document.documentElement.style.fontSize = '32px';
      const person = await widget();
      await reach(person);
      const found = overflows(person);
      const size = getComputedStyle(person.all('button')[0] as Element).fontSize;
      document.documentElement.style.fontSize = '';
      expect(found).to.deep.equal([]);
      expect(size).to.equal('32px');
    });

    it(`moves nothing, so there is nothing to reduce, in ${state}`, async () => {
      const person = await widget();
      await reach(person);
      expect(document.getAnimations()).to.deep.equal([]);
      const moving = [...person.root.querySelectorAll('*')].filter((element) => {
        const { transitionDuration, animationName } = getComputedStyle(element);
        return (
          animationName !== 'none' ||
          transitionDuration.split(', ').some((duration) => Number.parseFloat(duration) > 0)
        );
      });
      expect(moving.map(({ localName }) => localName)).to.deep.equal([]);
    });
  }

  it('has letters that can be read on a page that has smaller ones', async () => {
    document.documentElement.style.fontSize = '10px';
    const person = await widget();
    person.press('Send my answer');
    await person.sees('There is a problem');
    const smallest = (selector: string) =>
      Math.min(
        ...[...person.root.querySelectorAll<HTMLElement>(selector)].map((element) =>
          Number.parseFloat(getComputedStyle(element).fontSize),
        ),
      );
    const sizes = [
      ':is(label, [part=label], .error, input, select.text, textarea, button, .notice a):not(.absent *)',
      '[part=hint], [part=language]',
      '[part=small-print] :is(p, a)',
    ].map(smallest);
    document.documentElement.style.fontSize = '';
    expect(sizes).to.deep.equal([16, 15, 13]);
  });

  it('takes the spacing of letters and words that the page gives its text', async () => {
    const page = document.createElement('style');
    page.textContent = 'body { letter-spacing: 2px; word-spacing: 3px; }';
    document.head.append(page);
    const person = await widget();
    const { letterSpacing, wordSpacing } = getComputedStyle(
      person.root.querySelector('b[part=label]') as Element,
    );
    page.remove();
    expect([letterSpacing, wordSpacing]).to.deep.equal(['2px', '3px']);
  });

  it('takes the page’s font and colour, and the tokens that it is given', async () => {
    const page = document.createElement('style');
    page.textContent =
      '.home { font-family: Georgia, serif; color: rgb(20, 60, 40); } .own { --campaign-accent: rgb(120, 0, 80); --campaign-on-accent: rgb(255, 250, 240); --campaign-radius: 0px; }';
    document.head.append(page);
    const person = await open(
      html`<div class="home"><campaign-issue-survey class="own" .campaign=${campaign()}></campaign-issue-survey></div>`,
    );
    const button = getComputedStyle(person.find('button', 'Send my answer'));
    const label = getComputedStyle(person.root.querySelector('b[part=label]') as Element);
    const seen = [
      button.backgroundColor,
      button.color,
      button.borderTopLeftRadius,
      button.fontFamily,
      label.color,
      label.fontFamily,
    ];
    page.remove();
    expect(seen).to.deep.equal([
      'rgb(120, 0, 80)',
      'rgb(255, 250, 240)',
      '0px',
      'Georgia, serif',
      'rgb(20, 60, 40)',
      'Georgia, serif',
    ]);
  });

  it('can be styled by its parts', async () => {
    const page = document.createElement('style');
    page.textContent =
      'campaign-issue-survey::part(button) { text-transform: uppercase; } campaign-issue-survey::part(label) { font-style: italic; }';
    document.head.append(page);
    const person = await widget();
    const seen = [
      getComputedStyle(person.find('button', 'Send my answer')).textTransform,
      getComputedStyle(person.root.querySelector('b[part=label]') as Element).fontStyle,
    ];
    page.remove();
    expect(seen).to.deep.equal(['uppercase', 'italic']);
  });

  it('turns round for languages that are read from right to left', async () => {
    const person = await widget();
    const base = person.root.querySelector('[part=base]') as HTMLElement;
    const at = () => {
      const radio = person.find('radio', 'Street lighting').getBoundingClientRect();
      const words = (
        person.find('radio', 'Street lighting').nextElementSibling as HTMLElement
      ).getBoundingClientRect();
      return radio.left < words.left ? 'left' : 'right';
    };
    expect(at()).to.equal('left');
    base.dir = 'rtl';
    expect(at()).to.equal('right');
    expect(overflows(person)).to.deep.equal([]);
  });

  it('is hidden when the page hides it', async () => {
    const person = await widget();
    person.widget.hidden = true;
    expect(person.widget.getClientRects().length).to.equal(0);
  });

  it('reads a long consent and a long name of a ward in full', async () => {
    await setViewport({ width: 320, height: 640 });
    const wards = ['E05011144', 'E05011163'].map((code) => ({
      code,
      name: code === 'E05011144' ? 'Harborne' : `${long} ${long}`,
    }));
    const consents = statements.map((statement) => ({
      ...statement,
      statement: `${long} `.repeat(6),
    }));
    const person = await widget(
      campaign({ areas: { version: '2025-05', wards }, consents, languages: ['en'] }),
    );
    await person.sends();
    await person.wantsToHear();
    expect(overflows(person)).to.deep.equal([]);
  });
});
