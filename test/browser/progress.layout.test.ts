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
  return (
    [...base.querySelectorAll('*')]
      .filter((element) => !element.closest('[role=status]') && element.getClientRects().length > 0)
      // A picture cuts off what its shapes would draw beyond it.
      .filter((element) => !element.parentElement?.closest('svg'))
      .filter((element) => {
        const { left, right } = element.getBoundingClientRect();
        return right > edges.right + 1.5 || left < edges.left - 1.5;
      })
      .map(({ localName }) => localName)
  );
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
    const [bar, fill] = ['[part=meter]', '.fill'].map((part) =>
      onlooker.base.querySelector(part)?.getBoundingClientRect(),
    );
    expect(Number(fill?.width) / Number(bar?.width)).to.be.closeTo(0.25, 0.01);
    // Within its frame, which stays to be seen around it.
    expect(fill?.left).to.be.closeTo(Number(bar?.left), 3);
    // As a language that is written from right to left has it.
    onlooker.base.dir = 'rtl';
    const turned = onlooker.base.querySelector('.fill')?.getBoundingClientRect();
    expect(turned?.right).to.be.closeTo(
      Number(onlooker.base.querySelector('[part=meter]')?.getBoundingClientRect().right),
      3,
    );
    expect(overflows(onlooker)).to.deep.equal([]);
  });

  it('lines up the bars of a row, whatever stands above them', async () => {
    await setViewport({ width: 1000, height: 800 });
    const { base } = await look(
      html`<campaign-progress
        .report=${report({}, { value: 3, goal: 9 }, { id: 'b', label: LONG + LONG, value: 12, goal: 9, stretch: [20] })}
      ></campaign-progress>`,
    );
    const tops = [...base.querySelectorAll('.bar')].map((bar) => bar.getBoundingClientRect().top);
    expect(tops).to.have.length(2);
    expect(tops[0]).to.be.closeTo(Number(tops[1]), 0.5);
  });

  it('marks a goal that is passed with a tick in a gap of the fill, and beyond the edge', async () => {
    const { base } = await look(
      html`<campaign-progress .report=${report({}, { value: 112, goal: 100, stretch: [150] })}></campaign-progress>`,
    );
    const edges = (selector: string) =>
      [...base.querySelectorAll(selector)].map((part) => part.getBoundingClientRect());
    const [before, after] = edges('.fill');
    const [tick] = edges('.mark');
    const [bar] = edges('.bar');
    expect(tick?.left).to.be.above(Number(before?.right));
    expect(tick?.right).to.be.below(Number(after?.left));
    expect(tick?.height).to.be.above(Number(bar?.height));
  });

  for (const count of [2, 3, 4, 6])
    it(`puts ${Math.min(count, 4)} of ${count} rings beside each other, and two on a telephone`, async () => {
      const rings = report(
        {},
        ...Array.from({ length: count }, (_, at) => ({ id: `m${at}`, value: at, goal: 9 })),
      );
      for (const [width, wanted, margin] of [
        [900, Math.min(count, 4), 0],
        [320, 2, 0],
        // On a page with a wide margin, where the engine's scroll bar takes room too.
        [320, 2, 24],
      ] as const) {
        await setViewport({ width, height: 800 });
        document.body.style.paddingInline = `${margin}px`;
        const { base } = await look(
          html`<campaign-progress layout="ring" .report=${rings}></campaign-progress>`,
        );
        const tops = [...base.querySelectorAll('.ring')].map(
          (ring) => ring.getBoundingClientRect().top,
        );
        expect(tops.filter((top) => top === tops[0])).to.have.length(wanted);
      }
    });

  it('fits into 320 px where a reader has the text at twice its size', async () => {
    await setViewport({ width: 320, height: 800 });
    document.body.style.fontSize = '32px';
    for (const layout of ['bar', 'ring', 'thermometer'])
      expect(
        overflows(
          await look(
            html`<campaign-progress layout=${layout} show=${EVERYTHING} .report=${whole}></campaign-progress>`,
          ),
        ),
        layout,
      ).to.deep.equal([]);
  });

  it('shows wards on one scale, with a track that the longest of them fills', async () => {
    const wards = [
      { name: 'Harborne', values: { trained: 40 } },
      { name: 'Quinton', values: { trained: 10 } },
      { name: 'Edgbaston', values: {} },
    ];
    const { base } = await look(
      html`<campaign-progress show="wards" .report=${report({ wards })}></campaign-progress>`,
    );
    const rows = [...base.querySelectorAll('.ward')];
    const share = (row: Element | undefined) => {
      const [bar, fill] = ['.bar', '.fill'].map(
        (part) => row?.querySelector(part)?.getBoundingClientRect().width,
      );
      return Number(fill) / Number(bar);
    };
    expect(share(rows[0])).to.be.closeTo(1, 0.02);
    expect(share(rows[1])).to.be.closeTo(0.25, 0.02);
    expect(rows[2]?.querySelector('svg')).to.equal(null);
  });

  it('tells the states of milestones apart by their shape and not by a colour alone', async () => {
    const { base } = await look(
      html`<campaign-progress show="milestones" .report=${whole}></campaign-progress>`,
    );
    const shapes = [...base.querySelectorAll('.step')].map((step) =>
      [...step.children].map((shape) => shape.outerHTML.replaceAll(/<!--.*?-->/g, '')).join(''),
    );
    expect(shapes).to.have.length(4);
    expect(new Set(shapes)).to.have.length(4);
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
