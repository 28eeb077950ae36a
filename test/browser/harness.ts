import { expect, fixture, fixtureCleanup } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import axe from 'axe-core';
import type { TemplateResult } from 'lit';
import { englishSurveyThanks as after } from '../../src/locales/compiled/en-survey-thanks.ts';
import { englishMessages as en } from '../../src/locales/index.ts';
import '../../src/widgets/champion-signup/define.ts';
import type { FormWidget } from '../../src/widgets/form-widget.ts';
import '../../src/widgets/issue-ballot/define.ts';
import '../../src/widgets/issue-survey/define.ts';
import { Clock } from './clock.ts';
import { settle } from './faults.ts';
import { deviceStore } from '../../src/delivery/device-store.ts';
import { Outbox, pageOutbox } from '../../src/delivery/index.ts';
import { loadOutbox } from '../../src/widgets/load-outbox.ts';
import { englishChampion as champion } from '../../src/locales/compiled/en-champion.ts';
import { englishOutbox as outbox } from '../../src/locales/compiled/en-outbox.ts';
import { englishPerson as person } from '../../src/locales/compiled/en-person.ts';

const heardEvents: Event[] = [];
for (const type of [
  'campaign-submit',
  'campaign-delivered',
  'campaign-sent',
  'campaign-saved',
  'campaign-refused',
])
  document.addEventListener(type, (event) => heardEvents.push(event));

// What the widget says in the console is for the web officer; a test that expects it asks for it,
// and else there is none.
let complaints: string[] = [];
const everSaid: string[] = [];
for (const kind of ['warn', 'error'] as const) {
  const log = console[kind].bind(console);
  console[kind] = (...args: unknown[]) => {
    const words = args.map(String).join(' ');
    if (words.startsWith('Lit is in dev mode')) log(...args);
    else {
      complaints.push(words);
      everSaid.push(words);
    }
  };
}

/** What the widget says in English: before an answer, and after it. */
export const words = en;
export const wordsAfter = after;
export const wordsOutbox = outbox;
export const wordsChampion = champion;
export const wordsPerson = person;

let clock: Clock | undefined;

beforeEach(() => {
  complaints = [];
  heardEvents.length = 0;
});

afterEach(async () => {
  clock?.release();
  clock = undefined;
  fixtureCleanup();
  await settle();
  await emptyOutbox();
  // A pending warning would appear in the next test.
  await until(() => onTheirWay === 0, 'nothing is on its way');
  await new Promise((resume) => setTimeout(resume));
});

let onTheirWay = 0;
const { fetch: fetchReally } = globalThis;
globalThis.fetch = async (input, init) => {
  const posts = init?.method === 'POST';
  if (posts) onTheirWay++;
  try {
    return await fetchReally(input, init);
  } finally {
    if (posts) onTheirWay--;
  }
};

// It comes just after a form; here it is there from the start. (`beside.test.ts` has forms without
// it.)
before(() => loadOutbox(document.body));

const delivered = new Set<string>();
const real = Outbox.prototype.deliver;
Outbox.prototype.deliver = function (submission, options) {
  delivered.add(submission.id);
  return real.call(this, submission, options);
};

/**
 * Deletes what still waits on this page and on the device, so that it is not in the next test's.
 */
export async function emptyOutbox(): Promise<void> {
  await pageOutbox().delete(...delivered, ...(await deviceStore.all()).map(({ id }) => id));
  delivered.clear();
}

/** A test that leaves nothing unexpected in the console. */
export function it(sentence: string, test: (this: Mocha.Context) => Promise<void> | void): void {
  globalThis.it(sentence, async function () {
    await test.call(this);
    expect(complaints, 'what the console was told').to.deep.equal([]);
  });
}

/** The warnings in the console since the last call. */
export const warnings = (): string[] => complaints.splice(0);

/**
 * Asserts that the console has one warning with these texts. A page gets the same warning only
 * once, so an earlier test may have caused it.
 */
export function warned(...names: string[]): void {
  const told = warnings();
  expect(told.length, told.join('\n')).to.be.at.most(1);
  const all = ['<campaign-', ...names];
  expect(
    everSaid.filter((words) => all.every((name) => words.includes(name))),
    `a warning that names ${all.join(', ')}; there were: ${everSaid.join(' | ')}`,
  ).not.to.deep.equal([]);
}

/** Like `warned`, for a warning that comes a moment after the visible change. */
export async function warnedSoon(...names: string[]): Promise<void> {
  const all = ['<campaign-', ...names];
  await until(
    () => everSaid.some((words) => all.every((name) => words.includes(name))),
    `a warning names ${all.join(', ')}`,
  );
  warned(...names);
}

/** The events that reached the document, oldest first. */
export const heard = (): readonly Event[] => heardEvents;

/** Holds long pauses back for the rest of the test. */
export const holdTime = (): Clock => (clock = new Clock());

/** A tag that is not there yet, another one each time: a tag is defined once. */
export function lateTag(): { tag: string; define: (widget: CustomElementConstructor) => void } {
  const tag = `campaign-late-${crypto.randomUUID()}`;
  return { tag, define: (widget) => customElements.define(tag, widget) };
}

/** Waits until something holds, and gives it. */
export async function until<T>(
  holds: () => T | Promise<T>,
  what: string,
  seconds = 25,
): Promise<NonNullable<T>> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const found = await holds();
    if (found) return found;
    if (performance.now() > end) throw new Error(`waited in vain until ${what}`);
    await new Promise((resume) => setTimeout(resume, 8));
  }
}

/** Lets what is already on its way arrive, where a test must show that nothing comes. */
export const aWhile = (milliseconds = 60): Promise<void> =>
  new Promise((resume) => setTimeout(resume, Math.min(milliseconds, 99)));

const ROLES: Record<string, string> = {
  A: 'link',
  BUTTON: 'button',
  SELECT: 'combobox',
  TEXTAREA: 'textbox',
  OPTION: 'option',
  FIELDSET: 'group',
  LI: 'listitem',
  UL: 'list',
  OPTGROUP: 'group',
};
const INPUTS: Record<string, string> = {
  radio: 'radio',
  checkbox: 'checkbox',
  text: 'textbox',
  email: 'textbox',
  tel: 'textbox',
};

/** The role that a native element has, or the one it was given. */
export const roleOf = (element: Element): string =>
  element.getAttribute('role') ??
  (element instanceof HTMLInputElement
    ? (INPUTS[element.type] ?? '')
    : (ROLES[element.tagName] ?? ''));

/**
 * The accessible names, worked out by axe. It reads the whole page for them, so a list of elements
 * is asked for at once.
 */
export function namesOf(elements: Element[]): string[] {
  if (elements.length === 0) return [];
  axe.setup(document);
  try {
    return elements.map((element) =>
      axe.commons.text.accessibleText(element).replace(/\s+/g, ' ').trim(),
    );
  } finally {
    axe.teardown();
  }
}

/** The accessible name of one element. */
export const nameOf = (element: Element): string => namesOf([element])[0] ?? '';

/** The accessible description: the texts that `aria-describedby` points at. */
export const descriptionOf = (element: Element): string =>
  (element.getAttribute('aria-describedby') ?? '')
    .split(' ')
    .filter(Boolean)
    .map((id) => text((element.getRootNode() as ShadowRoot).getElementById(id)))
    .join(' ');

/** The text of an element as it is seen. */
export const text = (element: Element | null | undefined): string =>
  (element instanceof HTMLElement ? element.innerText : (element?.textContent ?? ''))
    // The marks around a name of another direction: nobody reads them, and Firefox leaves them out.
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** A resident at a widget: does what a person does, and knows what a person sees. */
export class Person {
  readonly widget: FormWidget;

  constructor(widget: FormWidget) {
    this.widget = widget;
  }

  get root(): ShadowRoot {
    if (!this.widget.shadowRoot) throw new Error('there is no widget yet');
    return this.widget.shadowRoot;
  }

  /** Everything that the widget says, as one text. */
  reads(): string {
    return text(this.root.querySelector('[part=base]'));
  }

  async sees(words: string): Promise<void> {
    await until(() => this.reads().includes(words), `the widget says "${words}"`).catch(
      (error: unknown) => {
        throw new Error(`${String(error)}; it says: ${this.reads()}`);
      },
    );
  }

  /** Waits for the list of languages, which comes after the form. */
  async hasLanguages(): Promise<void> {
    await until(() => this.names('combobox').includes('Language'), 'the languages are there');
  }

  /** Unfolds the form that asks for a name. */
  async wantsToHear(words = 'Would you like to hear what happens?'): Promise<void> {
    await this.sees(words);
    this.root.querySelector('details:has(form)')?.setAttribute('open', '');
  }

  /** Every element of a role that a person meets, in the order of the page. */
  all(role: string): HTMLElement[] {
    return [...this.root.querySelectorAll<HTMLElement>('*:not(.absent *)')].filter(
      (element) => roleOf(element) === role,
    );
  }

  /** The names of all elements of a role. */
  names(role: string): string[] {
    return namesOf(this.all(role));
  }

  /** The one element with this role and accessible name. */
  find(role: string, name: string): HTMLElement {
    const elements = this.all(role);
    const names = namesOf(elements);
    const found = elements.filter((_, index) => names[index] === name);
    if (found.length !== 1)
      throw new Error(
        `${found.length} elements are a ${role} named "${name}"; there are: ${names.join(' | ')}`,
      );
    return found[0] as HTMLElement;
  }

  list(name: string): HTMLSelectElement {
    return this.find('combobox', name) as HTMLSelectElement;
  }

  box(name: string): HTMLInputElement {
    return this.find('textbox', name) as HTMLInputElement;
  }

  /** What is written in a box, or chosen in a list. */
  value(role: 'textbox' | 'combobox', name: string): string {
    return (this.find(role, name) as HTMLInputElement | HTMLSelectElement).value;
  }

  /** Chooses from a list by what the person reads there. */
  choose(list: string, option: string): void {
    const select = this.list(list);
    const found = [...select.options].find(({ label }) => label === option);
    if (!found)
      throw new Error(
        `no "${option}" in the list: ${[...select.options].map(({ label }) => label).join(' | ')}`,
      );
    select.focus();
    select.value = found.value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** Chooses a radio button, or ticks a box. */
  pick(name: string, role: 'radio' | 'checkbox' = 'radio'): void {
    const control = this.find(role, name);
    control.focus();
    control.click();
  }

  /** Asks for a 1-2-1, at these times. */
  async wants(...times: string[]): Promise<void> {
    this.pick('I would like a 1-2-1', 'checkbox');
    await until(() => this.names('checkbox').includes('Monday'), 'it is asked when');
    for (const time of times) this.pick(time, 'checkbox');
  }

  /** Fills a box in one go, as autofill and paste do. */
  fill(name: string, words: string): void {
    const box = this.box(name);
    box.focus();
    box.value = words;
    box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  }

  /** Writes with real keys. */
  async type(name: string, words: string): Promise<void> {
    this.box(name).focus();
    await sendKeys({ type: words });
  }

  press(button: string): void {
    const found = this.find('button', button);
    found.focus();
    found.click();
  }

  /** Presses the button that sends it now, and sees that something comes of it. */
  async triesAgain(): Promise<void> {
    this.press(this.names('button').includes('Send now') ? 'Send now' : 'Try again');
    await until(() => !this.reads().includes('Not sent yet'), 'it tries again');
  }

  /** Presses real keys, one after the other. */
  async keys(...keys: string[]): Promise<void> {
    for (const key of keys) await sendKeys({ press: key });
  }

  /** Answers the survey, all but the press of the button. */
  answer({ ward = 'Harborne', issue = 'Street lighting', words = '' } = {}): void {
    if (ward) this.choose('Your ward', ward);
    if (issue) this.pick(issue);
    if (words) this.fill('What would you change, and where? (optional)', words);
  }

  /** Answers, and sends it. */
  async sends(): Promise<void> {
    this.answer();
    this.press('Send my answer');
    await this.sees('Thank you. We have your answer');
  }

  /** Presses a real key while another is held down. */
  async keysWith(held: string, key: string): Promise<void> {
    await sendKeys({ down: held });
    await sendKeys({ press: key });
    await sendKeys({ up: held });
  }

  /** What the list of problems says, and leads to. */
  summary(): string[] {
    return [...(this.all('alert')[0]?.querySelectorAll('li') ?? [])].map(text);
  }

  /** The problems beside the fields, by the name of the control or group that they describe. */
  beside(): Record<string, string> {
    const marked = [...this.root.querySelectorAll('[part=error]')];
    const controls = [...this.root.querySelectorAll(`[aria-describedby]`)];
    const names = namesOf(controls);
    const named = (id: string): string | undefined =>
      names[
        controls.findIndex((control) =>
          control.getAttribute('aria-describedby')?.split(' ').includes(id),
        )
      ];
    return Object.fromEntries(marked.map((error) => [named(error.id) ?? '', text(error)]));
  }

  /** What the form would send now, but for the field that only programs see. */
  data(): Record<string, string> {
    const form = this.root.querySelector('form');
    return Object.fromEntries(
      [...new FormData(form ?? undefined)].flatMap(([name, value]) =>
        name === 'homepage' ? [] : [[name, typeof value === 'string' ? value : value.name]],
      ),
    );
  }

  /** The element that has the focus, inside the widget; undefined where it is elsewhere. */
  focused(): HTMLElement | undefined {
    return (this.root.activeElement as HTMLElement | null) ?? undefined;
  }

  /** The role and name of what has the focus, as it is read out. */
  hears(): string {
    const focused = this.focused();
    return focused ? `${roleOf(focused)}: ${nameOf(focused) || text(focused)}` : '';
  }
}

const TAGS = 'campaign-issue-survey, campaign-champion-signup, campaign-issue-ballot';

/** Opens a page with a widget in it, and waits until it has something to say. */
export async function open(template: TemplateResult): Promise<Person> {
  const rendered = await fixture<HTMLElement>(template);
  return meet(
    rendered.matches(TAGS)
      ? (rendered as unknown as FormWidget)
      : rendered.querySelector<FormWidget>(TAGS),
  );
}

/** Goes to a widget that is on the page. */
export async function meet(widget: FormWidget | null): Promise<Person> {
  if (!widget) throw new Error('there is no widget on the page');
  const person = new Person(widget);
  await until(
    () => person.reads() && !/^(Loading…|Wrthi’n llwytho…)/.test(person.reads()),
    'the widget has loaded',
  );
  return person;
}
