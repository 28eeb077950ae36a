import { expect, fixture } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import {
  choiceField,
  fieldProblems,
  problemSummary,
  selectField,
  textField,
} from '../../src/forms/index.ts';
import { formProblems } from '../../src/widgets/person-form.ts';
import { englishPerson as person } from '../../src/locales/compiled/en-person.ts';
import { englishMessages as en } from '../../src/locales/index.ts';
import { descriptionOf, it, nameOf, text } from './harness.ts';

/** Renders a field in a shadow root, where its ids are its own. */
async function show(field: TemplateResult): Promise<HTMLElement> {
  const { render, html } = await import('lit');
  const host = await fixture<HTMLElement>(html`<div></div>`);
  render(html`<div>${field}</div>`, host.attachShadow({ mode: 'open' }));
  return host.shadowRoot?.firstElementChild as HTMLElement;
}

const shared = { problems: [], messages: en, language: 'en' };
const label = (words: string, lang = 'en') => ({ words, lang });

describe('The form kit', () => {
  it('gives a box its label, its hint and its problem', async () => {
    const problems = [{ field: 'town', words: 'Enter a town' }];
    const shown = await show(
      textField({
        ...shared,
        problems,
        name: 'town',
        label: 'Town',
        hint: 'Where you live',
        maxlength: 40,
      }),
    );
    const box = shown.querySelector('input') as HTMLInputElement;
    expect([
      nameOf(box),
      descriptionOf(box),
      box.getAttribute('aria-invalid'),
      box.name,
      box.maxLength,
    ]).to.deep.equal(['Town', 'Where you live Error: Enter a town', 'true', 'town', 40]);
    expect(shown.querySelector('label')?.htmlFor).to.equal(box.id);
  });

  it('says nothing of a problem where there is none', async () => {
    const shown = await show(textField({ ...shared, name: 'town', label: 'Town', maxlength: 40 }));
    const box = shown.querySelector('input') as HTMLInputElement;
    expect([box.hasAttribute('aria-invalid'), box.hasAttribute('aria-describedby')]).to.deep.equal([
      false,
      false,
    ]);
    expect(text(shown)).to.equal('Town');
  });

  it('puts the members of a group together, wherever they stand in the list', async () => {
    const options = [
      { value: '1', label: label('One'), group: label('East') },
      { value: '2', label: label('Two') },
      { value: '3', label: label('Three'), group: label('East') },
    ];
    const shown = await show(
      selectField({
        ...shared,
        name: 'ward',
        label: 'Ward',
        empty: 'Choose',
        options,
        extra: [{ value: 'x', label: label('None') }],
        chosen: '3',
      }),
    );
    const select = shown.querySelector('select') as HTMLSelectElement;
    expect([...select.options].map(({ label }) => label)).to.deep.equal([
      'Choose',
      'One',
      'Three',
      'Two',
      'None',
    ]);
    expect(select.value).to.equal('3');
    expect(select.querySelector('optgroup')?.label).to.equal('East');
  });

  it('asks for exactly one of a few under one question', async () => {
    const shown = await show(
      choiceField('radio', {
        ...shared,
        name: 'issue',
        label: 'Which?',
        options: [
          { value: 'a', label: label('A') },
          { value: 'b', label: label('Be', 'cy') },
        ],
      }),
    );
    const buttons = [...shown.querySelectorAll('input')];
    expect(
      buttons.map(({ type, name, value, checked }) => [type, name, value, checked]),
    ).to.deep.equal([
      ['radio', 'issue', 'a', false],
      ['radio', 'issue', 'b', false],
    ]);
    expect(nameOf(shown.querySelector('[role=radiogroup]') as Element)).to.equal('Which?');
    expect(shown.querySelector('[lang=cy]')?.textContent).to.equal('Be');
  });

  it('asks for any of a few under one question, whose hint and problem are the group’s', async () => {
    const problems = [{ field: 'roles', words: 'Tick one' }];
    const shown = await show(
      choiceField('checkbox', {
        ...shared,
        problems,
        name: 'roles',
        label: 'How?',
        hint: 'As many as you like.',
        options: [
          { value: 'a', label: label('A') },
          { value: 'b', label: label('B') },
        ],
      }),
    );
    const boxes = [...shown.querySelectorAll('input')];
    expect(
      boxes.map(({ id, type, name, value, checked }) => [id, type, name, value, checked]),
    ).to.deep.equal([
      ['roles', 'checkbox', 'roles', 'a', false],
      ['roles-1', 'checkbox', 'roles', 'b', false],
    ]);
    const group = shown.querySelector('[role=group]') as Element;
    expect([nameOf(group), descriptionOf(group)]).to.deep.equal([
      'How?',
      'As many as you like. Error: Tick one',
    ]);
    expect(
      boxes.some((box) => box.hasAttribute('aria-describedby') || box.hasAttribute('aria-invalid')),
    ).to.equal(false);
  });

  it('lays problems of what is inside an answer on the field that it came from', () => {
    const problem = (path: string, code = 'required') => ({ path, code, message: '' });
    const found = fieldProblems(
      formProblems({
        problems: [
          problem('answers.organisation.name'),
          problem('answers.organisation.kind'),
          problem('answers.oneToOne.place', 'odd'),
          problem('answers.cares.0', 'unknown'),
          problem('answers.name'),
          problem('consents.keep-champion'),
        ],
      }),
      ['organisation', 'organisationKind', 'name', 'cares', 'place', 'consents-keep-champion'],
      en,
      {
        sentences: { ...person.problems, organisation: 'Name it', organisationKind: 'Choose it' },
        labels: { cares: 'What do you care about?' },
      },
    );
    expect(found).to.deep.equal([
      { field: 'organisation', words: 'Name it' },
      { field: 'organisationKind', words: 'Choose it' },
      { field: 'name', words: person.problems.name },
      { field: 'cares', words: `What do you care about? – ${en.notTaken}` },
      { field: 'place', words: en.notTaken },
      { field: 'consents-keep-champion', words: person.problems['consents required'] },
    ]);
  });

  it('words problems of keys that every object inherits as what it has no words for', () => {
    for (const path of ['constructor', 'answers.toString', '__proto__', 'consents.hasOwnProperty'])
      expect(
        fieldProblems([{ path, code: 'valueOf', message: '' }], ['area', 'issue'], en),
      ).to.deep.equal([{ field: '', words: en.notTaken }]);
  });

  it('lays problems on the fields in the form’s order, one for each', () => {
    const problem = (path: string, code = 'required') => ({ path, code, message: '' });
    const found = fieldProblems(
      [
        problem('answers.words', 'odd'),
        problem('answers.issue'),
        problem('answers.issue', 'unknown'),
        problem('area.code'),
        problem('signals'),
      ],
      ['area', 'issue', 'words'],
      en,
    );
    expect(found).to.deep.equal([
      { field: '', words: en.notTaken },
      { field: 'area', words: en.problems.area },
      { field: 'issue', words: en.problems.issue },
      { field: 'words', words: `${en.survey.words} – ${en.notTaken}` },
    ]);
  });

  it('leads from the list of problems to a field of the same shadow root only', async () => {
    const shown = await show(
      problemSummary([{ field: 'town', words: 'Enter a town' }], 'There is a problem', 3),
    );
    const link = shown.querySelector('a') as HTMLAnchorElement;
    expect([
      text(shown.querySelector('[role=heading]')),
      shown.querySelector('[role=heading]')?.getAttribute('aria-level'),
    ]).to.deep.equal(['There is a problem', '3']);
    link.click();
    expect(location.hash).to.equal('');
  });
});
