import { expect, html } from '@open-wc/testing';
import { campaign } from './campaigns.ts';
import { signUp } from './champion.ts';
import type { Answer } from './fault-server.ts';
import { place, type Place } from './faults.ts';
import { aWhile, it, open, type Person, until, wordsChampion } from './harness.ts';

const { invited, invitedBy, drop, dropped } = wordsChampion;
const CODE = 'abcdefgh2345';
const found = (firstName?: unknown, after = 0): Answer => ({
  status: 200,
  body: { ...(firstName !== undefined && { firstName }) },
  after,
});

describe('<campaign-champion-signup>: the name of whoever sent the invitation', () => {
  const arrive = (endpoint: string, invite = CODE): Promise<Person> =>
    open(
      html`<campaign-champion-signup
        invite=${invite}
        .campaign=${campaign()}
        endpoint=${endpoint}
      ></campaign-champion-signup>`,
    );
  /** Waits for the sentence with a name. What sets it apart is not in what Firefox reads out. */
  const named = (person: Person, name: string): Promise<unknown> =>
    until(
      () =>
        person.root
          .querySelector('#invitation')
          ?.textContent.includes(invitedBy(`\u2068${name}\u2069`)),
      `${name} is named`,
    );
  const collectorAt = ({ url }: Place) => `${url}/submissions`;

  it('is read in place of the sentence without one, is asked for once, and moves nothing', async () => {
    const collector = await place(found('Ada', 200), 'receipt');
    const person = await arrive(collectorAt(collector));
    expect(person.reads()).to.contain(invited);
    const top = () => person.box('Full name').getBoundingClientRect().top;
    const before = top();
    await named(person, 'Ada');
    expect(person.reads()).not.to.contain(invited);
    expect(top()).to.equal(before);
    await expect(person.widget).to.be.accessible();
    const [asked, ...others] = await collector.seen();
    expect(JSON.parse(asked?.body ?? '')).to.deep.equal({ campaign: 'edgbaston', code: CODE });
    expect(asked?.headers).not.to.have.property('cookie');
    expect(others).to.deep.equal([]);
    await signUp(person);
    const [, sent] = await collector.posted();
    expect((sent?.answers as { invitedBy: string }).invitedBy).to.equal(CODE);
  });

  it('is a text, and stands apart from the direction of the sentence', async () => {
    const person = await arrive(collectorAt(await place(found('<b>آدا</b>'))));
    await named(person, '<b>آدا</b>');
    expect(person.root.querySelector('#invitation b')).to.equal(null);
  });

  for (const [what, answer] of [
    ['does not let their name be read', found()],
    ['has no name that can be read', found(7)],
    ['has a name longer than any', found('A'.repeat(61))],
    ['cannot be asked for now', 'drop'],
    ['is not known to this endpoint', { status: 404, body: '<h1>Not found</h1>' }],
    ['is known to a captive portal', { status: 200, body: '<h1>Log in</h1>' }],
  ] as [string, Answer][])
    it(`is left out where whoever sent it ${what}, and the form works as ever`, async () => {
      const collector = await place(answer, 'receipt');
      const person = await arrive(collectorAt(collector));
      await until(async () => (await collector.seen()).length > 0, 'it is asked');
      await aWhile(50);
      expect(person.reads()).to.contain(invited);
      await signUp(person);
    });

  it('does not come once the person has left the invitation out', async () => {
    const collector = await place(found('Ada'), 'receipt');
    const person = await arrive(collectorAt(collector));
    person.press(drop);
    await person.sees(dropped);
    await aWhile(200);
    expect(person.reads()).not.to.contain('Ada');
  });

  it('is asked for only where there is an invitation, and only of a collector', async () => {
    const collector = await place(found('Ada'));
    await arrive(collectorAt(collector), '');
    await arrive(collector.url);
    await arrive(`${collectorAt(collector)}?key=1`);
    await open(
      html`<campaign-champion-signup
        invite=${CODE}
        format="form"
        .campaign=${campaign()}
        endpoint=${collectorAt(collector)}
      ></campaign-champion-signup>`,
    );
    await open(
      html`<campaign-champion-signup
        invite=${CODE}
        .deliver=${() => Promise.reject(new Error('the page’s own way'))}
        .campaign=${campaign()}
        endpoint=${collectorAt(collector)}
      ></campaign-champion-signup>`,
    );
    await aWhile(300);
    expect(await collector.seen()).to.deep.equal([]);
  });
});
