import { expect, fixtureCleanup } from '@open-wc/testing';
import { render } from 'lit';
import edgbaston from '../../demo/campaigns/edgbaston.json' with { type: 'json' };
import { type Campaign, inLanguage } from '../../src/contract/index.ts';
import { englishMessages } from '../../src/locales/index.ts';
import { signupForm, type SignupFormData } from '../../src/widgets/champion-signup/signup-form.ts';
import * as organisationForm from '../../src/widgets/champion-signup/organisation-fields.ts';
import * as personForm from '../../src/widgets/person-form.ts';
import type { ViewContext } from '../../src/widgets/view-context.ts';
import { roles } from './campaigns.ts';
import { nameOf, roleOf, text } from './harness.ts';

const campaign = edgbaston as unknown as Campaign;
const context: ViewContext = {
  language: 'en',
  messages: englishMessages,
  headingLevel: 2,
  localize: (words) => inLanguage(words, 'en', campaign.languages),
  resolve: (reference) => reference,
};
const nothingHappens = () => undefined;

/** The form laid out as one page, as a server makes it: no element stands around it. */
function renderPage(isOrganisation = false): HTMLFormElement {
  const data: SignupFormData = {
    campaign,
    personForm,
    organisationForm: isOrganisation ? organisationForm : undefined,
    layout: 'page',
    section: 'person',
    form: {
      step: 'form',
      problems: [],
      status: 0,
      locked: false,
      done: false,
      contact: '',
      submission: undefined,
      receipt: undefined,
    },
    notice: undefined,
    questionFields: undefined,
    preset: '',
    lookupResult: '',
    inviter: '',
    wantedCount: Infinity,
    pageUrl: location.href,
    page: location.href,
    invitation: undefined,
    thanks: undefined,
    share: undefined,
    drawQr: undefined,
    wantsMeeting: false,
    isKept: false,
    onFind: nothingHappens,
    onOpen: nothingHappens,
    onSubmit: nothingHappens,
    onInput: nothingHappens,
    onReset: nothingHappens,
    onFormData: nothingHappens,
    onDropInvitation: nothingHappens,
    onContinue: nothingHappens,
    onBack: nothingHappens,
    onKeep: nothingHappens,
  };
  const place = document.createElement('div');
  place.className = 'hosted-page';
  document.body.append(place);
  render(signupForm(context, data), place);
  return place.querySelector('form') as HTMLFormElement;
}

/** What somebody without a script meets: role and name of each control, in its order. */
const controlsOf = (form: HTMLFormElement) =>
  [...form.querySelectorAll<HTMLElement>('input, select, textarea, button')]
    .filter((control) => !control.closest('.absent'))
    .map((control) => `${roleOf(control)}: ${nameOf(control) || text(control)}`);

describe('The sign-up as one page, for whoever has no scripts', () => {
  afterEach(() => {
    document.querySelector('.hosted-page')?.remove();
    fixtureCleanup();
  });

  it('has every control of all three parts, each with a name, in one form', () => {
    const form = renderPage();
    const controls = controlsOf(form);
    expect(document.querySelectorAll('.hosted-page form')).to.have.length(1);
    for (const control of [
      'textbox: Full name',
      'textbox: Email address',
      'textbox: Telephone number',
      'checkbox: I am 16 or over',
      'combobox: Your ward (optional)',
      `checkbox: ${roles[0]}`,
      'checkbox: I would like a 1-2-1',
      'checkbox: Monday',
      'radio: In person',
      'textbox: A place that suits you (optional)',
      'textbox: Language you would like us to use (optional)',
      'button: Sign me up',
    ])
      expect(controls).to.contain(control);
    expect(controls.filter((control) => control.endsWith(': '))).to.deep.equal([]);
  });

  it('has each statement once, unticked, with the name that the contract reads', () => {
    const form = renderPage();
    const expected = personForm
      .consentsFor(campaign, 'champion-signup')
      .map(({ id }) => `consents-${id}`);
    const boxes = [...form.querySelectorAll<HTMLInputElement>('[name^=consents-]')];
    expect(boxes.map(({ name }) => name)).to.have.members(expected);
    expect(boxes.some(({ checked }) => checked)).to.equal(false);
    expect(expected).to.not.deep.equal([]);
  });

  it('sends what was filled in by one press: no step, and nothing to go back to', () => {
    const form = renderPage();
    const buttons = [...form.querySelectorAll('button')].filter(({ type }) => type === 'submit');
    expect(buttons.map(text)).to.deep.equal(['Sign me up']);
    expect(text(form)).not.to.match(/Step \d/);
    (form.elements.namedItem('name') as HTMLInputElement).value = 'Ada Okafor';
    expect(new FormData(form).get('name')).to.equal('Ada Okafor');
  });

  it('asks an organisation for what it is, too', () => {
    const controls = controlsOf(renderPage(true));
    expect(controls).to.include.members([
      'textbox: Name of the organisation',
      'combobox: What kind of organisation is it?',
      'textbox: Your full name',
      'textbox: What you do there (optional)',
      'button: Sign us up',
    ]);
  });

  it('passes axe', async () => {
    await expect(renderPage()).to.be.accessible();
  });
});
