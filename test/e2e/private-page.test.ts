import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import {
  champion,
  championConsents,
  contact,
  organisationConsents,
  QUINTON,
} from '../contract/examples.ts';
import { PrivatePageWorld } from './private-page.ts';

const world = new PrivatePageWorld();
before(() => world.open());
after(() => world.close());

describe('A person’s private page', () => {
  it('shows in plain words what is kept, on a telephone of 320 pixels too', async () => {
    const link = await world.signUp(
      champion(
        { consents: organisationConsents('keep-champion', 'email') },
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

  it('changes what is kept with the keyboard alone, and the organiser sees it', async () => {
    const oneToOne = { days: ['mon' as const], way: 'phone' as const, place: 'Library' };
    const link = await world.signUp(
      champion({}, { phone: '07700 900123', cares: ['road-safety'], oneToOne }),
    );
    const reader = await world.read(link, 'What you gave us', 320);
    const { page } = reader.person;
    await reader.enter('Change this');
    await reader.focusSays('Change what we keep');
    await reader.isAccessible();
    assert.deepEqual(
      [
        await reader.valueOf('Full name'),
        await reader.valueOf('Telephone number'),
        await reader.valueOf('A place that suits you (optional)'),
      ],
      ['Ada Okafor', '07700 900123', 'Library'],
    );
    for (const [role, label] of [
      ['checkbox', 'Road safety and speeding'],
      ['checkbox', 'Talk to my neighbours'],
      ['checkbox', 'I would like a 1-2-1'],
      ['checkbox', 'Monday'],
      ['radio', 'By telephone'],
    ] as const)
      assert.ok(await reader.isChecked(role, label), label);

    // Something is wrong first: the summary has the focus, and what was typed stays.
    await reader.retype('Full name', 'Ada Obi');
    await reader.retype('Email address', 'not an address');
    await page.keyboard.press('Enter');
    await reader.focusSays('There is a problem');
    await reader.isAccessible();
    assert.equal(await reader.valueOf('Full name'), 'Ada Obi');
    await reader.retype('Email address', '');
    await reader.person.choose('Your ward', 'Quinton');
    await (await reader.person.find('checkbox', 'I would like a 1-2-1')).focus();
    await page.keyboard.press('Space');
    await reader.enter('Save the changes');
    await reader.focusSays('Saved. This is what stands now.');
    const text = await reader.reads();
    for (const part of ['Ada Obi', 'Quinton', 'Road safety and speeding'])
      assert.ok(text.includes(part), part);
    for (const part of ['ada@example.org', 'Library']) assert.ok(!text.includes(part), part);
    await reader.isAccessible();
    await reader.leave();
    const [person] = await world.peopleCalled('obi');
    assert.deepEqual([person?.name, person?.email, person?.area], ['Ada Obi', null, QUINTON]);
  });

  it('sends only what is other than it was, so that what changed meanwhile stays', async () => {
    const link = await world.signUp(champion({}, { phone: '07700 900123' }));
    const [one, two] = [await world.read(link), await world.read(link)];
    for (const reader of [one, two]) await reader.enter('Change this');
    await one.retype('Telephone number', '07700 900555');
    await one.enter('Save the changes');
    await one.focusSays('Saved.');
    await two.retype('Full name', 'Ada Obi');
    await two.enter('Save the changes');
    await two.focusSays('Saved.');
    assert.match(await two.reads(), /Ada Obi[^]*07700 900555/);
    // Nothing is other than it was.
    await two.enter('Change this');
    await two.enter('Save the changes');
    await two.focusSays('Nothing was different');
    await two.enter('Change this');
    await two.enter('Leave it as it was');
    await two.focusSays('Change this');
    for (const reader of [one, two]) await reader.leave();
  });

  it('keeps what was typed while the collector cannot be reached', async () => {
    const reader = await world.read(await world.signUp(contact()));
    const { page } = reader.person;
    await reader.enter('Change this');
    await reader.retype('Full name', 'Amina B.');
    await page.setOfflineMode(true);
    await reader.enter('Save the changes');
    await reader.focusSays('We could not reach the server');
    await reader.isAccessible();
    await page.setOfflineMode(false);
    await reader.enter('Save the changes');
    await reader.focusSays('Saved.');
    assert.match(await reader.reads(), /Amina B\./);
    reader.person.complaints.length = 0;
    await reader.leave();
  });

  it('changes an organisation’s details in Welsh', async () => {
    const organisation = { name: 'Eglwys', kind: 'faith' as const, people: 80, listed: true };
    const link = await world.signUp(champion({ locale: 'cy' }, { organisation }));
    const reader = await world.read(link, 'Yr hyn a roesoch i ni');
    await reader.enter('Newid hyn');
    await reader.retype('Enw’r sefydliad', 'Eglwys y Santes Fair');
    await reader.isAccessible();
    await reader.enter('Cadw’r newidiadau');
    await reader.focusSays('Wedi’i gadw.');
    const text = await reader.reads();
    for (const part of ['Eglwys y Santes Fair', 'tua 80 o bobl', 'gellir ei enwi’n gyhoeddus'])
      assert.ok(text.includes(part), part);
    await reader.leave();
  });

  it('agrees to what is ticked and to nothing else, with the keyboard alone', async () => {
    const reader = await world.read(await world.signUp(champion()), 'What you gave us', 320);
    const { page } = reader.person;
    const phone = 'Phone me about this campaign.';
    const sms = 'Text me about this campaign.';
    for (const label of [phone, sms])
      assert.equal(await reader.isChecked('checkbox', label), false);
    await reader.enter('Agree to what I ticked');
    await reader.focusSays('There is a problem');
    await reader.isAccessible();
    await (await reader.person.find('checkbox', phone)).focus();
    await page.keyboard.press('Space');
    await reader.enter('Agree to what I ticked');
    await reader.focusSays('Done. We have written down that you agree.');
    assert.match(
      await reader.reads(),
      /Phone me about this campaign\.\s+You agreed on this page, on/,
    );
    assert.equal(await reader.isChecked('checkbox', sms), false);
    await reader.isAccessible();
    // Taken back, it may be agreed to again, and is not ticked.
    const buttons = await page.$$('::-p-aria([name="Take it back"][role="button"])');
    assert.equal(buttons.length, 2);
    await buttons[1]?.focus();
    await page.keyboard.press('Enter');
    await reader.focusSays('Done. You have taken this back.');
    assert.equal(await reader.isChecked('checkbox', phone), false);
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
    await reader.press('Download it');
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

  it('does not show the first name where that could not be saved, and keeps the focus where it is', async () => {
    const page = 'https://residents.example/join';
    const reader = await world.read(await world.signUp(champion({ page })), undefined, 320);
    const label = 'Show my first name, \u2068Ada\u2069, to whoever opens my link';
    const box = await reader.person.find('checkbox', label);
    assert.equal(await reader.isChecked('checkbox', label), false);
    await reader.person.page.setOfflineMode(true);
    await box.focus();
    await reader.person.page.keyboard.press('Space');
    await reader.focusSays('We could not reach the server');
    assert.equal(await reader.isChecked('checkbox', label), false);
    await reader.isAccessible();
    await reader.person.page.setOfflineMode(false);
    await box.focus();
    await reader.person.page.keyboard.press('Space');
    await reader.sees('Saved. Whoever opens your link can read your first name.');
    assert.equal(await reader.isChecked('checkbox', label), true);
    assert.ok(await box.evaluate((it) => (it.getRootNode() as ShadowRoot).activeElement === it));
    await reader.isAccessible();
    reader.person.complaints.length = 0;
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
