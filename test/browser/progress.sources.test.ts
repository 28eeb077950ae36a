import { expect, fixture, html } from '@open-wc/testing';
import { ProgressWidget } from '../../src/widgets/progress/index.ts';
import { campaign } from './campaigns.ts';
import { collector, place, served } from './faults.ts';
import { aWhile, it, warned, warnedSoon, warnings } from './harness.ts';
import { EVERYTHING, look, meet, report, whole } from './tracker.ts';

const IMPRINT =
  'Promoted by P. Example of 12 Example Street, Exampleton ZZ1 2AA, on behalf of Birmingham Edgbaston Constituency Party';

describe('<campaign-progress>: where its figures come from', () => {
  it('shows plain attributes without any request', async () => {
    const asked: unknown[] = [];
    const { fetch } = globalThis;
    globalThis.fetch = (...args) => (asked.push(args[0]), fetch(...args));
    try {
      const onlooker = await look(
        html`<campaign-progress
          label="Champions trained"
          value="62"
          goal="100"
          unit="people"
          stretch="150 200"
          as-of="2026-11-01"
        ></campaign-progress>`,
      );
      expect(onlooker.reads()).to.equal(
        'Champions trained 62 of 100 people As of 1 November 2026.',
      );
      expect(onlooker.meters()).to.deep.equal([
        { name: 'Champions trained', now: 62, max: 100, text: '62 of 100 people' },
      ]);
      await aWhile();
      expect(asked).to.deep.equal([]);
    } finally {
      globalThis.fetch = fetch;
    }
  });

  it('follows attributes that the page changes, and tells of it', async () => {
    const onlooker = await look(
      html`<campaign-progress label="Champions trained" value="62" goal="100"></campaign-progress>`,
    );
    expect(onlooker.told()).to.equal('');
    onlooker.tracker.setAttribute('value', '63');
    await onlooker.sees('63 of 100');
    expect(onlooker.told()).to.equal('Champions trained: 63 of 100.');
  });

  it('shows a report in a child script, from the property, and from an address', async () => {
    const inline = document.createElement('div');
    inline.innerHTML = `<campaign-progress><script type="application/json">${JSON.stringify(report())}</script></campaign-progress>`;
    const child = (await fixture<HTMLElement>(inline)).querySelector(
      'campaign-progress',
    ) as ProgressWidget;
    await (await meet(child)).sees('62 of 100 people');
    await (
      await look(html`<campaign-progress .report=${report()}></campaign-progress>`)
    ).sees('62 of 100 people');
    await (
      await look(html`<campaign-progress report=${await served(report())}></campaign-progress>`)
    ).sees('62 of 100 people');
  });

  it('follows the report that a campaign document names, and carries the document’s imprint', async () => {
    const document = campaign({ report: await served(report()) });
    const onlooker = await look(
      html`<campaign-progress src=${await served(document)}></campaign-progress>`,
    );
    await onlooker.sees('62 of 100 people');
    expect(onlooker.reads()).to.contain(IMPRINT);
  });

  it('shows nothing of one campaign under another’s name, nor tells it as a change', async () => {
    const [first, second] = [
      campaign({ report: await served(report()) }),
      campaign({ report: (await place({ status: 404 })).url }),
    ];
    const onlooker = await look(html`<campaign-progress .campaign=${first}></campaign-progress>`);
    await onlooker.sees('62 of 100 people');
    onlooker.tracker.campaign = second;
    await onlooker.sees('The figures can’t be shown here.');
    expect(onlooker.reads()).not.to.contain('62');
    onlooker.tracker.campaign = campaign({ report: await served(report({}, { value: 7 })) });
    await onlooker.sees('People trained 7');
    expect(onlooker.told()).to.equal('');
    warned('404');
  });

  it('says that the campaign of its figures was taken down', async () => {
    const gone = await place({ status: 410, body: { title: 'Gone', status: 410 } });
    const onlooker = await look(
      html`<campaign-progress src=${gone.url}><a href="#write">Write to us</a></campaign-progress>`,
    );
    await onlooker.sees('This campaign has been taken down');
    expect(onlooker.reads()).not.to.contain('can’t be shown');
    warned('410');
  });

  it('invents no figure where the value is empty, not clear, or has no name', async () => {
    for (const wrong of [
      html`<campaign-progress label="Trained" value="" goal="10"></campaign-progress>`,
      html`<campaign-progress label="Trained" value="50+" goal="10"></campaign-progress>`,
      html`<campaign-progress value="3" goal="10"></campaign-progress>`,
    ]) {
      const onlooker = await look(wrong);
      await onlooker.sees('The figures can’t be shown here.');
      expect(onlooker.meters()).to.deep.equal([]);
    }
    const said = warnings().join();
    expect(said).to.contain('needs src, report, or label and value');
    expect(said).to.contain('<campaign-progress> value="50+" is missing or wrong: write 62');
  });

  const typedFigures: [value: string, goal: string, says: string][] = [
    ['1,234', '2,000', '1,234 of 2,000'],
    ['1 234', '2 000', '1,234 of 2,000'],
    ['£1234', '£5,000', '£1,234 of £5,000'],
    ['62%', '100%', '62% of 100%'],
    ['12.5', '20', '12.5 of 20'],
  ];
  for (const [value, goal, says] of typedFigures)
    it(`reads figures the way people type them: ${value} of ${goal}`, async () => {
      const byAttribute = await look(
        html`<campaign-progress label="Raised" value=${value} goal=${goal}></campaign-progress>`,
      );
      expect(byAttribute.reads()).to.equal(`Raised ${says}`);
      expect(byAttribute.meters()[0]?.text).to.equal(says);
      const byProperty = await look(
        html`<campaign-progress label="Raised" .value=${value} .goal=${goal}></campaign-progress>`,
      );
      expect(byProperty.reads()).to.equal(`Raised ${says}`);
    });

  it('shows the figure without a goal that is not clear, and says what to write', async () => {
    for (const goal of ['about 100', '0', '1.000,5']) {
      const onlooker = await look(
        html`<campaign-progress label="Trained" value="62" goal=${goal}></campaign-progress>`,
      );
      expect(onlooker.reads()).to.equal('Trained 62');
      await warnedSoon(`goal="${goal}" is missing or wrong: write 62 or 1,234`);
    }
    const onlooker = await look(
      html`<campaign-progress label="Trained" value="62" as-of="yesterday"></campaign-progress>`,
    );
    expect(onlooker.reads()).to.equal('Trained 62');
    await warnedSoon('as-of="yesterday" is missing or wrong');
  });

  it('reads the figures of a report that a spreadsheet wrote as texts', async () => {
    const typed = report({}, { value: '£3,500', goal: '10,000', stretch: ['12,500'] });
    const onlooker = await look(html`<campaign-progress .report=${typed}></campaign-progress>`);
    expect(onlooker.reads()).to.contain('£3,500 of £10,000');
    expect(onlooker.meters()).to.deep.equal([
      { name: 'People trained', now: 3500, max: 10000, text: '£3,500 of £10,000' },
    ]);
  });

  it('says to the author, and not to readers, that a measure or a part is unknown', async () => {
    const unknown = await look(
      html`<campaign-progress measure="trainde" .report=${report()}></campaign-progress>`,
    );
    expect(unknown.reads()).to.match(/^The figures can’t be shown here\./);
    warned('<campaign-progress> measure="trainde" must be of trained');
    const some = await look(
      html`<campaign-progress show="measures prizes" .report=${report()}></campaign-progress>`,
    );
    expect(some.reads()).to.contain('62 of 100 people');
    warned('show="measures prizes" must be of measures milestones wards pledges events wins');
  });

  it('draws a bar where the layout is none that it knows', async () => {
    const onlooker = await look(
      html`<campaign-progress label="Trained" value="3" goal="10" layout="pie"></campaign-progress>`,
    );
    expect(onlooker.base.querySelector('[part=meter]')?.getBoundingClientRect().height).to.equal(
      10,
    );
    warned('layout="pie" must be of bar ring thermometer');
  });

  it('says that there are no figures yet of a measure that the campaign has and the report has not', async () => {
    const document = campaign({ report: await served(report()) });
    const [{ id }] = (document as { progress: { measures: { id: string }[] } }).progress
      .measures as [{ id: string }];
    expect(id).not.to.equal('trained');
    const onlooker = await look(
      html`<campaign-progress measure=${id} .campaign=${document}></campaign-progress>`,
    );
    await onlooker.sees('There are no figures yet.');
    expect(warnings()).to.deep.equal([]);
  });

  const failures: [sentence: string, answer: Parameters<typeof place>[0], reads: string][] = [
    ['a server that is busy', { status: 503 }, 'just now'],
    ['too many requests', { status: 429 }, 'just now'],
    ['a line that breaks', 'drop', 'just now'],
    ['an address where nothing is', { status: 404 }, 'here'],
    ['a page that must be logged in to', { status: 403 }, 'here'],
    ['a web page in place of a report', { status: 200, body: '<!doctype html>' }, 'here'],
  ];
  for (const [sentence, answer, reads] of failures)
    it(`says “just now” of what passes only: ${sentence}`, async () => {
      const { url } = await place(answer);
      const onlooker = await look(html`<campaign-progress report=${url}></campaign-progress>`);
      await onlooker.sees(`The figures can’t be shown ${reads}.`);
      warned(url);
    });

  it('carries the imprint also while the figures can’t be had', async () => {
    const document = campaign({ report: (await place({ status: 500 })).url });
    const onlooker = await look(
      html`<campaign-progress .campaign=${document}></campaign-progress>`,
    );
    await onlooker.sees('The figures can’t be shown just now.');
    expect(onlooker.reads()).to.contain(IMPRINT);
    warned('500');
  });

  it('takes a report of its own in place of the document’s', async () => {
    const document = campaign({ report: await served(report()) });
    const onlooker = await look(
      html`<campaign-progress
        .campaign=${document}
        report=${await served(report({}, { value: 7 }))}
      ></campaign-progress>`,
    );
    await onlooker.sees('People trained 7');
    expect(onlooker.reads()).to.contain(IMPRINT);
  });

  it('shows what a real collector counts', async () => {
    const onlooker = await look(
      html`<campaign-progress src="${collector}/campaigns/edgbaston" show="measures milestones"></campaign-progress>`,
    );
    await onlooker.sees('Community champions');
    expect(onlooker.reads())
      .to.contain('of 100 people')
      .and.to.contain('Won Next')
      .and.to.contain(IMPRINT);
  });

  it('shows no figures of a document without an imprint, and says why', async () => {
    const { imprint: _, ...document } = campaign({ report: await served(report()) });
    const onlooker = await look(
      html`<campaign-progress .campaign=${document}></campaign-progress>`,
    );
    expect(onlooker.reads()).to.equal('The figures can’t be shown here.');
    warned('imprint');
  });

  const wrong: [sentence: string, made: () => Parameters<typeof look>[0], named: string][] = [
    [
      'nothing at all',
      () => html`<campaign-progress><a href="#w">Write to us</a></campaign-progress>`,
      'needs src',
    ],
    [
      'an address that is not of the web',
      () => html`<campaign-progress report="ftp://example.org/r"></campaign-progress>`,
      'needs src',
    ],
    [
      'a document that names no report',
      () =>
        html`<campaign-progress .campaign=${campaign({ report: undefined })}></campaign-progress>`,
      'needs src',
    ],
    [
      'something else in place of a report',
      () => html`<campaign-progress .report=${{ hello: 1 }}></campaign-progress>`,
      'progress report',
    ],
    [
      'a child that is not JSON',
      () => html`<campaign-progress><script type="application/json">{</script></campaign-progress>`,
      '',
    ],
  ];
  for (const [sentence, made, named] of wrong)
    it(`stays calm and says once what is wrong when it is given ${sentence}`, async () => {
      const onlooker = await look(made());
      expect(onlooker.reads()).to.match(/^The figures can’t be shown here\./);
      warned(named);
    });

  it('leaves out what is wrong in a report, says so once, and shows the rest', async () => {
    const mixed = {
      ...whole,
      measures: [
        { id: 'a', label: 'Without a figure' },
        { id: 'b', label: 'Below nothing', value: -4 },
        { id: 'c', label: 'Good', value: 3, goal: 0 },
        'nonsense',
        null,
      ],
      pledges: [
        { who: 'Cllr B', ask: 'Anything', answer: 'perhaps' },
        {
          who: 'Cllr C',
          ask: 'Something',
          answer: 'no',
          source: 'javascript:alert(1)',
          kept: 'maybe',
        },
      ],
      wins: 'all of it',
      later: { unknown: true },
    };
    const page = await fixture<HTMLElement>(
      html`<div><campaign-progress show=${EVERYTHING} .report=${mixed}></campaign-progress><campaign-progress .report=${mixed}></campaign-progress></div>`,
    );
    const [first] = await Promise.all([...page.querySelectorAll('campaign-progress')].map(meet));
    await first?.sees('Good 3');
    const said = first?.reads() ?? '';
    expect(said)
      .to.contain('Cllr C')
      .and.to.contain('Conference')
      .and.not.to.contain('Cllr B')
      .and.not.to.contain('Below nothing')
      .and.not.to.contain('Source');
    const told = warnings();
    expect(new Set(told).size, 'each is told once').to.equal(told.length);
    for (const place of [
      'measures.0.value',
      'measures.1.value',
      'measures.2.goal',
      'measures.3.id',
      'pledges.0.answer',
      'pledges.1.source',
    ])
      expect(
        told.filter((words) => words.includes(`${place} `)),
        place,
      ).to.have.length(1);
  });

  it('shows the link inside it where no figures can be had, and only there', async () => {
    const page = await look(
      html`<campaign-progress .report=${{}}><a href="#w">Write to us</a></campaign-progress>`,
    );
    expect(page.tracker.querySelector('a')?.getClientRects().length).to.be.above(0);
    const good = await look(
      html`<campaign-progress .report=${report()}><a href="#w">Write to us</a></campaign-progress>`,
    );
    expect(good.tracker.querySelector('a')?.getClientRects().length).to.equal(0);
    warned('progress report');
  });

  it('behaves the same with properties set before it is on the page', async () => {
    const widget = document.createElement('campaign-progress');
    widget.report = report();
    widget.layout = 'ring';
    document.body.append(widget);
    const onlooker = await meet(widget);
    expect(onlooker.meters()[0]?.text).to.equal('62 of 100 people');
    widget.remove();
  });

  it('is defined once though two scripts define it', async () => {
    expect(customElements.get('campaign-progress')).to.equal(ProgressWidget);
    await import('../../src/widgets/progress/define.ts');
    expect(customElements.get('campaign-progress')).to.equal(ProgressWidget);
  });

  it('speaks Welsh on a Welsh page, and marks what is in another language', async () => {
    const both = report(
      {
        languages: ['en', 'cy'],
        milestones: [{ label: { en: 'Heard', cy: 'Clywed' }, state: 'done' }],
      },
      { label: { en: 'Trained', cy: 'Hyfforddwyd' }, goal: 100, unit: 'people' },
    );
    const onlooker = await look(
      html`<div lang="cy"><campaign-progress show="measures milestones" .report=${both}></campaign-progress></div>`,
    );
    await onlooker.sees('62 o 100');
    expect(onlooker.reads())
      .to.contain('Hyfforddwyd')
      .and.to.contain('Cerrig milltir')
      .and.to.contain('Wedi’i wneud');
    expect(onlooker.base.lang).to.equal('cy');
    expect(onlooker.base.querySelector('bdi[lang=en]')?.textContent).to.equal('people');
    onlooker.tracker.lang = 'en';
    await onlooker.sees('62 of 100');
  });
});
