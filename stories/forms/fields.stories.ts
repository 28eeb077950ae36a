import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { userEvent, within } from 'storybook/test';
import {
  checkboxField,
  choiceField,
  consentBoxes,
  contactLink,
  type FieldProblem,
  fieldGroup,
  imprint,
  longTextField,
  problemSummary,
  selectField,
  textField,
} from '../../src/forms/index.ts';
import { type Campaign, consentsFor, type Imprint } from '../../src/contract/index.ts';
import { englishPerson as person } from '../../src/locales/compiled/en-person.ts';
import { englishMessages as en } from '../../src/locales/index.ts';
import { campaign } from '../fixtures.ts';
import { specimen } from './specimen.ts';

/** The form kit: each template as it stands, and with a problem. */
const meta: Meta = { title: 'Forms/Fields' };
export default meta;
type Story = StoryObj;

const said = (words: string) => ({ words, lang: 'en' });
const none: FieldProblem[] = [];
const wards = campaign.areas.wards.map(({ code, name }) => ({ value: code, label: said(name) }));
const issues = campaign.survey.issues
  .slice(0, 4)
  .map(({ id, label }) => ({ value: id, label: said(label.en) }));

const plain = { problems: none, messages: en, language: 'en' };
const wrong = (field: string, words: string) => ({ ...plain, problems: [{ field, words }] });

export const Text: Story = {
  render: () => {
    const name = { name: 'name', label: 'Full name', autocomplete: 'name' };
    const email = {
      name: 'email',
      label: 'Email address',
      hint: 'We use it only for what you tick below.',
      type: 'email' as const,
      autocomplete: 'email',
    };
    return html`${specimen(textField({ ...plain, ...name }))}
    ${specimen(textField({ ...plain, ...email }))}
    ${specimen(textField({ ...wrong('email', 'Enter an email address in the correct format, like name@example.com'), ...email }))}`;
  },
};

export const LongText: Story = {
  render: () => {
    const words = {
      name: 'words',
      label: 'What would you change, and where? (optional)',
      hint: 'Leave out names and anything that tells who you are.',
      maxlength: 1000,
    };
    return html`${specimen(longTextField({ ...plain, ...words }))}
    ${specimen(longTextField({ ...wrong('words', 'Use 1000 characters or fewer'), ...words }))}`;
  },
};

export const Select: Story = {
  render: () => {
    const area = {
      name: 'area',
      label: 'Your ward',
      empty: 'Choose your ward',
      options: wards,
      extra: [{ value: 'unknown', label: said('I don’t know my ward') }],
    };
    const groups = wards.map((ward, at) => ({
      ...ward,
      group: said(at < 3 ? 'West of the park' : 'East of the park'),
    }));
    return html`${specimen(selectField({ ...plain, ...area, options: groups, chosen: 'E05011144' }))}
    ${specimen(selectField({ ...wrong('area', 'Choose your ward'), ...area }))}`;
  },
};

export const Radios: Story = {
  render: () => {
    const issue = {
      name: 'issue',
      label: 'What is the one big issue where you live?',
      hint: 'Choose one.',
      options: issues,
    };
    return html`${specimen(choiceField('radio', { ...plain, ...issue }))}
    ${specimen(choiceField('radio', { ...wrong('issue', 'Choose the issue that matters most to you'), ...issue }))}`;
  },
};

/** Any of a few; short ones side by side. */
export const Checkboxes: Story = {
  render: () => {
    const several = {
      name: 'cares',
      label: 'What do you care about? (optional)',
      hint: 'Tick as many as you like.',
      options: issues,
    };
    const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'].map((day) => ({
      value: day,
      label: said(day),
    }));
    return html`${specimen(choiceField('checkbox', { ...plain, ...several }))}
    ${specimen(choiceField('checkbox', { ...plain, name: 'days', label: 'Days that suit you', options: days, row: true }))}
    ${specimen(choiceField('checkbox', { ...wrong('cares', 'This can’t be taken as it is'), ...several }))}`;
  },
};

/** Two fields under one label, with a problem at one of them. */
export const Group: Story = {
  render: () => {
    const shared = wrong('email', 'Enter an email address or a telephone number');
    const fields = html`${textField({ ...shared, name: 'email', label: 'Email address', type: 'email' })}
    ${textField({ ...shared, name: 'phone', label: 'Telephone number', type: 'tel' })}`;
    return specimen(
      fieldGroup(
        {
          ...shared,
          name: 'reach',
          label: 'How can we reach you?',
          hint: 'Give an email address, a telephone number, or both.',
        },
        fields,
      ),
    );
  },
};

export const Checkbox: Story = {
  render: () => {
    const words = said('I am 16 or over');
    return html`${specimen(checkboxField({ ...plain, name: 'age' }, words))}
    ${specimen(checkboxField({ ...wrong('age', 'Tick the box if you are old enough'), name: 'age' }, words))}`;
  },
};

/** A sentence for each box, and under the first one why it is needed. */
export const Consents: Story = {
  render: () => {
    const boxes = (shared: typeof plain) =>
      html`<div class="stack">
        ${consentBoxes(shared, consentsFor(campaign as Campaign, 'contact'), person.keepHint, {
          localize: (text) => said(typeof text === 'string' ? text : (text.en ?? '')),
          resolve: (reference) => reference,
        })}
      </div>`;
    return html`${specimen(boxes(plain))}
    ${specimen(boxes(wrong('consents-keep', 'Tick the box so that we may keep what you filled in')))}`;
  },
};

/** Each line leads to its control. */
export const ProblemSummary: Story = {
  render: () => {
    const problems = [
      { field: 'name', words: 'Enter your full name' },
      { field: '', words: 'This can’t be taken as it is' },
    ];
    const shared = { ...plain, problems };
    return specimen(
      html`<div class="stack">
        ${problemSummary(problems, 'There is a problem', 2)}
        ${textField({ ...shared, name: 'name', label: 'Full name' })}
      </div>`,
    );
  },
  play: async ({ canvasElement }) => {
    const root = [...canvasElement.children].find(({ shadowRoot }) => shadowRoot)?.shadowRoot;
    await userEvent.click(await within(root?.firstElementChild as HTMLElement).findByRole('link'));
    if (root?.activeElement?.id !== 'name')
      throw new Error('the summary does not lead to the field');
  },
};

export const ImprintAndContact: Story = {
  render: () => {
    const { promoter, onBehalfOf } = campaign.imprint;
    const variants: Imprint[] = [
      { promoter },
      { promoter, onBehalfOf: promoter },
      { promoter, onBehalfOf },
      {
        promoter,
        onBehalfOf: { ...onBehalfOf, address: '1 Example Road, Exampleton ZZ3 2AA' },
      },
      'not-required',
    ];
    const contacts = [
      'hello@edgbaston.example',
      'https://edgbaston.example/contact',
      '0121 496 0000',
      'the office in Harborne Library',
    ];
    return html`${variants.map((variant) => specimen(html`${imprint(variant, en)}`))}
    ${contacts.map((contact) => specimen(html`<p>${contactLink(contact)}</p>`))}`;
  },
};
