import { expect, html } from '@open-wc/testing';
import { executeServerCommand, setViewport } from '@web/test-runner-commands';
import { campaign } from './campaigns.ts';
import { place } from './faults.ts';
import { it, open, type Person } from './harness.ts';
import { changed, contrastOfWriting, Picture } from './pixels.ts';
import { look, report, whole } from './tracker.ts';

/** What WCAG 2.2 asks of what is drawn (1.4.11). */
const MIN_CONTRAST = 3;
const THEMES = ['light', 'dark'] as const;

const emulate = (features: Record<string, string>) =>
  executeServerCommand<boolean, unknown>(
    'media',
    Object.entries(features).map(([name, value]) => ({ name, value })),
  );

const boxOf = (element: Element | null | undefined): DOMRect => {
  if (!element) throw new Error('there is no such element');
  element.scrollIntoView({ block: 'center' });
  return element.getBoundingClientRect();
};

/** How far what is drawn in a box stands out from what it is drawn on. */
async function contrastIn(box: DOMRect): Promise<number> {
  return contrastOfWriting((await Picture.take()).colours(box));
}

/** How many pixels of two pictures of the same size tell them apart. */
async function difference(one: Element | null, other: Element | null): Promise<number> {
  const pictureOf = async (element: Element | null) => {
    const { left, top } = boxOf(element);
    const box = new DOMRect(Math.round(left), Math.round(top), 24, 24);
    return (await Picture.take()).colours(box);
  };
  return changed(await pictureOf(one), await pictureOf(other));
}

/** The colours at two places, told apart. */
async function contrastBetween(one: DOMRect, other: DOMRect): Promise<number> {
  const picture = await Picture.take();
  return contrastOfWriting([one, other].flatMap((box) => picture.colours(box).slice(0, 1)));
}

const dot = (x: number, y: number) => new DOMRect(x, y, 1, 1);

for (const theme of THEMES)
  describe(`In a reader’s own few colours, ${theme}`, () => {
    before(async function () {
      if (!('chrome' in globalThis)) return this.skip();
      await setViewport({ width: 700, height: 800 });
      await emulate({ 'forced-colors': 'active', 'prefers-color-scheme': theme });
      expect(matchMedia('(forced-colors: active)').matches).to.equal(true);
      // As a page of a site has it; a frame of its own would be white.
      document.documentElement.style.colorScheme = 'light dark';
    });
    after(async () => {
      document.documentElement.removeAttribute('style');
      if (!('chrome' in globalThis)) return;
      await emulate({ 'forced-colors': 'none', 'prefers-color-scheme': 'light' });
      await setViewport({ width: 800, height: 600 });
    });

    const survey = async (lang = 'en', results?: string): Promise<Person> =>
      open(
        html`<campaign-issue-survey
          lang=${lang}
          .campaign=${campaign({ results })}
          endpoint=${(await place('receipt')).url}
        ></campaign-issue-survey>`,
      );

    it('a list has its arrow', async () => {
      const person = await survey();
      const { right, top, height } = boxOf(person.list('Your ward'));
      const arrow = new DOMRect(right - 26, top + 8, 20, height - 16);
      expect(await contrastIn(arrow)).to.be.at.least(MIN_CONTRAST);
    });

    it('what is chosen is told by its card too', async () => {
      const person = await survey();
      const radio = person.find('radio', 'Litter, fly-tipping and dog fouling') as HTMLInputElement;
      const { left, top, width, height } = boxOf(radio.closest('label'));
      // Without the radio button itself.
      const card = new DOMRect(left + 60, top - 1, width - 59, height + 2);
      const before = (await Picture.take()).colours(card);
      radio.click();
      radio.blur();
      const after = (await Picture.take()).colours(card);
      // Two pixels more all around.
      expect(changed(before, after)).to.be.at.least(2 * width);
    });

    it('a bar of the results is told from its ground, and one’s own from the others', async () => {
      const results = await place({
        status: 200,
        body: {
          campaign: 'edgbaston',
          version: 1,
          asOf: '2026-11-21',
          counted: 100,
          threshold: 5,
          areas: [
            {
              code: 'E05011144',
              counted: 100,
              issues: [
                { id: 'street-lighting', count: 50 },
                { id: 'young-people', count: 50 },
              ],
              otherIssues: 0,
            },
          ],
          words: [],
        },
      });
      const person = await survey('en', results.url);
      person.choose('Your ward', 'Harborne');
      person.pick('Street lighting');
      person.press('Send my answer');
      await person.sees('What people in Harborne have said so far');
      const [own, other] = [...person.root.querySelectorAll('.bars svg')].map(boxOf);
      if (!own || !other) throw new Error('there are no bars');
      const middle = (box: DOMRect, at: number) =>
        dot(box.left + at * box.width, box.top + box.height / 2);
      for (const box of [own, other])
        expect(await contrastBetween(middle(box, 0.25), middle(box, 0.75))).to.be.at.least(
          MIN_CONTRAST,
        );
      // The whole is seen by its outline.
      expect(
        await contrastIn(new DOMRect(other.left + other.width * 0.8, other.top - 3, 20, 6)),
      ).to.be.at.least(MIN_CONTRAST);
    });

    it('each state of a milestone has a mark of its own, and a state in a frame', async () => {
      const { base } = await look(
        html`<campaign-progress show="milestones" .report=${whole}></campaign-progress>`,
      );
      const steps = [...base.querySelectorAll('.step')];
      expect(steps).to.have.length(4);
      for (const step of steps) expect(await contrastIn(boxOf(step))).to.be.at.least(MIN_CONTRAST);
      for (const [at, step] of steps.entries())
        for (const other of steps.slice(at + 1))
          expect(await difference(step, other)).to.be.at.least(40);
      for (const chip of base.querySelectorAll('[part=chip]')) {
        const { left, top, height } = boxOf(chip);
        const edge = new DOMRect(left - 3, top, 5, height);
        expect(await contrastIn(edge), chip.textContent).to.be.at.least(MIN_CONTRAST);
      }
    });

    it('a ring and a thermometer show how far it is, and how far it may go', async () => {
      for (const layout of ['ring', 'thermometer']) {
        const { base } = await look(
          html`<campaign-progress
            layout=${layout}
            .report=${report({}, { value: 50, goal: 100 })}
          ></campaign-progress>`,
        );
        const { left, top, width, height } = boxOf(base.querySelector('[part=meter]'));
        // A ring is filled at its right half, a thermometer at its lower one.
        const isRing = layout === 'ring';
        const across = (from: number, to: number, y: number) =>
          new DOMRect(left + from * width, top + y * height, (to - from) * width, 1);
        const filled = isRing ? across(0.85, 1.02, 0.4) : across(0, 0.6, 0.7);
        const open = isRing ? across(-0.02, 0.15, 0.4) : across(0, 0.6, 0.2);
        const picture = await Picture.take();
        const [fill, track] = [filled, open].map((box) => picture.colours(box));
        if (!fill || !track) throw new Error('there is no picture');
        expect(contrastOfWriting(fill), `${layout}: the filled part`).to.be.at.least(MIN_CONTRAST);
        expect(contrastOfWriting(track), `${layout}: the rest`).to.be.at.least(MIN_CONTRAST);
        const ground = picture.colours(dot(2, 2)).slice(0, 1);
        const drawn = (colours: typeof fill) =>
          colours.filter((colour) => contrastOfWriting([...ground, colour]) >= MIN_CONTRAST).length;
        expect(drawn(fill), `${layout}: they are told apart`).to.be.above(drawn(track) + 2);
      }
    });

    it('a bar shows how far it is, and how far it may go', async () => {
      const { base } = await look(
        html`<campaign-progress .report=${report({}, { value: 50, goal: 100 })}></campaign-progress>`,
      );
      const { left, top, width, height } = boxOf(base.querySelector('[part=meter]'));
      const at = (share: number) => dot(left + share * width, top + height / 2);
      expect(await contrastBetween(at(0.25), at(0.75))).to.be.at.least(MIN_CONTRAST);
      const edge = new DOMRect(left + width * 0.75, top - 2, 10, 6);
      expect(await contrastIn(edge)).to.be.at.least(MIN_CONTRAST);
    });
  });
