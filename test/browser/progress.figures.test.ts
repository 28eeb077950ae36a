import { expect, html } from '@open-wc/testing';
import { it, warned } from './harness.ts';
import { EVERYTHING, look, report, whole } from './tracker.ts';

const shown = (measure: Record<string, unknown>) =>
  look(html`<campaign-progress .report=${report({}, measure)}></campaign-progress>`);

describe('<campaign-progress>: figures', () => {
  const cases: [
    sentence: string,
    measure: Record<string, unknown>,
    says: string,
    now: number,
    max: number,
  ][] = [
    ['at nothing', { value: 0, goal: 100 }, '0 of 100', 0, 100],
    ['on the way', { value: 62, goal: 100 }, '62 of 100', 62, 100],
    ['just short of the goal', { value: 999, goal: 1000 }, '999 of 1,000', 999, 1000],
    ['at the goal', { value: 100, goal: 100 }, '100 of 100: goal reached', 100, 100],
    ['past the goal', { value: 112, goal: 100 }, '112 of 100: goal passed', 112, 112],
    [
      'past the goal, on the way to the next',
      { value: 112, goal: 100, stretch: [150, 200] },
      '112 of 100: goal passed',
      112,
      150,
    ],
    [
      'past the last goal',
      { value: 260, goal: 100, stretch: [150, 200] },
      '260 of 200: goal passed',
      260,
      260,
    ],
    ['in millions', { value: 1234567, goal: 2000000 }, '1,234,567 of 2,000,000', 1234567, 2000000],
    ['in parts', { value: 12.5, goal: 20 }, '12.5 of 20', 12.5, 20],
  ];
  for (const [sentence, measure, says, now, max] of cases)
    for (const layout of ['bar', 'ring', 'thermometer'])
      it(`are told ${sentence}, as a ${layout}`, async () => {
        const onlooker = await look(
          html`<campaign-progress layout=${layout} .report=${report({}, measure)}></campaign-progress>`,
        );
        expect(onlooker.reads()).to.contain(says);
        expect(onlooker.meters()).to.deep.equal([{ name: 'People trained', now, max, text: says }]);
      });

  it('stand alone without a goal, with no picture that would need one', async () => {
    const onlooker = await shown({ value: 1234 });
    expect(onlooker.reads()).to.match(/^People trained 1,234 As of 21 November 2026\.$/);
    expect(onlooker.meters()).to.deep.equal([]);
  });

  it('name the next goal once the first is reached', async () => {
    const onlooker = await shown({ value: 100, goal: 100, stretch: [150] });
    expect(onlooker.reads())
      .to.contain('100 of 100: goal reached')
      .and.to.contain('Next goal: 150.');
  });

  it('say in a ring how many hundredths, rounded down', async () => {
    const percent = async (value: number, goal: number) =>
      (
        await look(
          html`<campaign-progress layout="ring" .report=${report({}, { value, goal })}></campaign-progress>`,
        )
      ).all('text')[0];
    expect(await percent(999, 1000)).to.equal('99%');
    expect(await percent(112, 100)).to.equal('112%');
    expect(await percent(0, 100)).to.equal('0%');
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
      '✓ Heard Done, 1 June 2026 412 residents named it.',
      '● Trained Now',
      'Won Next',
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
      'Cllr A. Example, Transport Asked: Repair the hill. Answer: Partly (2 October 2026). Not due yet. We ask again on 15 January 2027. Source',
    );
    expect(onlooker.base.querySelector('a')?.href).to.equal('https://example.org/minutes');
  });

  it('has events with turnout against what was aimed at, and the last time', async () => {
    const onlooker = await look(
      html`<campaign-progress show="events" .report=${whole}></campaign-progress>`,
    );
    expect(onlooker.reads())
      .to.contain('Conference, 12 September 2026 Turnout: 112 of 100: goal passed. Last time: 80.')
      .and.to.contain('Assembly, 1 March 2027 Target: 700.');
    expect(onlooker.meters()).to.deep.equal([
      { name: 'Conference', now: 112, max: 112, text: '112 of 100: goal passed' },
    ]);
  });

  it('has wins with where, when and who with', async () => {
    const onlooker = await look(
      html`<campaign-progress show="wins" .report=${whole}></campaign-progress>`,
    );
    expect(onlooker.reads()).to.contain(
      'What we have won Street lights Quinton, 1 August 2026. With St Faith’s, The mosque and Quinton Residents.',
    );
  });

  it('stands in the order that the page wants, under headings of its level', async () => {
    const onlooker = await look(
      html`<campaign-progress show="wins measures nonsense events" heading-level="4" .report=${whole}></campaign-progress>`,
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

  it('hides no figure behind a colour: all of it can be read', async () => {
    const onlooker = await look(
      html`<campaign-progress show=${EVERYTHING} .report=${whole}></campaign-progress>`,
    );
    for (const words of [
      '62 of 100 people',
      'Done',
      'Now',
      'Next',
      'Partly',
      'Not due yet',
      'not shown',
    ])
      expect(onlooker.reads()).to.contain(words);
  });
});
