import { expect, html } from '@open-wc/testing';
import { campaign, issueIds, issues, survey } from './campaigns.ts';
import { place } from './faults.ts';
import { it, meet, open, type Person, text, until, warned, warnings } from './harness.ts';

const wards = (count: number, group = (at: number) => `District ${at % 10}`) => ({
  areas: {
    version: '2025-05',
    wards: Array.from({ length: count }, (_, at) => ({
      code: `E${String(10_000_000 + at)}`,
      name: `Ward ${at}`,
      group: group(at),
    })),
  },
});
const optionsOf = (person: Person) =>
  [...person.list('Your ward').options].map(({ label }) => label);

const longList = Array.from({ length: 2000 }, (_, at) => ({
  code: `E${String(10_000_000 + at)}`,
  name: `Ward ${at}`,
}));
/** The list and the three answers that always stand in it. */
const LONG_COUNT = 2003;
const longCampaign = (list: unknown[] = longList) =>
  campaign({ areas: { version: '2025-05', wards: list } });

describe('<campaign-issue-survey>: the ward', () => {
  it('is chosen from the campaign’s list, or is not known, or is none of them', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    expect(optionsOf(person)).to.deep.equal([
      'Choose your ward',
      'Bartley Green',
      'Edgbaston',
      'Harborne',
      'North Edgbaston',
      'Quinton',
      'I don’t know my ward',
      'I live outside these wards',
    ]);
  });

  it('may be "I don’t know my ward": that is an answer', async () => {
    const endpoint = await place('receipt');
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>`,
    );
    person.answer({ ward: 'I don’t know my ward' });
    person.press('Send my answer');
    await person.sees('You said: Street lighting.');
    expect((await endpoint.posted())[0]?.area).to.deep.equal({
      code: 'unknown',
      version: '2025-05',
    });
  });

  it('may be "I live outside these wards": that is an answer', async () => {
    const endpoint = await place('receipt');
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>`,
    );
    person.answer({ ward: 'I live outside these wards' });
    person.press('Send my answer');
    await person.sees('You said: Street lighting.');
    expect((await endpoint.posted())[0]?.area).to.deep.equal({
      code: 'outside',
      version: '2025-05',
    });
  });

  it('is not asked where the campaign has one only', async () => {
    const endpoint = await place('receipt');
    const document = campaign({
      areas: { version: '2025-05', wards: [{ code: 'E05011144', name: 'Harborne' }] },
    });
    const person = await open(
      html`<campaign-issue-survey .campaign=${document} endpoint=${endpoint.url}></campaign-issue-survey>`,
    );
    expect(person.names('combobox')).not.to.include('Your ward');
    person.answer({ ward: '' });
    person.press('Send my answer');
    await person.sees('You said: Street lighting, in Harborne.');
    expect((await endpoint.posted())[0]?.area).to.deep.equal({
      code: 'E05011144',
      version: '2025-05',
    });
  });

  it('can be chosen beforehand by the page, and changed by the person', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()} ward="E05011144"></campaign-issue-survey>`,
    );
    expect(person.data().area).to.equal('E05011144');
    person.choose('Your ward', 'Quinton');
    person.press('Send my answer');
    await person.sees('There is a problem');
    expect(person.data().area, 'the choice is kept').to.equal('E05011163');
  });

  it('is chosen beforehand also when the page says so later', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    person.widget.ward = 'E05011144';
    await person.widget.updateComplete;
    expect(person.data().area).to.equal('E05011144');
  });

  it('is asked all the same where the page names a ward that the campaign does not have', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()} ward="E05099999"></campaign-issue-survey>`,
    );
    expect(person.data().area).to.equal('');
    warnings();
  });

  it('is a mistake that the console names where the campaign does not have the ward', async () => {
    await open(
      html`<campaign-issue-survey .campaign=${campaign()} ward="E05088888"></campaign-issue-survey>`,
    );
    warned('ward', 'E05088888');
  });

  it('is found in groups among five hundred', async () => {
    const endpoint = await place('receipt');
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign(wards(500))} endpoint=${endpoint.url}></campaign-issue-survey>`,
    );
    await until(() => person.list('Your ward').options.length === 503, 'all wards are in the list');
    expect(
      [...person.list('Your ward').querySelectorAll('optgroup')].map(({ label }) => label),
    ).to.deep.equal(Array.from({ length: 10 }, (_, at) => `District ${at}`));
    const group = person.list('Your ward').querySelector('optgroup[label="District 7"]');
    expect([...(group?.querySelectorAll('option') ?? [])].slice(0, 2).map(text)).to.deep.equal([
      'Ward 7',
      'Ward 17',
    ]);
    person.answer({ ward: 'Ward 417' });
    person.press('Send my answer');
    await person.sees('You said: Street lighting, in Ward 417.');
    expect((await endpoint.posted())[0]?.area).to.deep.equal({
      code: 'E10000417',
      version: '2025-05',
    });
  });

  it('is in the form at once where the list is long, and the list grows after it', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${longCampaign()}></campaign-issue-survey>`,
    );
    expect(person.names('radio')).to.include('Something else');
    expect(person.list('Your ward').options.length).to.be.lessThan(LONG_COUNT);
    await until(
      () => person.list('Your ward').options.length === LONG_COUNT,
      'all wards are in the list',
    );
    expect(optionsOf(person).slice(1, -2)).to.deep.equal(longList.map(({ name }) => name));
  });

  it('is in the whole list as soon as somebody goes to it, by key or by finger', async () => {
    const tag = html`<campaign-issue-survey .campaign=${longCampaign()}></campaign-issue-survey>`;
    const byKey = await open(tag);
    byKey.list('Your ward').focus();
    await byKey.widget.updateComplete;
    expect(byKey.list('Your ward').options).to.have.length(LONG_COUNT);
    const byFinger = await open(tag);
    byFinger.list('Your ward').dispatchEvent(new PointerEvent('pointerdown'));
    await byFinger.widget.updateComplete;
    expect(byFinger.list('Your ward').options).to.have.length(LONG_COUNT);
  });

  it('can be chosen beforehand by the page though it stands far down in a long list', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${longCampaign()} ward="E10001900"></campaign-issue-survey>`,
    );
    expect(person.data().area).to.equal('E10001900');
    await until(
      () => person.list('Your ward').options.length === LONG_COUNT,
      'all wards are in the list',
    );
    expect(person.data().area).to.equal('E10001900');
    person.list('Your ward').form?.reset();
    expect(person.data().area, 'an empty form has it again').to.equal('E10001900');
  });

  it('stays chosen while the language changes, with which the names of the wards do', async () => {
    const document = longCampaign(
      longList.map(({ code, name }, at) => ({
        code,
        name: { en: name, cy: `Ward Gymraeg ${at}` },
      })),
    );
    const person = await open(
      html`<campaign-issue-survey .campaign=${document}></campaign-issue-survey>`,
    );
    person.list('Your ward').focus();
    await person.widget.updateComplete;
    person.choose('Your ward', 'Ward 1234');
    person.widget.setAttribute('lang', 'cy');
    await person.sees('Anfon fy ateb');
    expect(person.data().area).to.equal('E10001234');
    expect(person.list('Eich ward').selectedOptions[0]?.label).to.equal('Ward Gymraeg 1234');
  });

  it('is in the list as it is written, markup and quotation marks included', async () => {
    const code = '"><script>';
    const document = campaign({
      areas: {
        version: '2025-05',
        wards: [
          { code, name: 'St Mary’s & <b>All Saints</b> "North"' },
          { code: 'E05011163', name: 'Quinton' },
        ],
      },
    });
    const person = await open(
      html`<campaign-issue-survey .campaign=${document} ward=${code}></campaign-issue-survey>`,
    );
    expect(optionsOf(person)[1]).to.equal('St Mary’s & <b>All Saints</b> "North"');
    expect(person.data().area).to.equal(code);
  });

  it('is in the list on its own where it has no group', async () => {
    const document = campaign({
      areas: {
        version: '2025-05',
        wards: [
          { code: 'E05011144', name: 'Harborne' },
          { code: 'E05011163', name: 'Quinton', group: 'West' },
        ],
      },
    });
    const person = await open(
      html`<campaign-issue-survey .campaign=${document}></campaign-issue-survey>`,
    );
    expect(optionsOf(person)).to.deep.equal([
      'Choose your ward',
      'Harborne',
      'Quinton',
      'I don’t know my ward',
      'I live outside these wards',
    ]);
    expect(
      [...person.list('Your ward').querySelectorAll('optgroup')].map(({ label }) => label),
    ).to.deep.equal(['West']);
  });
});

describe('<campaign-issue-survey>: the order of the issues', () => {
  const orderSent = async (person: Person, endpoint: Awaited<ReturnType<typeof place>>) => {
    person.pick('Litter, fly-tipping and dog fouling');
    person.choose('Your ward', 'Harborne');
    person.press('Send my answer');
    await person.sees('You said: Litter, fly-tipping and dog fouling, in Harborne.');
    return ((await endpoint.posted())[0]?.signals as { order: string[] }).order;
  };

  it('is the campaign’s, with "Something else" last, and goes with the answer', async () => {
    const endpoint = await place('receipt');
    const person = await open(
      html`<campaign-issue-survey
        .campaign=${survey({ order: undefined })}
        endpoint=${endpoint.url}
      ></campaign-issue-survey>`,
    );
    expect(person.names('radio')).to.deep.equal([...issues, 'Something else']);
    expect(await orderSent(person, endpoint)).to.deep.equal([...issueIds, 'other']);
  });

  it('is alphabetical in the language spoken, where the campaign wants it', async () => {
    const endpoint = await place('receipt');
    const english = await open(
      html`<campaign-issue-survey
        .campaign=${survey({ order: 'alphabetical' })}
        endpoint=${endpoint.url}
      ></campaign-issue-survey>`,
    );
    const sorted = [...issues].sort((a, b) => a.localeCompare(b, 'en'));
    expect(english.names('radio')).to.deep.equal([...sorted, 'Something else']);
    expect((await orderSent(english, endpoint))[0]).to.equal('young-people');
    const welsh = await open(
      html`<campaign-issue-survey lang="cy" .campaign=${survey({ order: 'alphabetical' })}></campaign-issue-survey>`,
    );
    const read = welsh.names('radio');
    expect(read.at(-1)).to.equal('Rhywbeth arall');
    expect(read.slice(0, -1)).to.deep.equal(
      read.slice(0, -1).sort((a, b) => a.localeCompare(b, 'cy')),
    );
  });

  it('is random where the campaign wants it, the same for all widgets of a page and at each look', async () => {
    const endpoint = await place('receipt');
    const document = survey({ order: 'random' }, { id: 'random-order' });
    const first = await open(html`<div>
      <campaign-issue-survey .campaign=${document} endpoint=${endpoint.url}></campaign-issue-survey>
      <campaign-issue-survey .campaign=${structuredClone(document)}></campaign-issue-survey>
    </div>`);
    const second = await meet(
      first.widget.parentElement?.querySelectorAll('campaign-issue-survey')[1] ?? null,
    );
    const shown = first.names('radio');
    expect([...shown].sort()).to.deep.equal([...issues, 'Something else'].sort());
    expect(shown.at(-1)).to.equal('Something else');
    expect(second.names('radio')).to.deep.equal(shown);
    first.press('Send my answer');
    await first.sees('There is a problem');
    expect(first.names('radio')).to.deep.equal(shown);
    const values = first.all('radio').map((radio) => (radio as HTMLInputElement).value);
    expect(await orderSent(first, endpoint)).to.deep.equal(values);
  });

  it('differs from person to person where it is random', async () => {
    const orders = new Set<string>();
    // Another campaign is another draw, as another person's would be: twelve alike in a row come
    // once in 8!^11.
    for (let at = 0; at < 12; at++) {
      const person = await open(
        html`<campaign-issue-survey
          .campaign=${survey({ order: 'random' }, { id: `draw-${at}` })}
        ></campaign-issue-survey>`,
      );
      orders.add(person.names('radio').join());
    }
    expect(orders.size).to.be.greaterThan(1);
  });

  it('keeps what was chosen when the language, and with it the order, changes', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${survey({ order: 'alphabetical' })}></campaign-issue-survey>`,
    );
    person.answer({ issue: 'Street lighting' });
    person.widget.setAttribute('lang', 'cy');
    await person.sees('Anfon fy ateb');
    expect(person.data().issue).to.equal('street-lighting');
    expect(person.data().area).to.equal('E05011144');
  });
});
