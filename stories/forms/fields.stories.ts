import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { userEvent, within } from 'storybook/test';
import { choice, contactLink, type FieldProblem, frame, imprint, longTextField, problemSummary, radios, selectField, textField } from '../../src/forms/index.ts';
import type { Imprint } from '../../src/contract/index.ts';
import { en } from '../../src/locales/index.ts';
import { campaign } from '../fixtures.ts';
import { specimen } from './specimen.ts';

/** The form kit: each template as it stands, and with a problem. */
const meta: Meta = { title: 'Forms/Fields' };
export default meta;
type Story = StoryObj;

const said = (words: string) => ({ words, lang: 'en' });
const none: FieldProblem[] = [];
const wards = campaign.areas.wards.map(({ code, name }) => ({ value: code, label: said(name) }));
const issues = campaign.survey.issues.slice(0, 4).map(({ id, label }) => ({ value: id, label: said(label.en) }));

const plain = { problems: none, locale: en, lang: 'en' };
const wrong = (field: string, words: string) => ({ ...plain, problems: [{ field, words }] });

export const Text: Story = {
  render: () => {
    const name = { name: 'name', label: 'Full name', autocomplete: 'name' };
    const email = { name: 'email', label: 'Email address', hint: 'We use it only for what you tick below.', type: 'email' as const, autocomplete: 'email' };
    return html`${specimen(textField({ ...plain, ...name }))} ${specimen(textField({ ...plain, ...email }))}
    ${specimen(textField({ ...wrong('email', 'Enter an email address in the correct format, like name@example.com'), ...email }))}`;
  },
};

export const LongText: Story = {
  render: () => {
    const words = { name: 'words', label: 'What would you change, and where? (optional)', hint: 'Leave out names and anything that tells who you are.', maxlength: 1000 };
    return html`${specimen(longTextField({ ...plain, ...words }))} ${specimen(longTextField({ ...wrong('words', 'Use 1000 characters or fewer'), ...words }))}`;
  },
};

export const Select: Story = {
  render: () => {
    const area = { name: 'area', label: 'Your ward', empty: 'Choose your ward', options: wards, extra: [{ value: 'unknown', label: said('I don’t know my ward') }] };
    const groups = wards.map((ward, at) => ({ ...ward, group: said(at < 3 ? 'West of the park' : 'East of the park') }));
    return html`${specimen(selectField({ ...plain, ...area, options: groups, chosen: 'E05011144' }))}
    ${specimen(selectField({ ...wrong('area', 'Choose your ward'), ...area }))}`;
  },
};

export const Radios: Story = {
  render: () => {
    const issue = { name: 'issue', label: 'What is the one big issue where you live?', hint: 'Choose one.', options: issues };
    const after = textField({ ...plain, name: 'other', label: 'If something else, what is it?' });
    return html`${specimen(radios({ ...plain, ...issue, after }))} ${specimen(radios({ ...wrong('issue', 'Choose the one issue that matters most to you'), ...issue }))}`;
  },
};

const box = (shared: typeof plain, name: string, words: string, hint?: string) => {
  const field = { ...shared, name, label: '', hint };
  return frame(field, choice('checkbox', field, said(words)));
};

export const Checkbox: Story = {
  render: () => {
    const age = ['age', 'I am 16 or over'] as const;
    return html`${specimen(box(plain, ...age))} ${specimen(box(wrong('age', 'Tick the box if you are old enough'), ...age))}`;
  },
};

/** A sentence for each box, and under the first one why it is needed. */
export const Consents: Story = {
  render: () => {
    const boxes = (shared: typeof plain) =>
      html`<div class="stack">
        ${campaign.consents.map(({ id, channel, statement }) => box(shared, id, statement.en, channel === 'keep' ? 'Without this one we may not keep your name at all.' : undefined))}
      </div>`;
    return html`${specimen(boxes(plain))} ${specimen(boxes(wrong('keep', 'Tick the box so that we may keep your name')))}`;
  },
};

/** Each line leads to its control. */
export const ProblemSummary: Story = {
  render: () => {
    const problems = [{ field: 'name', words: 'Enter your full name' }, { field: '', words: 'This can’t be taken as it is' }];
    const shared = { ...plain, problems };
    return specimen(html`<div class="stack">${problemSummary(problems, 'There is a problem', 2)} ${textField({ ...shared, name: 'name', label: 'Full name' })}</div>`);
  },
  play: async ({ canvasElement }) => {
    const root = [...canvasElement.children].find(({ shadowRoot }) => shadowRoot)?.shadowRoot;
    await userEvent.click(await within(root?.firstElementChild as HTMLElement).findByRole('link'));
    if (root?.activeElement?.id !== 'name') throw new Error('the summary does not lead to the field');
  },
};

export const ImprintAndContact: Story = {
  render: () => {
    const { promoter, onBehalfOf } = campaign.imprint;
    const variants: Imprint[] = [
      { promoter },
      { promoter, onBehalfOf: promoter },
      { promoter, onBehalfOf },
      { promoter, onBehalfOf: { ...onBehalfOf, address: '1 Quinton Road West, Birmingham B32 2QD' } },
      'not-required',
    ];
    const contacts = ['hello@edgbaston.example', 'https://edgbaston.example/contact', '0121 496 0000', 'the office in Harborne Library'];
    return html`${variants.map((variant) => specimen(html`${imprint(variant, en)}`))} ${contacts.map((contact) => specimen(html`<p>${contactLink(contact)}</p>`))}`;
  },
};
