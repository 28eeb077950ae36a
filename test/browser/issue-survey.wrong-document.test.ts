import { expect, html } from '@open-wc/testing';
import { campaign, type Document, survey, without } from './campaigns.ts';
import { place, served } from './faults.ts';
import { it, open, type Person, text, warned } from './harness.ts';

const controller = campaign().controller as Document;

/** The calm sentence, the plain link, and nothing to fill in. */
async function staysCalm(person: Person): Promise<void> {
  expect(person.reads()).to.contain('This can’t be shown just now.');
  expect(person.names('button')).to.deep.equal(['Try again']);
  expect(person.names('textbox')).to.deep.equal([]);
  const link = person.widget.querySelector('a');
  expect(link?.getClientRects().length, 'the link inside the tag is seen').to.equal(1);
  await expect(person.widget).to.be.accessible();
}

describe('<campaign-issue-survey>: with a campaign document that is wrong', () => {
  const wrong: [sentence: string, document: unknown, ...names: string[]][] = [
    ['has no form without a controller', without('controller'), 'controller'],
    [
      'has no form without the address of a privacy notice',
      campaign({ controller: { ...controller, privacyUrl: undefined } }),
      'controller.privacyUrl',
      'https:',
    ],
    [
      'has no form with a privacy notice that is a script',
      campaign({ controller: { ...controller, privacyUrl: 'javascript:alert(1)' } }),
      'controller.privacyUrl',
      'https:',
    ],
    [
      'has no form without a contact',
      campaign({ controller: { ...controller, contact: '' } }),
      'controller.contact',
    ],
    ['has no form without an imprint', without('imprint'), 'imprint', 'not-required'],
    [
      'has no form with half an imprint',
      campaign({ imprint: { promoter: { name: 'P. Example' } } }),
      'imprint',
      'promoter',
    ],
    ['has no form without a survey', without('survey'), 'survey'],
    [
      'has no form without wards',
      campaign({ areas: { version: '2025-05', wards: [] } }),
      'areas.wards',
    ],
    [
      'has no form with a ward that has no name',
      campaign({ areas: { version: '2025-05', wards: [{ code: 'E05011144' }] } }),
      'areas.wards.0.name',
    ],
    [
      'has no form with an issue that has no words',
      survey({ issues: [{ id: 'litter', label: 'Litter' }, { id: 'buses' }] }),
      'survey.issues.1.label',
    ],
    [
      'has no form with an order that is none',
      survey({ order: 'by-heart' }),
      'survey.order',
      'alphabetical',
    ],
    [
      'has no form with an endpoint that is not https',
      campaign({ endpoint: 'http://example.org/submissions' }),
      'endpoint',
      'https:',
    ],
    ['has no form with a format that it does not know', campaign({ format: 2 }), 'format', '1'],
    ['has no form from a document that is a list', [campaign()], 'object'],
    ['has no form from null', null, 'object'],
  ];
  for (const [sentence, document, ...names] of wrong)
    it(`${sentence}, and says why in the console`, async () => {
      const person = await open(
        html`<campaign-issue-survey .campaign=${document}><a href="#write">Write to us</a></campaign-issue-survey>`,
      );
      await staysCalm(person);
      warned(...names);
    });

  it('names all that is wrong in one warning', async () => {
    const document = without('imprint');
    delete (document.controller as Document).complaints;
    await staysCalm(
      await open(
        html`<campaign-issue-survey .campaign=${document}><a href="#write">Write to us</a></campaign-issue-survey>`,
      ),
    );
    warned('imprint', 'controller.complaints');
  });

  it('warns once for two widgets with the same mistake', async () => {
    const document = campaign({ languages: [7] });
    const person = await open(html`<div>
      <campaign-issue-survey .campaign=${document}><a href="#write">Write to us</a></campaign-issue-survey>
      <campaign-issue-survey .campaign=${document}><a href="#write">Write to us</a></campaign-issue-survey>
    </div>`);
    await staysCalm(person);
    warned('languages.0');
  });

  it('stays calm with an inline document that is not JSON', async () => {
    const page = document.createElement('div');
    page.innerHTML =
      '<campaign-issue-survey><script type="application/json">{ "format": 1, }</script><a href="#write">Write to us</a></campaign-issue-survey>';
    await staysCalm(await open(html`${page}`));
    warned('JSON');
  });

  it('stays calm without any document, and says how to give it one', async () => {
    await staysCalm(
      await open(
        html`<campaign-issue-survey><a href="#write">Write to us</a></campaign-issue-survey>`,
      ),
    );
    warned('src=');
  });

  it('stays calm with a src that is not https', async () => {
    await staysCalm(
      await open(
        html`<campaign-issue-survey
          src="http://example.org/campaign.json"><a
          href="#write">Write
          to
          us</a
        ></campaign-issue-survey>`,
      ),
    );
    warned('src', 'https:', 'http://example.org/campaign.json');
  });

  it('stays calm with an endpoint attribute that is no address to post to', async () => {
    const person = await open(
      html`<campaign-issue-survey
        .campaign=${campaign()}
        endpoint="http://example.org/submissions"><a
        href="#write">Write
        to
        us</a
      ></campaign-issue-survey>`,
    );
    warned('endpoint', 'https:');
    await staysCalm(person);
  });

  it('stays calm where the document cannot be found', async () => {
    const { url } = await place({ status: 404, body: 'Not found' });
    await staysCalm(
      await open(
        html`<campaign-issue-survey src=${url}><a href="#write">Write to us</a></campaign-issue-survey>`,
      ),
    );
    warned(url, '404');
  });

  it('says that its campaign was taken down, with the page’s link and nothing to press', async () => {
    for (const [lang, sentence] of [
      ['en', 'This campaign has been taken down'],
      ['cy', 'Mae’r ymgyrch hon wedi’i thynnu i lawr'],
    ] as const) {
      const { url } = await place({ status: 410, body: { title: 'Gone', status: 410 } });
      const person = await open(
        html`<campaign-issue-survey lang=${lang} src=${url}><a href="#write">Write to us</a></campaign-issue-survey>`,
      );
      await person.sees(sentence);
      expect(person.names('button')).to.deep.equal([]);
      expect(person.reads()).not.to.contain('just now');
      expect(person.widget.querySelector('a')?.getClientRects().length).to.equal(1);
      await expect(person.widget).to.be.accessible();
      warned(url, '410');
    }
  });

  it('stays calm where a web page comes in place of the document', async () => {
    const { url } = await place({ status: 200, body: '<!doctype html><title>Log in</title>' });
    await staysCalm(
      await open(
        html`<campaign-issue-survey src=${url}><a href="#write">Write to us</a></campaign-issue-survey>`,
      ),
    );
    warned(url);
  });

  it('stays calm where the document’s server hangs up', async () => {
    const { url } = await place('drop');
    await staysCalm(
      await open(
        html`<campaign-issue-survey src=${url}><a href="#write">Write to us</a></campaign-issue-survey>`,
      ),
    );
    warned(url);
  });

  it('takes a document that is mended', async () => {
    const person = await open(
      html`<campaign-issue-survey
        .campaign=${campaign({ imprint: {} })}><a
        href="#write">Write
        to
        us</a
      ></campaign-issue-survey>`,
    );
    warned('imprint');
    person.widget.campaign = campaign();
    await person.sees('Send my answer');
  });

  it('has no form from a wrong document in place of a right one', async () => {
    const person = await open(
      html`<campaign-issue-survey
        src=${await served(campaign())}><a
        href="#write">Write
        to
        us</a
      ></campaign-issue-survey>`,
    );
    person.widget.src = await served(campaign({ version: 'one' }));
    await person.sees('This can’t be shown just now.');
    await staysCalm(person);
    warned('version');
  });

  it('shows its form without an imprint where the campaign states that none is required', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign({ imprint: 'not-required' })}></campaign-issue-survey>`,
    );
    expect(person.names('button')).to.deep.equal(['Send my answer']);
    expect(person.reads()).not.to.contain('Promoted by');
  });

  it('does not ask for a name where the campaign has no sentence that lets it be kept', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign({ consents: [] })}></campaign-issue-survey>`,
    );
    await person.sends();
    await person.sees('You said: Street lighting');
    expect(person.names('textbox'), 'no box for name or address').to.deep.equal(['Your message']);
  });

  it('shows markup in a document as the text that it is', async () => {
    const person = await open(
      html`<campaign-issue-survey .campaign=${survey({
        issues: [
          { id: 'a', label: '<img src=x onerror=alert(1)>' },
          { id: 'b', label: '<b>Litter</b>' },
        ],
      })}></campaign-issue-survey>`,
    );
    expect(person.names('radio')).to.deep.equal([
      '<img src=x onerror=alert(1)>',
      '<b>Litter</b>',
      'Something else',
    ]);
    expect(text(person.root.querySelector('img'))).to.equal('');
  });
});
