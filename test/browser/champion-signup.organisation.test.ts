import { expect, html } from '@open-wc/testing';
import edgbaston from '../../demo/campaigns/edgbaston.json' with { type: 'json' };
import { checkValue, Submission } from '../../src/contract/index.ts';
import { englishOrganisation as words } from '../../src/locales/compiled/en-organisation.ts';
import { campaign } from './campaigns.ts';
import { AGE, goOn, KEEP, THANKS } from './champion.ts';
import { place } from './faults.ts';
import {
  descriptionOf,
  it,
  open,
  type Person,
  until,
  warned,
  words as common,
  wordsPerson,
} from './harness.ts';

/** What an organisation consents to. */
const OWN_KEEP =
  edgbaston.consents.find(({ organisationStatement }) => organisationStatement)
    ?.organisationStatement?.en ?? '';

function fillIn(person: Person): void {
  person.fill(words.name, 'Harborne Central Mosque');
  person.choose(words.kind, words.kinds.faith);
  person.fill(words.contact, 'Amina Begum');
  person.fill('Email address', 'amina@mosque.example');
  for (const name of [AGE, OWN_KEEP]) person.pick(name, 'checkbox');
}

describe('<campaign-champion-signup as="organisation">', () => {
  it('asks for the organisation, its kind, its contact person and role, its size and whether it may be named', async () => {
    const person = await open(
      html`<campaign-champion-signup as="organisation" .campaign=${campaign()}></campaign-champion-signup>`,
    );
    expect(person.names('heading')).to.deep.equal([`Step 1 of 3: ${words.section}`]);
    expect(person.names('textbox')).to.deep.equal([
      words.name,
      words.contact,
      'Email address',
      'Telephone number',
    ]);
    expect([...person.list(words.kind).options].map(({ label }) => label)).to.deep.equal([
      words.chooseKind,
      ...Object.values(words.kinds),
    ]);
    await expect(person.widget).to.be.accessible();
    fillIn(person);
    await goOn(person, 2);
    expect(person.names('textbox')).to.deep.equal([words.role, words.people]);
    expect((person.find('checkbox', words.listed) as HTMLInputElement).checked).to.equal(false);
    expect(descriptionOf(person.list('Your ward (optional)'))).to.equal(words.wardHint);
    expect(person.box(words.people).inputMode).to.equal('numeric');
    await expect(person.widget).to.be.accessible();
  });

  it('sends it in the contract’s shape, with the contact person, and thanks it by its name', async () => {
    const endpoint = await place('receipt');
    const person = await open(
      html`<campaign-champion-signup
        as="organisation"
        .campaign=${campaign()}
        endpoint=${endpoint.url}
      ></campaign-champion-signup>`,
    );
    fillIn(person);
    await goOn(person, 2);
    person.fill(words.people, '250');
    person.fill(words.role, 'Secretary');
    person.pick(words.listed, 'checkbox');
    person.press(words.send);
    await person.sees(THANKS);
    const [sent] = await endpoint.posted();
    expect(checkValue(Submission, sent)).to.deep.equal({ ok: true, value: sent });
    const { name, organisation } = sent?.answers as { name: string; organisation: object };
    expect(name).to.equal('Amina Begum');
    expect(organisation).to.deep.equal({
      name: 'Harborne Central Mosque',
      kind: 'faith',
      role: 'Secretary',
      people: 250,
      listed: true,
    });
    await until(
      () => person.root.textContent.includes('\u2068Harborne Central Mosque\u2069 is with us.'),
      'it thanks the organisation',
    );
  });

  it('consents in words of its own, which go with it, and never as a champion', async () => {
    const endpoint = await place('receipt');
    const person = await open(
      html`<campaign-champion-signup
        as="organisation"
        .campaign=${campaign()}
        endpoint=${endpoint.url}
      ></campaign-champion-signup>`,
    );
    expect(person.names('checkbox')).to.contain(OWN_KEEP).and.not.to.contain(KEEP);
    fillIn(person);
    await goOn(person, 2);
    await goOn(person, 3);
    expect(person.names('checkbox')).to.contain(OWN_KEEP);
    person.press(words.send);
    await person.sees(THANKS);
    const [given] = (await endpoint.posted())[0]?.consents as object[];
    expect(given).to.deep.equal({
      statement: 'keep-champion',
      version: 2,
      locale: 'en',
      words: OWN_KEEP,
      granted: true,
    });
  });

  it('leaves out what was left empty, and is not named publicly unless that was ticked', async () => {
    const endpoint = await place('receipt');
    const person = await open(
      html`<campaign-champion-signup
        as="organisation"
        .campaign=${campaign()}
        endpoint=${endpoint.url}
      ></campaign-champion-signup>`,
    );
    fillIn(person);
    person.press(words.send);
    await person.sees(THANKS);
    expect(
      ((await endpoint.posted())[0]?.answers as { organisation: object }).organisation,
    ).to.deep.equal({ name: 'Harborne Central Mosque', kind: 'faith', listed: false });
  });

  it('tells what is missing or wrong in the form’s order', async () => {
    const person = await open(
      html`<campaign-champion-signup as="organisation" .campaign=${campaign()}></campaign-champion-signup>`,
    );
    person.press(words.send);
    await person.sees('There is a problem');
    const { problems } = wordsPerson;
    expect(person.summary()).to.deep.equal([
      words.problems.organisation,
      words.problems.organisationKind,
      problems.name,
      problems['email no-contact'],
      problems.ageConfirmed,
      problems['consents required'],
    ]);
    expect(Object.keys(person.beside()).slice(0, 3)).to.deep.equal([
      words.name,
      words.kind,
      words.contact,
    ]);
    await expect(person.widget).to.be.accessible();
  });

  for (const wrong of ['0', '-3', '2.5', '10000001', '1e9x'])
    it(`takes no "${wrong}" for a number of people`, async () => {
      const person = await open(
        html`<campaign-champion-signup as="organisation" .campaign=${campaign()}></campaign-champion-signup>`,
      );
      fillIn(person);
      await goOn(person, 2);
      person.fill(words.people, wrong);
      person.press(words.send);
      await person.sees('There is a problem');
      expect(person.summary()).to.deep.equal([words.problems.organisationPeople]);
    });

  it('speaks Welsh', async () => {
    const person = await open(
      html`<campaign-champion-signup lang="cy" as="organisation" .campaign=${campaign()}></campaign-champion-signup>`,
    );
    person.box('Enw’r sefydliad');
    person.press('Cofrestrwch ni');
    await person.sees('Rhowch enw’r sefydliad');
  });

  it('is not shown where the campaign asks for no organisations, and the console says what to write', async () => {
    const document = campaign({ champion: { ...edgbaston.champion, organisations: false } });
    const person = await open(
      html`<campaign-champion-signup as="organisation" .campaign=${document}></campaign-champion-signup>`,
    );
    expect(person.reads()).to.contain(common.unavailable);
    warned('<campaign-champion-signup>', 'champion.organisations must be true');
  });
});
