import { expect, fixture, html } from '@open-wc/testing';
import { campaign } from './campaigns.ts';
import { it, meet, until } from './harness.ts';

/** Three surveys, each a few screens below the one before. */
async function openPage() {
  const page = await fixture<HTMLElement>(html`<div>
    <campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>
    <div style="height: 500vh"></div>
    <campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>
    <div style="height: 500vh"></div>
    <campaign-issue-survey .campaign=${campaign()}></campaign-issue-survey>
  </div>`);
  const [near, far, farthest] = page.querySelectorAll('campaign-issue-survey');
  if (!near || !far || !farthest) throw new Error('there are three surveys');
  return { page, near, far, farthest };
}

const hasForm = (survey: Element) => !!survey.shadowRoot?.querySelector('form');

describe('<campaign-issue-survey>: several on one page', () => {
  it('are drawn first where they are on the screen', async () => {
    const { near, far } = await openPage();
    await near.updateComplete;
    expect(hasForm(near)).to.equal(true);
    expect(hasForm(far)).to.equal(false);
  });

  it('are all drawn soon, though nobody scrolls to them', async () => {
    const { far, farthest } = await openPage();
    await until(() => hasForm(far) && hasForm(farthest), 'both forms below the screen are drawn');
    const person = await meet(farthest);
    person.answer({});
    expect(person.data().area).to.equal('E05011144');
  });

  it('are drawn at once where the page adds them near what is on the screen', async () => {
    const { page } = await openPage();
    const added = document.createElement('campaign-issue-survey');
    added.campaign = campaign();
    page.prepend(added);
    await added.updateComplete;
    expect(hasForm(added)).to.equal(true);
  });

  it('tell when they are drawn: their update is complete then, and not before', async () => {
    const { farthest } = await openPage();
    await farthest.updateComplete;
    expect(hasForm(farthest)).to.equal(true);
  });
});
