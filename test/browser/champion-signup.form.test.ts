import { expect, html } from '@open-wc/testing';
import edgbaston from '../../demo/campaigns/edgbaston.json' with { type: 'json' };
import {
  WEEK_DAYS,
  MEETING_WAYS,
  ORGANISATION_KINDS,
  DAY_PARTS,
} from '../../src/contract/index.ts';
import { englishOrganisation as organisation } from '../../src/locales/compiled/en-organisation.ts';
import { campaign, issues, roles, without } from './campaigns.ts';
import { AGE, EMAIL, fillIn, goOn, KEEP, PHONE, SHARE, SIGN_UP, TEXT } from './champion.ts';
import {
  descriptionOf,
  it,
  nameOf,
  open,
  roleOf,
  text,
  warned,
  words,
  wordsChampion,
} from './harness.ts';

const champion = (changes: object) =>
  campaign({ champion: { ...structuredClone(edgbaston.champion), ...changes } });

describe('<campaign-champion-signup>: the form', () => {
  it('asks little at a time, in three steps of one column', async () => {
    const person = await open(
      html`<campaign-champion-signup .campaign=${campaign()}></campaign-champion-signup>`,
    );
    const controls = () =>
      [...person.root.querySelectorAll('form :is(select, input, button, a):not(.absent *)')].map(
        (control) => `${roleOf(control)}: ${nameOf(control)}`,
      );
    expect(person.names('heading')).to.deep.equal(['Step 1 of 3: About you']);
    expect(controls()).to.deep.equal([
      'textbox: Full name',
      'textbox: Email address',
      `checkbox: ${EMAIL}`,
      'textbox: Telephone number',
      ...[PHONE, TEXT, AGE, KEEP].map((sentence) => `checkbox: ${sentence}`),
      'button: Continue',
      `button: ${SIGN_UP}`,
    ]);
    await fillIn(person, { ward: '' });
    await goOn(person, 2);
    expect(controls()).to.deep.equal([
      'combobox: Your ward (optional)',
      ...[...issues, ...roles].map((label) => `checkbox: ${label}`),
      'button: Continue',
      `button: ${SIGN_UP}`,
      'button: Back',
    ]);
    await goOn(person, 3);
    // What is asked of a 1-2-1 is there once one is wanted.
    expect(person.names('checkbox')).not.to.contain('Monday');
    await person.wants('Evening');
    person.pick('Evening', 'checkbox');
    expect(controls()).to.deep.equal([
      'checkbox: I would like a 1-2-1',
      ...[
        'Monday',
        'Tuesday',
        'Wednesday',
        'Thursday',
        'Friday',
        'Saturday',
        'Sunday',
        'Morning',
        'Afternoon',
        'Evening',
      ].map((when) => `checkbox: ${when}`),
      ...['In person', 'By telephone', 'Either'].map((way) => `radio: ${way}`),
      'textbox: A place that suits you (optional)',
      `checkbox: ${SHARE}`,
      'link: Privacy notice: Harborne Residents’ Group',
      'textbox: Language you would like us to use (optional)',
      `checkbox: ${KEEP}`,
      `button: ${SIGN_UP}`,
      'button: Back',
    ]);
  });

  it('has nothing ticked, chosen or filled in beforehand', async () => {
    const person = await open(
      html`<campaign-champion-signup .campaign=${campaign()}></campaign-champion-signup>`,
    );
    const { inviteCode, ...filled } = person.data();
    expect(inviteCode, 'made by the browser').to.match(/^[a-z2-9]{12}$/);
    expect(filled).to.deep.equal({
      name: '',
      email: '',
      phone: '',
      area: '',
      place: '',
      language: '',
    });
  });

  it('tells the browser what it may fill in by itself', async () => {
    const person = await open(
      html`<campaign-champion-signup
        .campaign=${campaign({ areas: { ...edgbaston.areas, lookup: 'https://collector.example/areas' } })}
        as="organisation"
      ></campaign-champion-signup>`,
    );
    // As written: Firefox does not reflect every token of the standard.
    const tokens = [...person.root.querySelectorAll('input')]
      .map((input) => [text(input.labels?.[0]), input.type, input.getAttribute('autocomplete')])
      .filter(([, , token]) => token && token !== 'off');
    expect(tokens).to.deep.equal([
      ['Name of the organisation', 'text', 'organization'],
      ['Your full name', 'text', 'name'],
      ['Email address', 'email', 'email'],
      ['Telephone number', 'tel', 'tel'],
      ['What you do there (optional)', 'text', 'organization-title'],
      ['Your postcode (optional)', 'text', 'postal-code'],
      ['Language you would like us to use (optional)', 'text', 'language'],
    ]);
  });

  it('says plainly that one of email and telephone is enough, what a 1-2-1 is, and which box it cannot do without', async () => {
    const person = await open(
      html`<campaign-champion-signup .campaign=${campaign()}></campaign-champion-signup>`,
    );
    expect(descriptionOf(person.find('group', 'How can we reach you?'))).to.equal(
      'By email, by telephone, or both.',
    );
    expect(descriptionOf(person.find('checkbox', KEEP))).to.equal(wordsChampion.keepHint);
    for (const other of [AGE, EMAIL, PHONE, TEXT])
      expect(descriptionOf(person.find('checkbox', other))).to.equal('');
    await fillIn(person);
    await goOn(person, 3);
    expect(descriptionOf(person.find('group', 'Would you like to meet? (optional)'))).to.equal(
      'A 1-2-1 is a talk with an organiser about what matters to you.',
    );
  });

  it('groups the days, the times and the ways to meet, each under its own name', async () => {
    const person = await open(
      html`<campaign-champion-signup .campaign=${campaign()}></campaign-champion-signup>`,
    );
    expect(person.names('group').filter(Boolean)).to.deep.equal(['How can we reach you?']);
    await fillIn(person);
    expect(person.names('group').filter(Boolean)).to.deep.equal([
      'What do you care about? (optional)',
      'How would you like to help? (optional)',
    ]);
    await goOn(person, 3);
    await person.wants();
    expect(person.names('group').filter(Boolean)).to.deep.equal([
      'Would you like to meet? (optional)',
      'Days that suit you (optional)',
      'Times of day (optional)',
    ]);
    expect(person.names('radiogroup')).to.deep.equal(['How to meet (optional)']);
  });

  it('names the values as the contract does', () => {
    const { dayNames, partNames, ways } = wordsChampion;
    expect(Object.keys(dayNames)).to.deep.equal([...WEEK_DAYS]);
    expect(Object.keys(partNames)).to.deep.equal([...DAY_PARTS]);
    expect(Object.keys(ways)).to.deep.equal([...MEETING_WAYS, '']);
    expect(Object.keys(organisation.kinds)).to.deep.equal([...ORGANISATION_KINDS]);
  });

  it('asks for no membership, date of birth, vote or friend', async () => {
    const person = await open(
      html`<campaign-champion-signup .campaign=${campaign()} as="organisation"></campaign-champion-signup>`,
    );
    const asked = [...person.root.querySelectorAll('input, select, textarea')]
      .map(
        (control) =>
          `${(control as HTMLInputElement).name} ${nameOf(control)} ${(control as HTMLInputElement).type}`,
      )
      .join('\n');
    expect(asked).not.to.match(/member|birth|\bdate\b|vote|friend|neighbour’s|password|gender/i);
  });

  it('leaves out the 1-2-1 where the campaign offers none, and the issues where it has no survey', async () => {
    const document = { ...champion({ oneToOne: false }), survey: undefined };
    const person = await open(
      html`<campaign-champion-signup .campaign=${document}></campaign-champion-signup>`,
    );
    await fillIn(person);
    expect(person.names('group').filter(Boolean)).to.deep.equal([
      'How would you like to help? (optional)',
    ]);
    await goOn(person, 3);
    expect(person.root.textContent)
      .not.to.contain('1-2-1')
      .and.not.to.contain('Monday')
      .and.not.to.contain('What do you care about?');
  });

  it('asks for the campaign’s minimum age, and for the ward that the page chose', async () => {
    const person = await open(
      html`<campaign-champion-signup
        .campaign=${campaign({ minimumAge: 18 })}
        ward="E05011163"
      ></campaign-champion-signup>`,
    );
    person.find('checkbox', 'I am 18 or over');
    await fillIn(person, { ward: '', ticked: ['I am 18 or over', KEEP] });
    await goOn(person, 2);
    expect(person.list('Your ward (optional)').selectedOptions[0]?.label).to.equal('Quinton');
  });

  it('asks for no ward where there is one only', async () => {
    const person = await open(
      html`<campaign-champion-signup
        .campaign=${campaign({ areas: { ...edgbaston.areas, wards: edgbaston.areas.wards.slice(0, 1) } })}
      ></campaign-champion-signup>`,
    );
    expect(person.root.querySelector('#area')).to.equal(null);
  });

  it('says who asks, for how long it is kept, where to ask and complain, and who publishes it', async () => {
    const person = await open(
      html`<campaign-champion-signup .campaign=${campaign()}></campaign-champion-signup>`,
    );
    expect(person.reads())
      .to.contain(
        'Birmingham Edgbaston Constituency Party asks this, and keeps it for 365 days after we last spoke.',
      )
      .and.to.contain('You can see, change or delete it at any time.')
      .and.to.contain('Promoted by P. Example');
  });

  it('links the privacy notice of each other body beside its box', async () => {
    const person = await open(
      html`<campaign-champion-signup .campaign=${campaign()}></campaign-champion-signup>`,
    );
    await fillIn(person);
    await goOn(person, 3);
    const link = person.find('link', 'Privacy notice: Harborne Residents’ Group');
    expect([link.getAttribute('href'), link.getAttribute('rel')]).to.deep.equal([
      'https://residents.example/privacy',
      'noopener',
    ]);
    expect(link.closest('.choice')?.contains(person.find('checkbox', SHARE))).to.equal(true);
  });

  it('keeps what was typed when the language changes', async () => {
    const person = await open(
      html`<campaign-champion-signup .campaign=${campaign()}></campaign-champion-signup>`,
    );
    await fillIn(person, { name: 'Siân ap Rhys' });
    await goOn(person, 3);
    await person.wants('Monday');
    person.widget.lang = 'cy';
    await person.sees('Cofrestrwch fi');
    expect(person.data()).to.include({ name: 'Siân ap Rhys', days: 'mon' });
    person.find('checkbox', 'Dydd Llun');
  });

  for (const [what, document, names] of [
    ['the campaign asks for no champions', () => without('champion'), ['champion is missing']],
    [
      'no statement would let a name be kept',
      () => campaign({ consents: edgbaston.consents.filter(({ id }) => id !== 'keep-champion') }),
      ['"keep"'],
    ],
  ] as const)
    it(`is not shown where ${what}, and the console says so`, async () => {
      const person = await open(
        html`<campaign-champion-signup .campaign=${document()}></campaign-champion-signup>`,
      );
      expect(person.reads()).to.contain(words.unavailable);
      expect(person.all('textbox')).to.deep.equal([]);
      warned('<campaign-champion-signup>', ...names);
    });

  it('is the same whether its properties were set before it came on the page or after', async () => {
    const before = await open(
      html`<campaign-champion-signup
        .campaign=${campaign()}
        .as=${'organisation'}
        .ward=${'E05011163'}
        .invite=${'abcdefgh2345'}
      ></campaign-champion-signup>`,
    );
    const after = await open(
      html`<campaign-champion-signup .campaign=${campaign()}></campaign-champion-signup>`,
    );
    Object.assign(after.widget, { as: 'organisation', ward: 'E05011163', invite: 'abcdefgh2345' });
    await after.sees('Name of the organisation');
    await after.widget.updateComplete;
    expect(after.reads()).to.equal(before.reads());
    const { inviteCode: _, ...one } = before.data();
    const { inviteCode: __, ...other } = after.data();
    expect(other).to.deep.equal(one);
  });
});
