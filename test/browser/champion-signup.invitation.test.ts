import { expect, html } from '@open-wc/testing';
import { campaign } from './campaigns.ts';
import { AGE, KEEP, signUp } from './champion.ts';
import { place } from './faults.ts';
import { it, open, text, wordsChampion } from './harness.ts';

const { invited, drop, dropped } = wordsChampion;

describe('<campaign-champion-signup>: somebody whom an invitation brought', () => {
  const here = location.href;
  const arriveBy = (search: string) =>
    history.replaceState(null, '', `${location.pathname}${search}`);
  afterEach(() => history.replaceState(null, '', here));

  const signedUpBy = async (attribute = '') => {
    const endpoint = await place('receipt');
    const person = await open(
      html`<campaign-champion-signup
        invite=${attribute}
        .campaign=${campaign()}
        endpoint=${endpoint.url}
      ></campaign-champion-signup>`,
    );
    const said = person.reads().includes(invited);
    await signUp(person);
    return {
      said,
      invitedBy: ((await endpoint.posted())[0]?.answers as { invitedBy?: string }).invitedBy,
    };
  };

  it('is told so in plain words, and the invitation goes with the sign-up', async () => {
    arriveBy('?invite=abcdefgh2345&from=leaflet');
    expect(await signedUpBy()).to.deep.equal({ said: true, invitedBy: 'abcdefgh2345' });
  });

  it('may have come by the page’s own invitation; the one in the address comes before it', async () => {
    expect(await signedUpBy('thechurch2026')).to.deep.equal({
      said: true,
      invitedBy: 'thechurch2026',
    });
    arriveBy('?invite=abcdefgh2345');
    expect(await signedUpBy('thechurch2026')).to.deep.equal({
      said: true,
      invitedBy: 'abcdefgh2345',
    });
  });

  for (const search of [
    '',
    '?invite=',
    '?invite=abc',
    `?invite=${'a'.repeat(33)}`,
    '?invite=ABCDEFGH2345',
    '?invite=%3Cscript%3Ealert(1)',
    '?invite=abcdefgh%0A',
    '?INVITE=abcdefgh2345',
  ])
    it(`is not told, and nothing is sent, where the address has no code: "${search}"`, async () => {
      arriveBy(search);
      expect(await signedUpBy()).to.deep.equal({ said: false, invitedBy: undefined });
    });

  it('can leave the invitation out, is told so, and it does not go with the sign-up', async () => {
    arriveBy('?invite=abcdefgh2345');
    const endpoint = await place('receipt');
    const person = await open(
      html`<campaign-champion-signup .campaign=${campaign()} endpoint=${endpoint.url}></campaign-champion-signup>`,
    );
    await expect(person.widget).to.be.accessible();
    person.press(drop);
    await person.sees(dropped);
    expect(person.reads()).not.to.contain(invited);
    expect(person.names('button')).not.to.contain(drop);
    expect(text(person.focused())).to.equal(dropped);
    await signUp(person);
    expect((await endpoint.posted())[0]?.answers).not.to.have.property('invitedBy');
  });

  it('keeps what was typed when the invitation is left out', async () => {
    arriveBy('?invite=abcdefgh2345');
    const person = await open(
      html`<campaign-champion-signup .campaign=${campaign()}></campaign-champion-signup>`,
    );
    person.fill('Full name', 'Ada');
    for (const name of [AGE, KEEP]) person.pick(name, 'checkbox');
    person.press(drop);
    await person.sees(dropped);
    expect(person.data()).to.include({
      name: 'Ada',
      ageConfirmed: 'on',
      'consents-keep-champion': 'on',
    });
  });

  it('invites others by a code of their own', async () => {
    arriveBy('?invite=abcdefgh2345');
    const endpoint = await place('receipt');
    const person = await open(
      html`<campaign-champion-signup .campaign=${campaign()} endpoint=${endpoint.url}></campaign-champion-signup>`,
    );
    await signUp(person);
    const { inviteCode } = (await endpoint.posted())[0]?.answers as { inviteCode: string };
    expect(inviteCode).not.to.equal('abcdefgh2345');
    expect(person.box('Your personal link').value)
      .to.contain(inviteCode)
      .and.not.to.contain('abcdefgh2345');
  });
});
