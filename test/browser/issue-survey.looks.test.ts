import { expect, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { campaign, survey } from './campaigns.ts';
import { place } from './faults.ts';
import { it, nameOf, open, type Person, roleOf } from './harness.ts';
import { changed, contrastOfWriting, Picture } from './pixels.ts';

const few = () =>
  survey({
    issues: [
      { id: 'street-lighting', label: 'Street lighting' },
      { id: 'litter', label: 'Litter' },
    ],
  });

const hosts: [host: string, background: string, text: string][] = [
  ['a light page', '#ffffff', '#1a1a1a'],
  ['a dark page', '#111111', '#eeeeee'],
  ['a page of a strong colour', '#7a1037', '#ffffff'],
];

/** The box of an element, `by` pixels wider on each side. */
function around(
  element: Element,
  by = 0,
): { left: number; top: number; right: number; bottom: number } {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}

describe('<campaign-issue-survey>: as it is seen, pixel by pixel', () => {
  beforeEach(() => setViewport({ width: 500, height: 900 }));
  afterEach(async () => {
    document.body.removeAttribute('style');
    await setViewport({ width: 800, height: 600 });
  });

  for (const [host, background, text] of hosts) {
    const visit = async (document = few(), endpoint?: string): Promise<Person> => {
      globalThis.document.body.style.cssText = `background: ${background}; color: ${text}; margin: 12px`;
      const person = await open(
        html`<div><input aria-label="Before" /><campaign-issue-survey .campaign=${document} endpoint=${endpoint ?? (await place('receipt')).url}></campaign-issue-survey></div>`,
      );
      // A picture taken before shows blank ground where the list comes.
      await person.hasLanguages();
      return person;
    };

    it(`can be read on ${host}: labels, the list, what was typed, the button`, async () => {
      const person = await visit();
      person.choose('Your ward', 'Harborne');
      person.fill('If something else, what is it?', 'Library');
      person.focused()?.blur();
      const picture = await Picture.take();
      for (const control of [
        ...person.all('combobox'),
        ...person.all('textbox').slice(0, 1),
        ...person.all('button'),
        person.find('radio', 'Litter').closest('label') as HTMLElement,
      ]) {
        const { left, top, right, bottom } = around(control, -8);
        // The left half, where the words stand, and not the arrow of a list, nor a radio button.
        const start = control.localName === 'label' ? left + 24 : left;
        expect(
          contrastOfWriting(
            picture.colours({ left: start, top, right: start + (right - left) / 2, bottom }),
          ),
          `${control.localName} ${nameOf(control)}`,
        ).to.be.at.least(4.5);
      }
    });

    it(`shows where the focus is on ${host}`, async () => {
      const person = await visit();
      const controls = [
        ...person.all('combobox'),
        person.find('radio', 'Litter'),
        ...person.all('textbox'),
        ...person.all('button'),
        person.find('link', 'Privacy notice'),
      ];
      for (const control of controls) {
        person.focused()?.blur();
        const before = await Picture.take();
        // Focus that comes by keyboard, so that it is shown.
        control.focus();
        await person.keysWith('Shift', 'Tab');
        await person.keys('Tab');
        if (person.focused() !== control) control.focus();
        const after = await Picture.take();
        const shown = control.closest('label') ?? control;
        const box = around(shown, 10);
        // WCAG 2.2, 2.4.13: as large as a line of two pixels around it, and in a contrast of 3 to
        // what was there. A link may be broken over two lines.
        const around2px =
          2 *
          [...shown.getClientRects()].reduce((sum, { width, height }) => sum + width + height, 0);
        expect(
          changed(before.colours(box), after.colours(box)),
          `${roleOf(control)} ${nameOf(control)}`,
        ).to.be.at.least(around2px);
      }
    });

    it(`can be read on ${host} while it is not known whether the answer arrived`, async () => {
      const person = await visit(
        campaign({ survey: few().survey }),
        (await place({ status: 503 })).url,
      );
      person.answer({ issue: 'Litter' });
      person.press('Send my answer');
      await person.sees('Not sent yet');
      person.focused()?.blur();
      const list = person.list('Your ward');
      list.scrollIntoView({ block: 'center' });
      const picture = await Picture.take();
      const { left, top, right, bottom } = around(list, -8);
      expect(
        contrastOfWriting(picture.colours({ left, top, right: (left + right) / 2, bottom })),
      ).to.be.at.least(3);
    });
  }
});
