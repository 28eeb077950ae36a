import { expect, html } from '@open-wc/testing';
import { campaign, type Document, statements, survey } from './campaigns.ts';
import { collector, place, served } from './faults.ts';
import { aWhile, it, meet, open, Person, text, until, warnings } from './harness.ts';

const askedBy = (name: string, more: Document = {}) =>
  campaign({ controller: { ...(campaign().controller as object), name }, ...more });
const requestsSince = (start: number) =>
  performance
    .getEntriesByType('resource')
    .filter(({ startTime }) => startTime >= start)
    .map(({ name }) => name);

/** The tag with its document in it, as a web officer writes it. */
function snippet(document: unknown, attributes = ''): HTMLElement {
  const page = globalThis.document.createElement('div');
  page.innerHTML = `<campaign-issue-survey ${attributes}><script type="application/json">${JSON.stringify(document)}</script><a href="#write">Write to us</a></campaign-issue-survey>`;
  return page;
}

describe('<campaign-issue-survey>: where its campaign comes from', () => {
  it('fetches it from the address in src', async () => {
    const person = await open(
      html`<campaign-issue-survey src=${await served(askedBy('The party'))}></campaign-issue-survey>`,
    );
    expect(person.reads()).to.contain('The party asks this.');
  });

  it('reads addresses of the document as seen from the document', async () => {
    const person = await open(
      html`<campaign-issue-survey src="${collector}/campaigns/edgbaston"></campaign-issue-survey>`,
    );
    await person.sends();
  });

  it('leads to the privacy notices as seen from the document too', async () => {
    const [keep, ...others] = statements;
    const document = campaign({
      controller: { ...(campaign().controller as object), privacyUrl: '../privacy' },
      consents: [
        keep,
        ...others.map((consent) => ({
          ...consent,
          controller: { name: 'The group', privacyUrl: 'group/privacy' },
        })),
      ],
    });
    const address = await served(document);
    const person = await open(html`<campaign-issue-survey src=${address}></campaign-issue-survey>`);
    expect((person.find('link', 'Privacy notice') as HTMLAnchorElement).href).to.equal(
      new URL('../privacy', address).href,
    );
    await person.sends();
    await person.wantsToHear();
    const notices = person
      .all('link')
      .filter((link) => text(link).includes('The group')) as HTMLAnchorElement[];
    expect(notices.map(({ href }) => href)).to.deep.equal(
      Array(2).fill(new URL('group/privacy', address).href),
    );
  });

  it('takes it from inside the tag, without any request', async () => {
    const start = performance.now();
    const person = await open(html`${snippet(askedBy('The party, inline'))}`);
    expect(person.reads()).to.contain('The party, inline asks this.');
    await aWhile();
    expect(requestsSince(start)).to.deep.equal([]);
  });

  it('reads it where WordPress has filled it with paragraphs', async () => {
    const page = globalThis.document.createElement('div');
    const filled = JSON.stringify(askedBy('The party, filled'), undefined, 1)
      .replaceAll('\n', '<br />\n')
      .replace(',<br />\n', ',</p>\n<p>');
    page.innerHTML = `<campaign-issue-survey><p><script type="application/json">${filled}</script></p></campaign-issue-survey>`;
    const person = await open(html`${page}`);
    expect(person.reads()).to.contain('The party, filled asks this.');
  });

  it('counts the addresses in an object from src, and loads nothing from there', async () => {
    const start = performance.now();
    const document = { ...campaign(), endpoint: '../submissions' };
    const person = await open(
      html`<campaign-issue-survey
        src="${collector}/campaigns/nowhere"
        .campaign=${document}
      ></campaign-issue-survey>`,
    );
    await person.sends();
    expect(requestsSince(start)).not.to.include(`${collector}/campaigns/nowhere`);
    expect(requestsSince(start)).to.include(`${collector}/submissions`);
  });

  it('shows an inline document in its first paint', async () => {
    const page = snippet(campaign());
    document.body.append(page);
    const widget = page.querySelector('campaign-issue-survey');
    await new Promise(requestAnimationFrame);
    expect(new Person(widget as NonNullable<typeof widget>).names('button')).to.deep.equal([
      'Send my answer',
    ]);
    page.remove();
  });

  it('prefers the property to what is inside the tag, and that to src', async () => {
    const address = await place({ status: 200, body: askedBy('From the address') });
    const inTag = snippet(askedBy('From the tag'), `src="${address.url}"`);
    const first = await open(html`${inTag}`);
    expect(first.reads()).to.contain('From the tag asks this.');
    const both = snippet(askedBy('From the tag'), `src="${address.url}"`);
    Object.assign(both.querySelector('campaign-issue-survey') as object, {
      campaign: askedBy('From the property'),
    });
    const second = await open(html`${both}`);
    expect(second.reads()).to.contain('From the property asks this.');
    expect(await address.seen()).to.deep.equal([]);
  });

  it('takes the property before it is put on the page', async () => {
    const widget = document.createElement('campaign-issue-survey');
    widget.campaign = askedBy('Set before');
    const person = await open(html`${widget}`);
    expect(person.reads()).to.contain('Set before asks this.');
  });

  it('takes the property right after it is put on the page, just the same', async () => {
    const widget = document.createElement('campaign-issue-survey');
    document.body.append(widget);
    widget.campaign = askedBy('Set right after');
    const person = await meet(widget);
    await aWhile();
    expect(person.reads()).to.contain('Set right after asks this.');
    expect(warnings(), 'warned of a document that was on its way').to.deep.equal([]);
    widget.remove();
  });

  it('takes the property some time after it is put on the page, just the same', async () => {
    const widget = document.createElement('campaign-issue-survey');
    widget.src = await served(askedBy('From the address'));
    const person = await open(html`${widget}`);
    widget.campaign = askedBy('Set late');
    await person.sees('Set late asks this.');
  });

  it('follows src when it changes', async () => {
    const person = await open(
      html`<campaign-issue-survey src=${await served(askedBy('The first'))}></campaign-issue-survey>`,
    );
    person.widget.src = await served(askedBy('The second'));
    await person.sees('The second asks this.');
  });

  it('ends at the last src, whichever arrives first', async () => {
    const slow = (await place({ status: 200, body: askedBy('The slow one'), after: 80 })).url;
    const widget = document.createElement('campaign-issue-survey');
    widget.src = slow;
    document.body.append(widget);
    await aWhile(20);
    widget.src = await served(askedBy('The quick one'));
    const person = await meet(widget);
    await person.sees('The quick one asks this.');
    await aWhile(90);
    await aWhile(90);
    expect(person.reads()).to.contain('The quick one asks this.');
    widget.remove();
  });

  it('fetches a document once for all widgets of a page', async () => {
    const address = await place({ status: 200, body: askedBy('The party') });
    const page = await open(
      html`<div><campaign-issue-survey src=${address.url}></campaign-issue-survey><campaign-issue-survey src=${address.url}></campaign-issue-survey></div>`,
    );
    await page.sees('The party asks this.');
    const [, second] = document.querySelectorAll('campaign-issue-survey');
    await (await meet(second ?? null)).sees('The party asks this.');
    expect(await address.seen()).to.have.length(1);
  });

  it('ignores keys that it does not know, so that an older script lives with a newer document', async () => {
    const newer = askedBy('A newer party', {
      champion: { roles: [] },
      petition: true,
      kiosk: 'many',
    });
    const person = await open(
      html`<campaign-issue-survey .campaign=${newer}></campaign-issue-survey>`,
    );
    expect(person.reads()).to.contain('A newer party asks this.');
  });

  it('offers to load again what could not be had', async () => {
    const address = await place({ status: 500 }, { status: 200, body: askedBy('Back again') });
    const person = await open(
      html`<campaign-issue-survey src=${address.url}></campaign-issue-survey>`,
    );
    expect(warnings()).to.have.length(1);
    person.press('Try again');
    await person.sees('Back again asks this.');
    expect(person.focused()?.getAttribute('part'), 'the focus is where the form is').to.equal(
      'base',
    );
  });

  it('says that it loads for as long as nothing has come', async () => {
    const address = await place('hang');
    const widget = document.createElement('campaign-issue-survey');
    widget.src = address.url;
    document.body.append(widget);
    const person = new Person(widget);
    await until(() => person.reads() === 'Loading…', 'it says that it loads');
    await expect(widget).to.be.accessible();
    widget.remove();
  });

  it('thanks in the campaign’s own words for what happens next, or in its own', async () => {
    const own = await open(
      html`<campaign-issue-survey .campaign=${survey({ next: undefined })}></campaign-issue-survey>`,
    );
    await own.sends();
    expect(own.reads()).to.contain('We read every answer.');
    const theirs = await open(
      html`<campaign-issue-survey .campaign=${survey({ next: 'We vote in May.' })}></campaign-issue-survey>`,
    );
    await theirs.sends();
    expect(theirs.reads())
      .to.contain('We vote in May.')
      .and.not.to.contain('We read every answer.');
  });
});
