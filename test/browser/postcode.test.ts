import { expect, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import edgbaston from '../../demo/campaigns/edgbaston.json' with { type: 'json' };
import { englishWardLookup as find } from '../../src/locales/compiled/en-ward-lookup.ts';
import { campaign } from './campaigns.ts';
import { fillIn, goOn } from './champion.ts';
import type { Answer } from './fault-server.ts';
import { place, type Place } from './faults.ts';
import { holdTime, it, open, type Person, text, until, words } from './harness.ts';

const { postcode: POSTCODE, findWard: FIND, notFound, outside: OUTSIDE, postcodeHint } = words.ward;
const found = (...areas: [code: string, name: string][]): Answer => ({
  status: 200,
  body: { areas: areas.map(([code, name]) => ({ code, name })) },
});
const HARBORNE = ['E05011144', 'Harborne'] as [string, string];

const asking = (lookup: Place) => campaign({ areas: { ...edgbaston.areas, lookup: lookup.url } });
/** The name of the list of wards, which a sign-up marks as optional. */
const wardOf = (person: Person) =>
  person.names('combobox').find((name) => name.startsWith('Your ward')) ?? '';
/** Opens a page, and goes to where the form asks for the ward. */
async function arrive(template: TemplateResult): Promise<Person> {
  const person = await open(template);
  if (person.widget.localName !== 'campaign-champion-signup') return person;
  await fillIn(person, { ward: '' });
  await goOn(person, 2);
  return person;
}
const chosen = (person: Person) => person.list(wardOf(person)).selectedOptions[0]?.label;

for (const [tag, template] of [
  [
    'campaign-issue-survey',
    (document: unknown, endpoint = '') =>
      html`<campaign-issue-survey .campaign=${document} endpoint=${endpoint}></campaign-issue-survey>`,
  ],
  [
    'campaign-champion-signup',
    (document: unknown, endpoint = '') =>
      html`<campaign-champion-signup .campaign=${document} endpoint=${endpoint}></campaign-champion-signup>`,
  ],
] as const)
  describe(`<${tag}>: a postcode in place of the list of wards`, () => {
    it('is asked for only where the campaign can look one up, and never in place of the list', async () => {
      const without = await arrive(template(campaign()));
      expect(without.names('textbox')).not.to.contain(POSTCODE);
      const person = await arrive(template(asking(await place(found(HARBORNE)))));
      expect(person.reads()).to.contain(postcodeHint);
      expect(person.list(wardOf(person)).options).to.have.length(8);
      await expect(person.widget).to.be.accessible();
    });

    it('finds the ward, chooses it in the list and says so; the person can change it', async () => {
      const lookup = await place(found(HARBORNE));
      const person = await arrive(template(asking(lookup)));
      person.fill(POSTCODE, ' zz17-9ne');
      person.press(FIND);
      await person.sees(find.one('Harborne'));
      expect(chosen(person)).to.equal('Harborne');
      expect(person.all('status').map(text)).to.contain(find.one('Harborne'));
      const [asked] = (await lookup.seen()).filter(({ method }) => method === 'POST');
      expect(JSON.parse(asked?.body ?? '')).to.deep.equal({
        campaign: 'edgbaston',
        postcode: 'ZZ17 9NE',
      });
      expect(asked?.headers).not.to.have.property('cookie');
      await expect(person.widget).to.be.accessible();
      person.choose(wardOf(person), 'Quinton');
      expect(person.data().area).to.equal('E05011163');
    });

    it('is looked up by Enter, which does not send the form', async () => {
      const person = await arrive(template(asking(await place(found(HARBORNE)))));
      await person.type(POSTCODE, 'ZZ17 9NE');
      await person.keys('Enter');
      await person.sees(find.one('Harborne'));
      expect(person.reads()).not.to.contain('There is a problem');
    });

    it('may lie in several wards: the person chooses among them', async () => {
      const person = await arrive(
        template(asking(await place(found(HARBORNE, ['E05011163', 'Quinton'])))),
      );
      person.fill(POSTCODE, 'ZZ17 9NE');
      person.press(FIND);
      await person.sees(find.several('Harborne or Quinton'));
      expect(person.data().area).to.equal('');
    });

    it('may lie outside: that is chosen, and said', async () => {
      const person = await arrive(template(asking(await place(found(['E05011172', 'Stirchley'])))));
      person.fill(POSTCODE, 'ZZ30 2BJ');
      person.press(FIND);
      await person.sees(find.outside('Stirchley'));
      expect(chosen(person)).to.equal(OUTSIDE);
    });

    for (const name of ['Harborne', 'HARBORNE ', 'Har-borne'])
      it(`may be in another edition of the wards, under another code: “${name}” in the list is the same ward`, async () => {
        const person = await arrive(template(asking(await place(found(['E05099999', name])))));
        person.fill(POSTCODE, 'ZZ17 9NE');
        person.press(FIND);
        await person.sees(find.one('Harborne'));
        expect(person.data().area).to.equal('E05011144');
      });

    it('may be known to nobody: the list stays as it is', async () => {
      const person = await arrive(template(asking(await place(found()))));
      person.choose(wardOf(person), 'Quinton');
      person.fill(POSTCODE, 'ZZ99 9ZZ');
      person.press(FIND);
      await person.sees(find.none);
      expect(chosen(person)).to.equal('Quinton');
    });

    it('may be none at all: it says how one looks, and asks nobody', async () => {
      const lookup = await place(found(HARBORNE));
      const person = await arrive(template(asking(lookup)));
      for (const typed of ['', 'Harborne', 'B17']) {
        person.fill(POSTCODE, typed);
        person.press(FIND);
        await person.sees(find.notPostcode);
      }
      expect(await lookup.seen()).to.deep.equal([]);
    });

    for (const answer of [
      'drop',
      { status: 503, headers: { 'Retry-After': '30' } },
      { status: 404 },
      { status: 200, body: '<html>' },
      { status: 200, body: { areas: 'Harborne' } },
    ] as Answer[])
      it(`says calmly that it can’t just now, and blocks nothing, where the look-up ends in ${JSON.stringify(answer)}`, async () => {
        const person = await arrive(template(asking(await place(answer))));
        person.fill(POSTCODE, 'ZZ17 9NE');
        person.press(FIND);
        await person.sees(notFound);
        expect(person.all('alert')).to.deep.equal([]);
        person.choose(wardOf(person), 'Harborne');
        expect(person.data().area).to.equal('E05011144');
      });

    it('is waited for ten seconds, while the form can be filled in', async () => {
      const clock = holdTime();
      const lookup = await place('hang');
      const person = await arrive(template(asking(lookup)));
      person.fill(POSTCODE, 'ZZ17 9NE');
      person.press(FIND);
      await person.sees(words.loading);
      await until(async () => (await lookup.seen()).length, 'it is asked');
      person.choose(wardOf(person), 'Quinton');
      clock.pass(11);
      await person.sees(notFound);
      expect(chosen(person)).to.equal('Quinton');
    });

    it('does not undo what the person chose meanwhile', async () => {
      const lookup = await place({ ...(found(HARBORNE) as object), after: 90 } as Answer);
      const person = await arrive(template(asking(lookup)));
      person.fill(POSTCODE, 'ZZ17 9NE');
      person.press(FIND);
      person.choose(wardOf(person), 'Quinton');
      await until(() => !person.reads().includes(words.loading), 'it is answered');
      expect(chosen(person)).to.equal('Quinton');
      expect(person.reads()).not.to.contain('It is chosen below');
    });

    it('speaks Welsh', async () => {
      const person = await arrive(template(asking(await place(found(HARBORNE)))));
      person.widget.lang = 'cy';
      await person.sees('Dod o hyd');
      person.fill('Eich cod post (dewisol)', 'ZZ17 9NE');
      person.press('Dod o hyd i’m ward');
      await person.sees('Eich ward yw Harborne.');
    });
  });

describe('A postcode', () => {
  it('is not in what is sent, from the survey or the sign-up', async () => {
    const endpoint = await place('receipt');
    const lookup = await place(found(HARBORNE));
    const survey = await open(
      html`<campaign-issue-survey .campaign=${asking(lookup)} endpoint=${endpoint.url}></campaign-issue-survey>`,
    );
    survey.fill(POSTCODE, 'ZZ17 9NE');
    survey.press(FIND);
    await survey.sees(find.one('Harborne'));
    survey.pick('Street lighting');
    survey.press('Send my answer');
    await survey.sees('Thank you. We have your answer');
    const signup = await open(
      html`<campaign-champion-signup .campaign=${asking(lookup)} endpoint=${endpoint.url}></campaign-champion-signup>`,
    );
    await fillIn(signup, { ward: '' });
    await goOn(signup, 2);
    signup.fill(POSTCODE, 'ZZ17 9NE');
    signup.press(FIND);
    await signup.sees(find.one('Harborne'));
    signup.press('Sign me up');
    await signup.sees('Thank you for stepping forward');
    const bodies = (await endpoint.seen())
      .filter(({ method }) => method === 'POST')
      .map(({ body }) => body);
    expect(bodies).to.have.length(2);
    for (const body of bodies)
      expect(body)
        .to.contain('E05011144')
        .and.not.to.match(/ZZ17|9NE|postcode/i);
  });
});
