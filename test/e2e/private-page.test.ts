import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { champion, championConsents, contact } from '../contract/examples.ts';
import { PrivatePageWorld } from './private-page.ts';

const world = new PrivatePageWorld();
before(() => world.open());
after(() => world.close());

describe('A person’s private page', () => {
  it('shows in plain words what is kept, on a telephone of 320 pixels too', async () => {
    const link = await world.signUp(
      champion(
        { consents: championConsents('keep-champion', 'email') },
        {
          name: 'Ada <b>Okafor</b>',
          organisation: { name: 'x'.repeat(200), kind: 'faith', listed: true },
          oneToOne: { days: ['mon'], parts: ['evening'], way: 'phone', place: 'Library' },
        },
      ),
    );
    for (const width of [1280, 320]) {
      const reader = await world.read(link, 'What you gave us', width);
      const text = await reader.reads();
      for (const part of [
        'Birmingham Edgbaston Constituency Party',
        'Ada <b>Okafor</b>',
        'ada@example.org',
        'Harborne',
        'Church, mosque or other faith group',
        'Monday',
        'By telephone',
        'Library',
        'Email me about this campaign.',
        'You have not agreed to this.',
        'Nobody has come by your invitation yet.',
      ])
        assert.ok(text.includes(part), part);
      assert.match(text, /You agreed when you signed up, on \d{1,2} [A-Z][a-z]+ 20\d\d/);
      assert.match(text, /We keep it until \d{1,2} [A-Z][a-z]+ 20\d\d, which is 365 days after/);
      await reader.isAccessible();
      const { requests } = reader.person;
      for (const url of requests) assert.ok(url.startsWith(world.url) || url === 'data:,', url);
      const key = link.slice(link.indexOf('#') + 1);
      assert.ok(
        requests.every((url) => !url.split('#')[0]?.includes(key)),
        'the key is in no address that is sent',
      );
      await reader.leave();
    }
  });

  it('takes a consent back with the keyboard alone, and says that it is done', async () => {
    const reader = await world.read(
      await world.signUp(
        champion({ consents: championConsents('keep-champion', 'email', 'phone') }),
      ),
    );
    await reader.enter('Take it back');
    await reader.focusSays('Done. You have taken this back.');
    assert.match(await reader.reads(), /Email me about this campaign\.\s+You took this back on/);
    const { page } = reader.person;
    assert.equal((await page.$$('::-p-aria([name="Take it back"][role="button"])')).length, 1);
    await reader.isAccessible();
    await reader.leave();
  });

  it('lets everything be downloaded as it is kept', async () => {
    const sent = champion();
    const reader = await world.read(await world.signUp(sent));
    const folder = mkdtempSync(join(world.data, 'downloads-'));
    const { page } = reader.person;
    const session = await page.createCDPSession();
    await session.send('Browser.setDownloadBehavior', {
      behavior: 'allow',
      downloadPath: folder,
      browserContextId: page.browserContext().id as string,
    });
    await reader.press('Download it (JSON)');
    for (let n = 0; n < 100 && !readdirSync(folder).includes('what-you-gave-us.json'); n++)
      await new Promise((resume) => setTimeout(resume, 50));
    const file = JSON.parse(readFileSync(join(folder, 'what-you-gave-us.json'), 'utf8')) as {
      answers: { email: string };
      signup: { id: string; consents: unknown[] };
    };
    assert.deepEqual(
      [file.answers.email, file.signup.id, file.signup.consents.length],
      ['ada@example.org', sent.id, sent.consents.length],
    );
    await reader.leave();
  });

  it('is a clean page on paper: what is kept and what was agreed to, without buttons', async () => {
    const reader = await world.read(await world.signUp(champion()));
    const { page } = reader.person;
    await page.emulateMediaType('print');
    const text = await reader.reads();
    for (const part of [
      'ada@example.org',
      'Email me about this campaign.',
      'Version 1, in English',
      'Printed on',
    ])
      assert.ok(text.includes(part), part);
    for (const part of ['Take it back', 'Print it', 'Delete everything', 'Keep the link'])
      assert.ok(!text.includes(part), part);
    assert.ok((await page.pdf()).byteLength > 1000);
    await reader.leave();
  });

  it('has the link for inviting others as text and as a QR code, and copies it', async () => {
    const sent = champion({ page: 'https://residents.example/join' });
    const reader = await world.read(await world.signUp(sent));
    const link = `https://residents.example/join?invite=${sent.answers.inviteCode}`;
    const box = await reader.person.find('textbox', 'Your personal link');
    assert.equal(await box.evaluate((input) => (input as HTMLInputElement).value), link);
    await reader.enter('Show a QR code');
    await reader.person.find('image', 'QR code of your personal link');
    await reader.press('Copy');
    await reader.person.page.waitForFunction(() =>
      document
        .querySelector('campaign-private-page')
        ?.shadowRoot?.textContent.match(/Copied\.|it is marked/),
    );
    await reader.isAccessible();
    await reader.leave();
  });

  it('deletes everything only after it has asked once more', async () => {
    const link = await world.signUp(champion());
    const reader = await world.read(link);
    await reader.enter('Delete everything…');
    await reader.focusSays('Delete everything you gave us?');
    await reader.isAccessible();
    await reader.enter('No, keep it');
    await reader.focusSays('Delete everything…');
    await reader.person.page.keyboard.press('Enter');
    await reader.enter('Yes, delete it now');
    await reader.focusSays('Everything is deleted');
    await reader.isAccessible();
    await reader.leave();
    const again = await world.read(link, 'There is nothing at this link');
    await again.isAccessible();
    again.person.complaints.length = 0;
    await again.leave();
  });

  it('speaks Welsh to whoever signed up in Welsh, and English when they ask for it', async () => {
    const link = await world.signUp(contact({ locale: 'cy' }));
    const reader = await world.read(link, 'Yr hyn a roesoch i ni');
    const { page } = reader.person;
    assert.equal(await page.$eval('html', (html) => html.lang), 'cy');
    assert.match(await reader.reads(), /Yr hyn rydym yn ei gadw/);
    // Its statements were shown in English.
    const [statement] = await page.$$('campaign-private-page >>> [id^=statement-]');
    assert.equal(await statement?.evaluate((words) => (words as HTMLElement).lang), 'en');
    await reader.isAccessible();
    await reader.press('English');
    await reader.hasTitle('What you gave us');
    await reader.leave();
  });

  it('says that there is nothing at a link that is not whole, and tries again when it is', async () => {
    const link = await world.signUp(champion());
    const reader = await world.read(link.slice(0, -4), 'There is nothing at this link');
    await reader.person.page.evaluate((whole) => {
      location.href = whole;
    }, link);
    await reader.hasTitle('What you gave us');
    reader.person.complaints.length = 0;
    await reader.leave();
    const empty = await world.read(`${world.url}/mine`, 'There is nothing at this link');
    await empty.leave();
  });

  it('says so when the collector cannot be reached, and does it when it can', async () => {
    const reader = await world.read(await world.signUp(champion()));
    const { page } = reader.person;
    await page.setOfflineMode(true);
    await reader.enter('Take it back');
    await reader.focusSays('We could not reach the server');
    await reader.isAccessible();
    await page.setOfflineMode(false);
    await reader.enter('Take it back');
    await reader.focusSays('Done. You have taken this back.');
    reader.person.complaints.length = 0;
    await reader.leave();
  });
});
