import { expect, fixture, html } from '@open-wc/testing';
import { IssueSurveyWidget } from '../../src/widgets/issue-survey/index.ts';
import { campaign } from './campaigns.ts';
import { place } from './faults.ts';
import { aWhile, it, lateTag, meet, open, until } from './harness.ts';

describe('<campaign-issue-survey>: a guest on somebody’s page', () => {
  it('is many on one page, each with its own answer, endpoint, language and theme', async () => {
    const [east, west] = [await place('receipt'), await place({ status: 503 })];
    const page = await fixture<HTMLElement>(html`<div>
      <campaign-issue-survey .campaign=${campaign()} endpoint=${east.url} source="east" style="--campaign-accent: rgb(120, 0, 80)"></campaign-issue-survey>
      <campaign-issue-survey .campaign=${campaign({ id: 'west' })} endpoint=${west.url} source="west"></campaign-issue-survey>
      <campaign-issue-survey lang="cy" .campaign=${campaign()} endpoint=${east.url}></campaign-issue-survey>
    </div>`);
    const [first, second, third] = await Promise.all(
      [...page.querySelectorAll('campaign-issue-survey')].map(meet),
    );
    if (!first || !second || !third) throw new Error('there are three');
    first.answer({ ward: 'Quinton', issue: 'Litter, fly-tipping and dog fouling' });
    second.answer({ ward: 'Harborne', issue: 'Street lighting' });
    expect(first.data()).to.deep.include({ area: 'E05011163', issue: 'litter-flytipping' });
    expect(third.data()).to.not.have.property('issue');
    first.press('Send my answer');
    second.press('Send my answer');
    await first.sees('Thank you. We have your answer');
    await second.sees('Not sent yet');
    expect(third.names('button')).to.deep.equal(['Anfon fy ateb']);
    expect((await east.posted()).map(({ source, campaign }) => [source, campaign])).to.deep.equal([
      ['east', 'edgbaston'],
    ]);
    // It is tried again meanwhile where the machine is slow.
    for (const { source, campaign } of await west.posted())
      expect([source, campaign]).to.deep.equal(['west', 'west']);
    const colours = [
      first.root.querySelector('[part=base]'),
      second.root.querySelector('[part=base]'),
    ].map((base) =>
      getComputedStyle(base as Element)
        .getPropertyValue('--campaign-accent')
        .trim(),
    );
    expect(colours).to.deep.equal(['rgb(120, 0, 80)', '']);
  });

  it('takes an answer for one campaign twice from two widgets without mixing them up', async () => {
    const endpoint = await place('receipt');
    const page = await fixture<HTMLElement>(html`<div>
      <campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>
      <campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey>
    </div>`);
    const people = await Promise.all([...page.querySelectorAll('campaign-issue-survey')].map(meet));
    await Promise.all(people.map((person) => person.sends()));
    expect(new Set((await endpoint.posted()).map(({ id }) => id)).size).to.equal(2);
  });

  it('upgrades a tag that was there before the script, with what was set on it', async () => {
    const page = await fixture<HTMLElement>(html`<div></div>`);
    const { tag, define } = lateTag();
    const widget = document.createElement(tag) as IssueSurveyWidget;
    widget.campaign = campaign();
    widget.setAttribute('ward', 'E05011144');
    page.append(widget);
    define(class extends IssueSurveyWidget {});
    const person = await meet(widget);
    expect(person.data()).to.deep.include({ area: 'E05011144' });
  });

  it('keeps what was typed when it is put elsewhere on the page', async () => {
    const page = await open(
      html`<div><p></p><campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey></div>`,
    );
    page.answer({ words: 'The hill' });
    const before = page.data();
    page.widget.previousElementSibling?.append(page.widget);
    await page.widget.updateComplete;
    await aWhile();
    expect(page.data()).to.deep.equal(before);
    await page.sends();
  });

  it('is delivered also when it is put elsewhere while it is sending', async () => {
    const endpoint = await place({ status: 503 });
    const page = await open(
      html`<div><p></p><campaign-issue-survey .campaign=${campaign()} endpoint=${endpoint.url}></campaign-issue-survey></div>`,
    );
    page.answer();
    page.press('Send my answer');
    await page.sees('Not sent yet');
    page.widget.previousElementSibling?.append(page.widget);
    await endpoint.answers('receipt');
    await page.triesAgain();
    await page.sees('Thank you. We have your answer');
  });

  it('starts once though it is taken away while it loads, and comes back', async () => {
    const slow = await place({ status: 200, body: campaign(), after: 60 });
    const widget = document.createElement('campaign-issue-survey');
    widget.src = slow.url;
    document.body.append(widget);
    widget.remove();
    await aWhile(80);
    document.body.append(widget);
    const person = await meet(widget);
    expect(person.names('button')).to.deep.equal(['Send my answer']);
    expect(await slow.seen()).to.have.length(1);
    widget.remove();
  });

  it('takes neither the focus nor the scroll when it loads', async () => {
    const page = await fixture<HTMLElement>(
      html`<div><input aria-label="Search" /><div style="block-size: 3000px"></div><p></p></div>`,
    );
    page.querySelector('input')?.focus();
    const widget = document.createElement('campaign-issue-survey');
    widget.campaign = campaign();
    page.querySelector('p')?.append(widget);
    await meet(widget);
    await aWhile();
    expect(document.activeElement).to.equal(page.querySelector('input'));
    expect(document.scrollingElement?.scrollTop).to.equal(0);
  });

  it('puts nothing into the page outside itself', async () => {
    const before = [
      document.head.childElementCount,
      document.adoptedStyleSheets.length,
      Object.keys(window).length,
    ];
    const person = await open(
      html`<campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>`,
    );
    await person.sends();
    await person.sees('Would you like to hear');
    expect([
      document.head.childElementCount,
      document.adoptedStyleSheets.length,
      Object.keys(window).length,
    ]).to.deep.equal(before);
  });

  it('shows the link inside the tag only until it takes over', async () => {
    const page = await fixture<HTMLElement>(
      html`<campaign-issue-survey .campaign=${campaign()}><a href="#write">Write to us</a></campaign-issue-survey>`,
    );
    await until(
      () => page.querySelector('a')?.getClientRects().length === 0,
      'the link is not seen',
    );
  });

  it('does not move after its first paint where its document is inside the tag', async function () {
    if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return this.skip();
    let moved = 0;
    const observer = new PerformanceObserver((list) =>
      list
        .getEntries()
        .forEach((entry) => (moved += (entry as PerformanceEntry & { value: number }).value)),
    );
    observer.observe({ type: 'layout-shift' });
    const page = document.createElement('div');
    page.innerHTML = `<campaign-issue-survey><script type="application/json">${JSON.stringify(campaign())}</script></campaign-issue-survey><p>What comes after</p>`;
    document.body.append(page);
    await meet(page.querySelector('campaign-issue-survey'));
    for (let at = 0; at < 10; at++) await new Promise(requestAnimationFrame);
    observer
      .takeRecords()
      .forEach((entry) => (moved += (entry as PerformanceEntry & { value: number }).value));
    observer.disconnect();
    page.remove();
    expect(moved).to.equal(0);
  });
});
