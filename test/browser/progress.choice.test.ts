import { expect } from '@open-wc/testing';
import { html } from 'lit';
import { eightLanguageCampaign } from './eight-languages.ts';
import { it, text, warned } from './harness.ts';
import { look } from './tracker.ts';

const choice = [
  {
    where: ['Harborne'],
    chosen: [{ en: 'Speeding on Harborne Lane', cy: 'Goryrru ar Harborne Lane' }],
    on: '2026-09-12',
    source: 'https://collector.example/pages/edgbaston/ballot?ballot=september',
  },
  { where: ['Quinton', 'Edgbaston'], chosen: [], tied: ['Buses', 'Litter'], on: '2026-09-12' },
  { where: ['Bartley Green'], chosen: [], on: '2026-09-12' },
];
const report = { asOf: '2026-09-13', languages: ['en', 'cy'], choice };

describe('<campaign-progress show="choice">', () => {
  it('tells what was chosen in each ward, and that it is no survey of all residents', async () => {
    const onlooker = await look(
      html`<campaign-progress .report=${report} show="choice"></campaign-progress>`,
    );
    await onlooker.sees('People who came or answered chose this. It is not a survey of all');
    expect(onlooker.all('.cards > li')).to.deep.equal([
      'Harborne ✓ Speeding on Harborne Lane 12 September 2026 The whole result',
      'Quinton, Edgbaston A tie, not settled yet: Buses and Litter. 12 September 2026',
      'Bartley Green No issue was chosen. 12 September 2026',
    ]);
    const link = onlooker.base.querySelector<HTMLAnchorElement>('.cards a');
    expect(link?.href).to.equal(choice[0]?.source);
    await expect(onlooker.tracker).to.be.accessible();
  });

  for (const [lang, sentence] of [
    ['cy', 'Nid arolwg o’r holl drigolion ydyw.'],
    ['ur', 'یہ تمام رہنے والوں کا سروے نہیں ہے۔'],
  ] as const)
    it(`says so in "${lang}" too`, async () => {
      const document = eightLanguageCampaign();
      const onlooker = await look(
        html`<campaign-progress
          .campaign=${document}
          .report=${{ ...report, languages: undefined }}
          show="choice"
          lang=${lang}
        ></campaign-progress>`,
      );
      await onlooker.sees(sentence);
      await expect(onlooker.tracker).to.be.accessible();
    });

  it('stands among other parts, in the order that the page names', async () => {
    const measures = [{ id: 'trained', label: 'People trained', value: 62 }];
    const milestones = [{ label: 'Issue chosen', state: 'done' }];
    const onlooker = await look(
      html`<campaign-progress
        .report=${{ ...report, measures, milestones }}
        show="milestones choice measures"
      ></campaign-progress>`,
    );
    await onlooker.sees('What was chosen');
    expect(onlooker.reads()).to.match(/Milestones.*What was chosen.*People trained/);
  });

  it('leaves out what it can’t read, tells the author, and shows the rest', async () => {
    const wrong = {
      ...report,
      choice: [{ ...choice[0], where: 'Harborne', chosen: ['Buses'] }, choice[0]],
    };
    const onlooker = await look(
      html`<campaign-progress .report=${wrong} show="choice"></campaign-progress>`,
    );
    await onlooker.sees('Speeding on Harborne Lane');
    warned('choice.0.where');
    expect(text(onlooker.base)).not.to.include('Buses');
  });

  it('says that there is nothing yet before a result is declared', async () => {
    const onlooker = await look(
      html`<campaign-progress
        .report=${{ asOf: '2026-09-01', choice: [] }}
        show="choice"
      ></campaign-progress>`,
    );
    expect(onlooker.reads()).not.to.include('chosen');
  });
});
