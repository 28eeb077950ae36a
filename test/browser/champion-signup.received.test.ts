import { expect, html } from '@open-wc/testing';
import { generate } from 'lean-qr';
import { toSvgPath } from 'lean-qr/extras/svg';
import edgbaston from '../../demo/campaigns/edgbaston.json' with { type: 'json' };
import { englishSignupThanks as afterSignup } from '../../src/locales/compiled/en-signup-thanks.ts';
import { englishShare as share } from '../../src/locales/compiled/en-share.ts';
import { campaign } from './campaigns.ts';
import { AGE, KEEP, signUp, THANKS } from './champion.ts';
import { place } from './faults.ts';
import { it, open, type Person, text, until, wordsPerson } from './harness.ts';

const { invite } = afterSignup;
const PAGE = `${location.origin}${location.pathname}`;

/** A champion who has signed up. */
async function thanked(
  document: unknown = campaign(),
  given: Parameters<typeof signUp>[1] = {},
): Promise<Person> {
  const person = await open(
    html`<campaign-champion-signup
      .campaign=${document}
      endpoint=${(await place('receipt')).url}
    ></campaign-champion-signup>`,
  );
  await signUp(person, given);
  return person;
}

const linkOf = (person: Person) => person.box(invite.link).value;

/** Gives the browser something that it may or may not have, until the test is over. */
function lend(name: 'clipboard' | 'share', value: unknown): void {
  Object.defineProperty(navigator, name, { value, configurable: true });
}

describe('<campaign-champion-signup>: the thanks', () => {
  afterEach(() => {
    Reflect.deleteProperty(navigator, 'clipboard');
    Reflect.deleteProperty(navigator, 'share');
    document.querySelector('link[rel=canonical]')?.remove();
  });

  it('are said to the person, with the reference and what happens next, and take the focus', async () => {
    const person = await thanked();
    expect(person.hears()).to.equal(`heading: ${THANKS}`);
    expect(person.reads().replace(/[\u2068\u2069]/g, ''))
      .to.contain('Ada Okafor, you are with us.')
      .and.to.contain('Your reference is BCD-FGH-JKL.')
      .and.to.contain(edgbaston.champion.next.en);
    expect(person.reads()).not.to.contain('You asked for a 1-2-1');
    await expect(person.widget).to.be.accessible();
  });

  it('say what happens next also where the campaign says nothing of its own, and that a 1-2-1 was asked for', async () => {
    const person = await thanked(
      campaign({ champion: { ...edgbaston.champion, next: undefined } }),
      { ticked: [AGE, KEEP, 'I would like a 1-2-1'] },
    );
    expect(person.reads()).to.contain(afterSignup.next).and.to.contain(afterSignup.oneToOne);
  });

  it('keep a name apart from the direction of the sentence around it', async () => {
    const person = await thanked(campaign(), { name: 'أمينة' });
    expect(person.root.textContent).to.contain('\u2068أمينة\u2069, you are with us.');
  });

  it('lead to the private page, in a tab of its own that learns nothing of this one', async () => {
    const receipt = (mine: string) => ({
      status: 201,
      body: { id: '', reference: 'BCD-FGH-JKL', receivedAt: '2026-11-21T00:00:00Z', mine },
    });
    for (const [mine, href] of [
      ['https://collector.example/mine#abc', 'https://collector.example/mine#abc'],
      ['javascript:alert(1)', undefined],
    ] as const) {
      const deliver = ({ id }: { id: string }) => Promise.resolve({ ...receipt(mine).body, id });
      const person = await open(
        html`<campaign-champion-signup .campaign=${campaign()} .deliver=${deliver}></campaign-champion-signup>`,
      );
      await signUp(person);
      const link = person.all('link').find((link) => text(link) === wordsPerson.privatePage);
      expect(link?.getAttribute('href') ?? undefined).to.equal(href);
      if (href)
        expect([link?.getAttribute('target'), link?.getAttribute('rel')]).to.deep.equal([
          '_blank',
          'noopener noreferrer',
        ]);
    }
  });

  it('give a personal link: this page with the code that was sent, to read and not to change', async () => {
    const endpoint = await place('receipt');
    const before = location.href;
    history.replaceState(
      null,
      '',
      `${location.pathname}?utm_id=ada@example.org&invite=abcdefgh2345#token`,
    );
    const person = await open(
      html`<campaign-champion-signup .campaign=${campaign()} endpoint=${endpoint.url}></campaign-champion-signup>`,
    );
    await signUp(person);
    history.replaceState(null, '', before);
    const [sent] = await endpoint.posted();
    expect(linkOf(person)).to.equal(
      `${PAGE}?invite=${(sent?.answers as { inviteCode: string }).inviteCode}`,
    );
    expect(person.box(invite.link).readOnly).to.equal(true);
    expect(person.reads())
      .to.contain('we write to nobody')
      .and.not.to.match(/prize|reward|win |points/i);
  });

  it('keep the page’s own number in the link where its canonical address has one, and follow no other page’s', async () => {
    const canonical = document.createElement('link');
    canonical.rel = 'canonical';
    document.head.append(canonical);
    canonical.href = `${PAGE}?page_id=12#top`;
    expect(linkOf(await thanked())).to.match(/\?page_id=12&invite=[a-z2-9]{12}$/);
    canonical.href = 'https://elsewhere.example/?page_id=12';
    expect(linkOf(await thanked())).to.match(
      new RegExp(`^${PAGE.replaceAll('.', '\\.')}\\?invite=[a-z2-9]{12}$`),
    );
  });

  it('copy a message with the link, and say so', async () => {
    const copied: string[] = [];
    lend('clipboard', { writeText: (words: string) => Promise.resolve(void copied.push(words)) });
    const person = await thanked();
    person.press(share.copy);
    await person.sees(share.copied);
    expect(copied).to.deep.equal([`${invite.sentence} ${linkOf(person)}`]);
  });

  for (const [sentence, clipboard] of [
    ['forbids it', { writeText: () => Promise.reject(new DOMException('no', 'NotAllowedError')) }],
    ['has no clipboard, as on a page over plain http', undefined],
  ] as const)
    it(`mark the message where the browser ${sentence}, and say how to copy it`, async () => {
      lend('clipboard', clipboard);
      const person = await thanked();
      person.press(share.copy);
      await person.sees(share.marked);
      const box = person.box(invite.message);
      expect(box.value.slice(box.selectionStart ?? 0, box.selectionEnd ?? 0)).to.equal(
        `${invite.sentence} ${linkOf(person)}`,
      );
    });

  it('share the link by what the device has, and bear it when the person changes their mind', async () => {
    const shared: unknown[] = [];
    lend('share', (data: unknown) => {
      shared.push(data);
      return Promise.reject(new DOMException('no', 'AbortError'));
    });
    const person = await thanked();
    person.press(share.share);
    await until(() => shared.length, 'it is shared');
    expect(shared).to.deep.equal([{ text: invite.sentence, url: linkOf(person) }]);
    expect(person.reads()).to.contain(THANKS);
  });

  it('offer to send it first: before what happens next, by WhatsApp and by text message too', async () => {
    const person = await thanked();
    const said = person.reads();
    expect(said.indexOf(invite.title)).to.be.within(0, said.indexOf(edgbaston.champion.next.en));
    const message = encodeURIComponent(`${invite.sentence} ${linkOf(person)}`);
    expect(
      person
        .all('link')
        .slice(0, 2)
        .map((link) => [text(link), link.getAttribute('href')]),
    ).to.deep.equal([
      ['WhatsApp', `https://wa.me/?text=${message}`],
      [share.textMessage, `sms:?&body=${message}`],
    ]);
  });

  it('offer no sharing where the device has none', async () => {
    if ('share' in navigator) return;
    const person = await thanked();
    expect(person.names('button')).to.deep.equal([share.copy]);
  });

  it('show the link as a QR code, in black on white with four modules of clear space, whatever the page’s colours', async () => {
    const person = await thanked();
    await person.sees(invite.qrHint);
    const code = person.find('img', invite.qr);
    const drawn = generate(linkOf(person));
    expect(code.querySelector('path')?.getAttribute('d')).to.equal(toSvgPath(drawn));
    expect(
      [code.querySelector('path'), code.querySelector('rect')].map((shape) =>
        shape?.getAttribute('fill'),
      ),
    ).to.deep.equal(['#000', '#fff']);
    expect(code.getAttribute('viewBox')).to.equal(`-4 -4 ${drawn.size + 8} ${drawn.size + 8}`);
    expect(code.getBoundingClientRect().width).to.equal(200);
    expect(code.hasAttribute('style')).to.equal(false);
  });

  it('ask nobody for anything: not for the code, not for the link', async () => {
    const before = performance.getEntriesByType('resource').map(({ name }) => name);
    const person = await thanked();
    await person.sees(invite.qrHint);
    const asked = performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .slice(before.length);
    for (const url of asked) expect(url).to.match(/^http:\/\/127\.0\.0\.1/);
    expect(asked.join(' ')).not.to.contain(new URL(linkOf(person)).searchParams.get('invite'));
  });

  it('give back the room that the page kept for the form', async () => {
    const person = await open(
      html`<campaign-champion-signup
        style="min-height: 200rem"
        .campaign=${campaign()}
        endpoint=${(await place('receipt')).url}
      ></campaign-champion-signup>`,
    );
    await signUp(person);
    await until(
      () => person.widget.getBoundingClientRect().height < 3000,
      'it is as high as its thanks',
    );
  });
});
