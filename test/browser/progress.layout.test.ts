import { expect, html } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { it } from './harness.ts';
import { contrastOfWriting, Picture } from './pixels.ts';
import { EVERYTHING, look, type Onlooker, report, whole } from './tracker.ts';

const LONG = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch';
const large = report(
  {
    milestones: [{ label: LONG, state: 'now', note: LONG }],
    pledges: [{ who: LONG, ask: LONG, answer: 'yes' }],
    wards: [{ name: LONG, values: { trained: 999999999 } }],
  },
  { label: LONG, value: 987654321012, goal: 999999999999, stretch: [1000000000000] },
);

function overflows({ tracker, base }: Onlooker): string[] {
  const edges = tracker.getBoundingClientRect();
  return [...base.querySelectorAll('*')]
    .filter((element) => !element.closest('[role=status]') && element.getClientRects().length > 0)
    .filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      return right > edges.right + 1.5 || left < edges.left - 1.5;
    })
    .map(({ localName }) => localName);
}

describe('<campaign-progress>: how it looks', () => {
  afterEach(async () => {
    document.body.removeAttribute('style');
    document.body.removeAttribute('dir');
    await setViewport({ width: 800, height: 600 });
  });

  for (const width of [320, 768, 1280])
    for (const layout of ['bar', 'ring', 'thermometer'])
      it(`fits into ${width} px as a ${layout}, with long words and large numbers`, async () => {
        await setViewport({ width, height: 800 });
        for (const shown of [whole, large]) {
          const onlooker = await look(
            html`<campaign-progress layout=${layout} show=${EVERYTHING} .report=${shown}></campaign-progress>`,
          );
          expect(overflows(onlooker)).to.deep.equal([]);
          expect(document.documentElement.scrollWidth).to.be.at.most(width);
        }
      });

  it('fills a bar in proportion, from where reading begins', async () => {
    const onlooker = await look(
      html`<campaign-progress .report=${report({}, { value: 25, goal: 100 })}></campaign-progress>`,
    );
    const [bar, fill] = ['[role=progressbar]', '.fill'].map((part) =>
      onlooker.base.querySelector(part)?.getBoundingClientRect(),
    );
    expect(Number(fill?.width) / Number(bar?.width)).to.be.closeTo(0.25, 0.01);
    expect(fill?.left).to.be.closeTo(Number(bar?.left), 1);
    // As a language that is written from right to left has it.
    onlooker.base.dir = 'rtl';
    const turned = onlooker.base.querySelector('.fill')?.getBoundingClientRect();
    expect(turned?.right).to.be.closeTo(
      Number(onlooker.base.querySelector('[role=progressbar]')?.getBoundingClientRect().right),
      1,
    );
    expect(overflows(onlooker)).to.deep.equal([]);
  });

  it('is empty at nothing, in every layout', async () => {
    const nothing = report({}, { value: 0, goal: 100 });
    for (const layout of ['bar', 'ring', 'thermometer']) {
      const { base } = await look(
        html`<campaign-progress layout=${layout} .report=${nothing}></campaign-progress>`,
      );
      const fill = base.querySelector('.fill');
      expect(
        !fill ||
          fill.getAttribute('width') === '0%' ||
          fill.getAttribute('stroke-dasharray') === '0 100',
        layout,
      ).to.equal(true);
    }
  });

  for (const [host, background, colour] of [
    ['a light page', '#ffffff', '#1a1a1a'],
    ['a dark page', '#111111', '#eeeeee'],
  ] as const)
    it(`can be read on ${host}`, async () => {
      document.body.style.cssText = `background: ${background}; color: ${colour}; margin: 12px`;
      const onlooker = await look(
        html`<campaign-progress show="measures milestones pledges" .report=${whole}></campaign-progress>`,
      );
      const picture = await Picture.take();
      for (const line of onlooker.base.querySelectorAll(
        '[part=label], [part=value], [part=note]',
      )) {
        const { left, top, right, bottom } = line.getBoundingClientRect();
        if (bottom < 600)
          expect(
            contrastOfWriting(picture.colours({ left, top, right, bottom })),
            line.textContent,
          ).to.be.at.least(4.5);
      }
    });

  it('takes the page’s accent, and needs no style of the page', async () => {
    const onlooker = await look(
      html`<campaign-progress style="--campaign-accent: rgb(120, 0, 80)" .report=${report()}></campaign-progress>`,
    );
    expect(getComputedStyle(onlooker.base.querySelector('.fill') as Element).fill).to.equal(
      'rgb(120, 0, 80)',
    );
    expect(onlooker.base.querySelectorAll('[style]')).to.have.length(0);
  });

  it('does not move by itself', async () => {
    const onlooker = await look(
      html`<campaign-progress show=${EVERYTHING} .report=${whole}></campaign-progress>`,
    );
    expect(onlooker.tracker.shadowRoot?.getAnimations() ?? []).to.deep.equal([]);
    for (const element of onlooker.base.querySelectorAll('*'))
      expect(getComputedStyle(element).transitionDuration).to.equal('0s');
  });

  it('prints what it shows', async function () {
    // Only Chromium can be told to lay a page out for paper.
    if (!('chrome' in globalThis)) return this.skip();
    await emulateMedia({ media: 'print' });
    try {
      const onlooker = await look(
        html`<campaign-progress show=${EVERYTHING} .report=${whole}></campaign-progress>`,
      );
      expect(onlooker.reads()).to.contain('62 of 100 people').and.to.contain('Street lights');
      // A picture and not a background, which printers leave out.
      expect(onlooker.base.querySelector('.fill')?.localName).to.equal('rect');
      expect(
        getComputedStyle(onlooker.base.querySelector('[part=measure]') as Element).breakInside,
      ).to.equal('avoid');
    } finally {
      await emulateMedia({ media: 'screen' });
    }
  });
});
