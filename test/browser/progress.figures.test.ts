import { expect, fixture, html } from '@open-wc/testing';
import { englishFigures } from '../../src/locales/compiled/en-figures.ts';
import { progressCatalog } from '../../src/locales/progress-catalog.ts';
import { createFigureContext } from '../../src/widgets/progress/figure-context.ts';
import { figureView } from '../../src/widgets/progress/figure-view.ts';
import { it, text, warned } from './harness.ts';
import { EVERYTHING, look, report, whole } from './tracker.ts';

const shown = (measure: Record<string, unknown>) =>
  look(html`<campaign-progress .report=${report({}, measure)}></campaign-progress>`);

/** The texts that a screen reader comes to, one by one. */
function heardTexts(element: Element | undefined): string[] {
  if (!element) throw new Error('there is no such element');
  const texts: string[] = [];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (!node.parentElement?.closest('[aria-hidden=true]') && node.textContent?.trim())
      texts.push(node.textContent.trim());
  return texts;
}

describe('<campaign-progress>: figures', () => {
  const cases: [
    sentence: string,
    measure: Record<string, unknown>,
    shows: string,
    hears: string,
    now: number,
    max: number,
  ][] = [
    ['at nothing', { value: 0, goal: 100 }, '0 of 100', '0 of 100', 0, 100],
    ['on the way', { value: 62, goal: 100 }, '62 of 100', '62 of 100', 62, 100],
    [
      'just short of the goal',
      { value: 999, goal: 1000 },
      '999 of 1,000',
      '999 of 1,000',
      999,
      1000,
    ],
    [
      'at the goal',
      { value: 100, goal: 100 },
      '100 of 100 ✓ goal reached',
      '100 of 100: goal reached',
      100,
      100,
    ],
    [
      'past the goal',
      { value: 112, goal: 100 },
      '112 of 100 ✓ goal passed',
      '112 of 100: goal passed',
      112,
      112,
    ],
    [
      'past the goal, on the way to the next',
      { value: 112, goal: 100, stretch: [150, 200] },
      '112 of 100 ✓ goal passed Next goal: 150.',
      '112 of 100: goal passed. Next goal: 150.',
      112,
      150,
    ],
    [
      'past the last goal',
      { value: 260, goal: 100, stretch: [150, 200] },
      '260 of 200 ✓ goal passed',
      '260 of 200: goal passed',
      260,
      260,
    ],
    [
      'in millions',
      { value: 1234567, goal: 2000000 },
      '1,234,567 of 2,000,000',
      '1,234,567 of 2,000,000',
      1234567,
      2000000,
    ],
    ['in parts', { value: 12.5, goal: 20 }, '12.5 of 20', '12.5 of 20', 12.5, 20],
  ];
  for (const [sentence, measure, shows, hears, now, max] of cases)
    for (const layout of ['bar', 'ring', 'thermometer'])
      it(`are told ${sentence}, as a ${layout}`, async () => {
        const onlooker = await look(
          html`<campaign-progress layout=${layout} .report=${report({}, measure)}></campaign-progress>`,
        );
        expect(onlooker.reads()).to.contain(shows);
        expect(onlooker.meters()).to.deep.equal([
          { name: 'People trained', now, max, text: hears },
        ]);
      });

  it('stand alone without a goal, with no picture that would need one', async () => {
    const onlooker = await shown({ value: 1234 });
    expect(onlooker.reads()).to.match(/^People trained 1,234 As of 21 November 2026\.$/);
    expect(onlooker.meters()).to.deep.equal([]);
  });

  it('name the next goal once the first is reached', async () => {
    const onlooker = await shown({ value: 100, goal: 100, stretch: [150] });
    expect(onlooker.reads())
      .to.contain('100 of 100 ✓ goal reached')
      .and.to.contain('Next goal: 150.');
  });

  it('stand in the middle of a ring, smaller where they are long', async () => {
    const inRing = async (value: number) => {
      const { base } = await look(
        html`<campaign-progress layout="ring" .report=${report({}, { value, goal: 9 ** 9 })}></campaign-progress>`,
      );
      const [writing, ring] = ['text', '.track'].map((part) =>
        base.querySelector(part)?.getBoundingClientRect(),
      );
      expect(writing?.width).to.be.below(Number(ring?.width) * 0.85);
      expect((Number(writing?.left) + Number(writing?.right)) / 2).to.be.closeTo(
        (Number(ring?.left) + Number(ring?.right)) / 2,
        2,
      );
      return base.querySelector('text')?.textContent.trim();
    };
    expect(await inRing(62)).to.equal('62');
    expect(await inRing(1234567)).to.equal('1,234,567');
  });

  it('stand in the order of the language, which may name the goal first', async () => {
    const words = (value: string, goal: string) => `out of ${goal} there are ${value}`;
    const context = createFigureContext(
      'en',
      { ...progressCatalog.english, figures: { ...englishFigures, outOf: words } },
      (text) => ({ words: text as string, lang: 'en' }),
    );
    const figure = { value: 62, goal: 100, unit: 'people' };
    const view = figureView(context, { figure, label: 'People trained', layout: 'bar' });
    const seen = await fixture<HTMLElement>(html`<div>${view}</div>`);
    expect(text(seen)).to.equal('People trained out of 100 people there are 62');
    expect(seen.querySelector('[role=meter]')?.getAttribute('aria-valuetext')).to.equal(
      'out of 100 people there are 62',
    );
    expect(text(seen.querySelector('[part=value]'))).to.equal('62');
  });

  it('keep their sign before them in a language that is written from right to left', () => {
    const place = (figure: string, language: string) => {
      const { number } = createFigureContext(language, progressCatalog.english, (text) => ({
        words: text as string,
        lang: language,
      }));
      return number(1234, figure).replaceAll(/[^£%\u2066\u2069]/g, '0');
    };
    expect(place('£', 'ar')).to.match(/^\u2066£0+\u2069$/);
    expect(place('%', 'ur')).to.match(/^\u20660+%\u2069$/);
    expect(place('£', 'en')).to.match(/^£0+$/);
  });

  it('take the unit that fits the number', async () => {
    const unit = { en: { one: 'person', other: 'people' } };
    expect((await shown({ value: 1, unit })).reads()).to.contain('1 person');
    expect((await shown({ value: 2, unit })).reads()).to.contain('2 people');
    expect((await shown({ value: 1, goal: 40, unit })).reads()).to.contain('1 of 40 people');
  });

  it('say what they were before, also when they fall', async () => {
    expect(
      (await shown({ value: 60, goal: 100, previous: { value: 64, on: '2026-11-14' } })).reads(),
    ).to.contain('60 of 100 64 on 14 November 2026.');
  });

  it('carry their own day, where it is not the report’s', async () => {
    expect((await shown({ value: 60, asOf: '2026-10-01' })).reads()).to.contain(
      'As of 1 October 2026.',
    );
  });

  it('are several at once, or those that the page asks for, in its order', async () => {
    const several = report(
      {},
      { id: 'a', label: 'First', goal: 100 },
      { id: 'b', label: 'Second', goal: 100 },
      { id: 'c', label: 'Third', goal: 100 },
    );
    const all = await look(html`<campaign-progress .report=${several}></campaign-progress>`);
    expect(all.meters().map(({ name }) => name)).to.deep.equal(['First', 'Second', 'Third']);
    const some = await look(
      html`<campaign-progress measure="c a" .report=${several}></campaign-progress>`,
    );
    expect(some.meters().map(({ name }) => name)).to.deep.equal(['Third', 'First']);
  });

  it('say so where there are none', async () => {
    const onlooker = await look(
      html`<campaign-progress .report=${report({ measures: [] })} show="measures pledges"></campaign-progress>`,
    );
    expect(onlooker.reads()).to.contain('There are no figures yet.');
  });

  it('name whose counts are in them', async () => {
    const onlooker = await look(html`<campaign-progress .report=${whole}></campaign-progress>`);
    expect(onlooker.reads()).to.contain('Together with Selly Oak (20 November 2026).');
  });
});

describe('<campaign-progress>: what else is shown', () => {
  it('has milestones with their state in words, and the one that is now marked', async () => {
    const onlooker = await look(
      html`<campaign-progress show="milestones" .report=${whole}></campaign-progress>`,
    );
    expect(onlooker.all('ol > li')).to.deep.equal([
      'Heard Done 1 June 2026 412 residents named it.',
      'Trained Now',
      'Mended Won',
      'Put to the council Next',
    ]);
    expect(onlooker.all('[aria-current=step]')).to.have.length(1);
    expect(onlooker.reads()).not.to.contain('People trained');
  });

  it('has wards, with what is held back said to be few and not guessed', async () => {
    const onlooker = await look(
      html`<campaign-progress show="wards" .report=${whole}></campaign-progress>`,
    );
    expect(onlooker.reads()).to.contain(
      'Ward by ward People trained Harborne 40 Quinton not shown',
    );
  });

  it('shows no figure in a ward that has none, whatever the measure is called', async () => {
    for (const id of ['constructor', '__proto__', 'toString']) {
      const wards = [
        { name: 'Harborne', values: JSON.parse(`{"${id}":40}`) as object },
        { name: 'Quinton', values: {} },
      ];
      const onlooker = await look(
        html`<campaign-progress show="wards" .report=${report({ wards }, { id })}></campaign-progress>`,
      );
      expect(onlooker.reads()).to.contain(
        'Ward by ward People trained Harborne 40 Quinton not shown',
      );
    }
  });

  it('has pledges, with who was asked what, what they said and where it can be read', async () => {
    const onlooker = await look(
      html`<campaign-progress show="pledges" .report=${whole}></campaign-progress>`,
    );
    expect(onlooker.reads()).to.contain(
      'Cllr A. Example, Transport Asked: Repair the hill. Answer: ◐ Partly 2 October 2026 … Not due yet We ask again on 15 January 2027. Source',
    );
    expect(onlooker.base.querySelector('a')?.href).to.equal('https://example.org/minutes');
  });

  it('has events with turnout against what was aimed at, and the last time', async () => {
    const onlooker = await look(
      html`<campaign-progress show="events" .report=${whole}></campaign-progress>`,
    );
    expect(onlooker.reads())
      .to.contain('Conference 12 September 2026 Turnout 112 of 100 ✓ goal passed Last time: 80.')
      .and.to.contain('Assembly 1 March 2027 Target: 700.');
    expect(onlooker.meters()).to.deep.equal([
      { name: 'Turnout', now: 112, max: 112, text: '112 of 100: goal passed' },
    ]);
  });

  it('has wins with where, when and who with', async () => {
    const onlooker = await look(
      html`<campaign-progress show="wins" .report=${whole}></campaign-progress>`,
    );
    expect(onlooker.reads()).to.contain(
      'What we have won Street lights ★ Won Quinton, 1 August 2026 With St Faith’s, The mosque and Quinton Residents.',
    );
  });

  it('stands in the order that the page wants, under headings of its level', async () => {
    const onlooker = await look(
      html`<campaign-progress
        show="wins measures nonsense events"
        heading-level="4"
        .report=${whole}
      ></campaign-progress>`,
    );
    expect(onlooker.all('[role=heading]')).to.deep.equal(['What we have won', 'Events']);
    expect(onlooker.base.querySelector('[role=heading]')?.getAttribute('aria-level')).to.equal('4');
    expect(onlooker.reads().indexOf('Street lights')).to.be.below(
      onlooker.reads().indexOf('People trained'),
    );
    warned('show="wins measures nonsense events" must be of');
  });
});

describe('<campaign-progress>: for who reads it by ear or braille', () => {
  for (const layout of ['bar', 'ring', 'thermometer'])
    it(`has nothing that axe complains of, as a ${layout} with everything`, async () => {
      const onlooker = await look(
        html`<campaign-progress layout=${layout} show=${EVERYTHING} .report=${whole}></campaign-progress>`,
      );
      await expect(onlooker.tracker).to.be.accessible();
    });

  it('has nothing that axe complains of where there are no figures', async () => {
    const onlooker = await look(
      html`<campaign-progress report="nowhere:"><a href="#write">Write to us</a></campaign-progress>`,
    );
    await expect(onlooker.tracker).to.be.accessible();
    warned('needs src');
  });

  it('tells a figure once: as a meter, with what is said beneath it, and not as text again', async () => {
    const { base } = await look(
      html`<campaign-progress
        .report=${report({}, { value: 112, goal: 100, stretch: [150] }, { id: 'b', value: 7 })}
      ></campaign-progress>`,
    );
    const [withGoal, without] = [...base.querySelectorAll('[part=measure]')];
    expect(heardTexts(withGoal)).to.deep.equal([]);
    expect(withGoal?.querySelector('[role=meter]')?.getAttribute('aria-valuetext')).to.equal(
      '112 of 100: goal passed. Next goal: 150.',
    );
    expect(heardTexts(without)).to.deep.equal(['People trained', '7']);
    expect(without?.querySelector('[role=meter]')).to.equal(null);
  });

  it('hides no figure behind a colour: all of it can be read', async () => {
    const onlooker = await look(
      html`<campaign-progress show=${EVERYTHING} .report=${whole}></campaign-progress>`,
    );
    for (const words of [
      '62 of 100 people',
      'Done',
      'Now',
      'Next',
      'Won',
      'Partly',
      'Not due yet',
      'not shown',
    ])
      expect(onlooker.reads()).to.contain(words);
  });
});
