import { expect, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import edgbaston from '../../demo/campaigns/edgbaston.json' with { type: 'json' };
import { campaign } from './campaigns.ts';
import { it, open } from './harness.ts';

const SCREEN = { width: 360, height: 640 };

describe('<campaign-issue-survey>: on a telephone', () => {
  beforeEach(() => setViewport(SCREEN));
  afterEach(() => setViewport({ width: 800, height: 600 }));

  for (const [what, document] of [
    ['nine issues', campaign()],
    [
      'nine issues and a postcode',
      campaign({ areas: { ...edgbaston.areas, lookup: 'https://collector.example/areas' } }),
    ],
  ] as const)
    it(`asks for one of ${what} on at most two screens of 360 by 640, the imprint and the notice not counted`, async () => {
      const person = await open(
        html`<campaign-issue-survey .campaign=${document}></campaign-issue-survey>`,
      );
      const { height } = person.root.querySelector('form')?.getBoundingClientRect() ?? {};
      expect(height).to.be.within(SCREEN.height, 2 * SCREEN.height);
    });

  it('has the button that finds a ward on the line of the postcode', async () => {
    const person = await open(
      html`<campaign-issue-survey
        .campaign=${campaign({ areas: { ...edgbaston.areas, lookup: 'https://collector.example/areas' } })}
      ></campaign-issue-survey>`,
    );
    const button = person.find('button', 'Find my ward');
    expect(button.innerText).to.equal('Find');
    expect(Math.round(button.getBoundingClientRect().top)).to.equal(
      Math.round(person.box('Your postcode (optional)').getBoundingClientRect().top),
    );
  });

  it('has the box for something else directly under its radio button, outside the group of them', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    const box = person.box('If something else, what is it?');
    const radio = person.find('radio', 'Something else').closest('label');
    const label = person.root.querySelector('label[for=other]');
    const gap =
      (label?.getBoundingClientRect().top ?? 0) - (radio?.getBoundingClientRect().bottom ?? 0);
    expect(gap).to.be.within(0, 24);
    expect(box.closest('[role=radiogroup]')).to.equal(null);
  });
});
