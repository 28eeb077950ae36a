import { expect, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { HOST_GROUNDS } from '../../tools/looks/host-grounds.ts';
import { campaign, statements } from './campaigns.ts';
import { place } from './faults.ts';
import { it, open, type Person } from './harness.ts';
import { contrastOnGround } from './pixels.ts';

const widget = async (width = 'auto'): Promise<Person> =>
  open(
    html`<div style="width: ${width}">
      <campaign-issue-survey
        .campaign=${campaign()}
        endpoint=${(await place('hang')).url}
      ></campaign-issue-survey>
    </div>`,
  );

/** The cards of the issues, by how many stand beside each other. */
function columns(person: Person): number {
  const lefts = person
    .all('radio')
    .map((radio) => radio.closest('label')?.getBoundingClientRect().left);
  return new Set(lefts).size;
}

/** The card around a radio button or a box, which is drawn before its words. */
const cardOf = (control: Element) =>
  getComputedStyle(control.nextElementSibling as Element, '::before');

const sizeOf = (element: Element | null) =>
  Number.parseFloat(getComputedStyle(element as Element).fontSize);

/** How far one thing stands below another. */
const below = (upper: Element | null, lower: Element | null) =>
  Math.round(
    (lower as Element).getBoundingClientRect().top -
      (upper as Element).getBoundingClientRect().bottom,
  );

describe('The look of a form', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('has two columns of choices where there is room for them, whatever the window’s width', async () => {
    await setViewport({ width: 1000, height: 600 });
    expect(columns(await widget('36em'))).to.equal(2);
    expect(columns(await widget('33em'))).to.equal(1);
    expect(columns(await widget('100%'))).to.equal(2);
  });

  it('chooses by a press anywhere on a card, also on a note in it', async () => {
    const person = await widget();
    const radio = person.find('radio', 'Litter, fly-tipping and dog fouling') as HTMLInputElement;
    const card = radio.closest('label') as HTMLElement;
    card.scrollIntoView({ block: 'center' });
    const { right, top } = card.getBoundingClientRect();
    (person.root.elementFromPoint(right - 4, top + 4) as HTMLElement).click();
    expect(radio.checked).to.equal(true);
  });

  it('marks what is chosen by the accent, around it and behind it', async () => {
    const person = await widget();
    const radio = person.find('radio', 'Street lighting');
    const before = cardOf(radio);
    expect([before.boxShadow, before.backgroundColor]).to.deep.equal(['none', 'rgba(0, 0, 0, 0)']);
    radio.click();
    const after = cardOf(radio);
    expect(after.boxShadow).to.contain('rgb(31, 111, 184)');
    expect(after.backgroundColor).to.match(/ 0\.08\)$/);
  });

  it('has questions larger than labels, and labels larger than hints and small print', async () => {
    const person = await widget();
    const { root } = person;
    expect([
      sizeOf(root.querySelector('b[part=label]')),
      sizeOf(root.querySelector('label[part=label]')),
      sizeOf(root.querySelector('[part=hint]')),
      sizeOf(root.querySelector('[part=small-print] p')),
    ]).to.deep.equal([20, 16, 15, 13]);
  });

  it('keeps one rhythm: 4 px to a hint, 8 to a control, 32 to the next question', async () => {
    const { root } = await widget();
    const [first, second, third] = root.querySelectorAll('fieldset > .field');
    const question = root.querySelector('b[part=label]');
    const hint = question?.nextElementSibling ?? null;
    expect([
      below(question, hint),
      below(hint, hint?.nextElementSibling ?? null),
      below(first ?? null, second ?? null),
      below(second ?? null, third ?? null),
    ]).to.deep.equal([4, 8, 32, 32]);
  });

  it('keeps the button’s size while it says that it is sending', async () => {
    const person = await widget();
    const size = () => {
      const { width, height } = (person.all('button')[0] as Element).getBoundingClientRect();
      return [width, height];
    };
    const before = size();
    person.answer();
    person.press('Send my answer');
    await person.sees('Sending…');
    expect(person.names('button')).to.deep.equal(['Sending…']);
    expect(size()).to.deep.equal(before);
  });

  it('has a button as wide as a narrow container, and no wider than its words in a wide one', async () => {
    const widthOf = async (width: string) => {
      const person = await widget(width);
      return (
        person.find('button', 'Send my answer').getBoundingClientRect().width /
        person.widget.getBoundingClientRect().width
      );
    };
    expect(await widthOf('23em')).to.equal(1);
    expect(await widthOf('25em')).to.be.below(0.6);
  });

  it('has each note inside the card of its consent, and no consent ticked', async () => {
    const person = await open(
      html`<campaign-champion-signup .campaign=${campaign()}></campaign-champion-signup>`,
    );
    const boxes = [...person.root.querySelectorAll<HTMLInputElement>('.consents input')];
    expect(boxes.length).to.be.at.least(statements.length);
    expect(boxes.some((box) => box.checked)).to.equal(false);
    const noted = boxes.filter((box) => box.closest('.choice')?.querySelector('p, a'));
    expect(noted.length, 'the one to keep, and the other body’s').to.equal(2);
  });
});

describe('A form on pages of eleven colours', () => {
  afterEach(() => document.body.removeAttribute('style'));

  for (const { name, background, color } of HOST_GROUNDS) {
    it(`can be read on ${name}: problems and hints at 4.5, borders at 3`, async () => {
      document.body.style.cssText = `background: ${background}; color: ${color}`;
      const person = await widget();
      person.press('Send my answer');
      await person.sees('There is a problem');
      const { root } = person;
      const text = (selector: string) =>
        contrastOnGround(
          getComputedStyle(root.querySelector(selector) as Element).color,
          background,
        );
      const border = ({ borderTopColor }: CSSStyleDeclaration) =>
        contrastOnGround(borderTopColor, background);
      const words = ['.error', '[part=hint]', '[part=summary] a', '[part=small-print] p'].map(text);
      expect(Math.min(...words), 'words').to.be.at.least(4.5);
      const borders = [
        ...[...root.querySelectorAll('.text, .notice, .small-print')].map((element) =>
          border(getComputedStyle(element)),
        ),
        ...person.all('radio').map((radio) => border(cardOf(radio))),
      ];
      expect(Math.min(...borders), 'borders').to.be.at.least(3);
    });

    it(`shows the focus on ${name}, of the button too`, async () => {
      document.body.style.cssText = `background: ${background}; color: ${color}`;
      const person = await widget();
      const button = person.find('button', 'Send my answer');
      button.focus();
      await person.keysWith('Shift', 'Tab');
      await person.keys('Tab');
      const { outlineColor, boxShadow } = getComputedStyle(button);
      const [shadow = ''] = /rgb\([^)]+\)/.exec(boxShadow) ?? [];
      const tones = [outlineColor, shadow].map((tone) => contrastOnGround(tone, background));
      expect(Math.max(...tones)).to.be.at.least(3);
    });
  }
});
