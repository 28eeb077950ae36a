import { expect, html } from '@open-wc/testing';
import { widgetMessages } from '../../src/locales/index.ts';
import { eightLanguageCampaign } from './eight-languages.ts';
import { place } from './faults.ts';
import { it, open, type Person, until } from './harness.ts';
import { look, report } from './tracker.ts';

const RIGHT_TO_LEFT = ['ur', 'ar'];
const RESULTS = {
  campaign: 'edgbaston',
  version: 1,
  asOf: '2026-11-21',
  counted: 20,
  threshold: 5,
  areas: [
    {
      code: 'E05011144',
      counted: 20,
      issues: [{ id: 'street-lighting', count: 5 }],
      otherIssues: 15,
    },
  ],
  words: [],
};

const box = (element: Element | null | undefined) => {
  if (!element) throw new Error('it is not there');
  return element.getBoundingClientRect();
};

/** The lines of a text, as they are drawn. */
function rowsOf(element: Element): DOMRect[] {
  const range = document.createRange();
  range.selectNodeContents(element);
  return [...range.getClientRects()];
}

async function answered(language: string): Promise<Person> {
  const [endpoint, results] = [await place('receipt'), await place({ status: 200, body: RESULTS })];
  const messages = await widgetMessages.load(language);
  const person = await open(
    html`<campaign-issue-survey
      lang=${language}
      .campaign=${eightLanguageCampaign({ results: results.url })}
      endpoint=${endpoint.url}
    ></campaign-issue-survey>`,
  );
  await person.sees(messages.survey.send);
  const list = person.root.querySelector<HTMLSelectElement>('[name=area]');
  if (list) list.value = 'E05011144';
  person.root.querySelector<HTMLInputElement>('[value=street-lighting]')?.click();
  person.press(messages.survey.send);
  await until(() => person.root.querySelector('.bars .share'), 'the bars are there');
  return person;
}

describe('What is written from the right', () => {
  it('has an English sentence of two lines end at the right as well', async () => {
    const person = await open(
      html`<div style="width: 200px">
        <campaign-issue-survey lang="ur" .campaign=${eightLanguageCampaign()}></campaign-issue-survey>
      </div>`,
    );
    const sentence = await until(
      () =>
        [...person.root.querySelectorAll('[dir=rtl] .choice bdi[lang=en]')].find(
          (one) => rowsOf(one).length > 1,
        ),
      'an issue has two lines',
    );
    const { right } = box(sentence);
    for (const row of rowsOf(sentence)) expect(row.right).to.be.closeTo(right, 6);
  });

  for (const language of RIGHT_TO_LEFT) {
    it(`has the arrow of a list where its words end (${language})`, async () => {
      const person = await open(
        html`<campaign-issue-survey lang=${language} .campaign=${eightLanguageCampaign()}></campaign-issue-survey>`,
      );
      const list = await until(
        () => person.root.querySelector<HTMLSelectElement>('[dir=rtl] [name=area]'),
        'the form is there',
      );
      const { paddingLeft, paddingRight, backgroundPositionX } = getComputedStyle(list);
      // Counted from the left, and not from the right edge.
      expect(backgroundPositionX).to.match(/^(left )?[\d.]+px$/);
      expect(parseFloat(backgroundPositionX.replace('left ', ''))).to.be.below(20);
      expect(parseFloat(paddingLeft)).to.be.above(parseFloat(paddingRight));
    });

    it(`has bars of results that grow from the right (${language})`, async () => {
      const person = await answered(language);
      const bar = box(person.root.querySelector('.bars svg'));
      const share = box(person.root.querySelector('.bars .share'));
      expect(share.right).to.be.closeTo(bar.right, 1);
      expect(share.width / bar.width).to.be.closeTo(0.25, 0.02);
    });

    it(`has bars of measures that grow from the right, and their figures read forwards (${language})`, async () => {
      const onlooker = await look(
        html`<campaign-progress
          lang=${language}
          .report=${report({ languages: ['en', language] }, { value: 25, goal: 100, unit: '%' })}
        ></campaign-progress>`,
      );
      await until(() => onlooker.base.dir === 'rtl', 'it is in its language');
      const [bar, fill] = ['[part=meter]', '.fill'].map((part) =>
        box(onlooker.base.querySelector(part)),
      );
      expect(fill?.right).to.be.closeTo(Number(bar?.right), 3);
      expect(onlooker.reads()).to.contain('25%');
    });
  }

  it('has a tick box at the right of its words', async () => {
    const person = await open(
      html`<campaign-champion-signup lang="ur" .campaign=${eightLanguageCampaign()}></campaign-champion-signup>`,
    );
    const tick = await until(
      () => person.root.querySelector('[dir=rtl] [name=ageConfirmed]'),
      'the form is there',
    );
    expect(box(tick).left).to.be.above(box(tick.nextElementSibling).left);
  });
});
