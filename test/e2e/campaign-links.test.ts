import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { Resident } from './browser.ts';
import { GuestScene } from './guest-scene.ts';

let scene: GuestScene;

before(async () => {
  scene = await GuestScene.open();
});
after(() => scene.close());

const pageOf = (name: string) => `${scene.collector.url}/pages/edgbaston/${name}`;
const linkTo = (name: string) => `<a href="${pageOf(name)}">${name} of the campaign</a>`;

/** A page of a site whose administrator has added the script once. */
async function open(
  content: string,
  script = `src="${scene.collector.url}/campaign-links.js" async`,
) {
  const page = `<!doctype html><html lang="en"><title>A partner</title><script ${script}></script><body>${content}`;
  const resident = await Resident.at(scene.browser, scene.host.page(page));
  const tags = () =>
    resident.page.$$eval(':is(main, nav, body) *', (elements) =>
      elements.map(({ localName }) => localName).filter((name) => name.startsWith('campaign-')),
    );
  return { resident, tags };
}

describe('A link to a page of a campaign, on a site with the script for links', () => {
  it('becomes the widget, with the settings of its address, and takes an answer', async () => {
    const { resident } = await open(
      `<main><p>Answer here:</p><p>${linkTo('survey?source=our-site&ward=E05011144')}</p></main>`,
    );
    await resident.answers('From a link');
    const source = await resident.page.$eval('campaign-issue-survey', (widget) =>
      widget.getAttribute('source'),
    );
    assert.equal(source, 'our-site');
    assert.deepEqual(resident.complaints, []);
    await resident.leave();
  });

  it('becomes the sign-up, the ballot and the tracker too', async () => {
    const { resident, tags } = await open(
      `<main><p>${linkTo('signup?as=organisation')}</p><div>${linkTo('ballot?ballot=september')}</div><ul><li>${linkTo('progress')}</li></ul></main>`,
    );
    for (const tag of ['campaign-champion-signup', 'campaign-issue-ballot', 'campaign-progress'])
      await resident.page.waitForFunction(
        (tag) => document.querySelector(tag)?.shadowRoot?.querySelector('[part=base]'),
        {},
        tag,
      );
    assert.deepEqual(await tags(), [
      'campaign-champion-signup',
      'campaign-issue-ballot',
      'campaign-progress',
    ]);
    const ballot = await resident.page.$eval('campaign-issue-ballot', (widget) =>
      widget.getAttribute('ballot'),
    );
    assert.equal(ballot, 'september');
    await resident.leave();
  });

  it('stays a link in a sentence, in a menu, to other pages and to other sites', async () => {
    const { resident, tags } = await open(`<nav><p>${linkTo('survey')}</p></nav>
      <p>Read it, and then ${linkTo('survey')}.</p>
      <p>${linkTo('privacy')}</p>
      <p><a href="https://elsewhere.example/pages/edgbaston/survey">Elsewhere</a></p>`);
    await resident.page.waitForFunction(() => document.readyState === 'complete');
    assert.deepEqual(await tags(), []);
    assert.ok(!resident.requests.some((url) => url.endsWith('campaign-widgets.js')));
    await resident.leave();
  });

  it('is found where another tool has moved the script, by the address that it names', async () => {
    const text = await (await fetch(`${scene.collector.url}/campaign-links.js`)).text();
    const { resident } = await open(
      `<main><p>${linkTo('survey')}</p></main>`,
      `data-collector="${scene.collector.url}/">${text}</script><script`,
    );
    await resident.answers('From a link, with the script in the page');
    await resident.leave();
  });

  it('is what people see until the widget is there, and where it can’t be loaded', async () => {
    const { resident } = await open(`<main><p>${linkTo('survey')}</p></main>`, 'src="data:,"');
    assert.ok(await resident.page.$eval('main a', (link) => link.checkVisibility()));
    await resident.leave();
  });

  it('becomes the widget when a script of the page adds it later, as Turbo and htmx do', async () => {
    const { resident } = await open('<main><p>Nothing yet</p></main>');
    await resident.page.waitForFunction(() => document.readyState === 'complete');
    const body = `<main><p>${linkTo('survey')}</p></main>`;
    // Turbo puts another body in place, htmx changes what is inside.
    await resident.page.evaluate((markup) => {
      document.body = new DOMParser().parseFromString(markup, 'text/html').body;
    }, body);
    await resident.answers('From a link in a body that came later');
    await resident.page.evaluate(
      (markup) => {
        document.querySelector('main')?.replaceWith(document.createElement('main'));
        document.querySelector('main')?.insertAdjacentHTML('beforeend', markup);
      },
      `<p>${linkTo('signup')}</p>`,
    );
    await resident.page.waitForFunction(() =>
      document.querySelector('campaign-champion-signup')?.shadowRoot?.querySelector('[part=base]'),
    );
    assert.deepEqual(resident.complaints, []);
    await resident.leave();
  });

  it('stays a link where somebody is writing it', async () => {
    const { resident, tags } = await open(
      `<main contenteditable><p>${linkTo('survey')}</p></main><main><p>${linkTo('progress')}</p></main>`,
    );
    await resident.page.waitForSelector('campaign-progress');
    assert.deepEqual(await tags(), ['campaign-progress']);
    await resident.leave();
  });
});
