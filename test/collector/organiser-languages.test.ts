import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { form, HTML, type Open, openCollector, readMarkup, signIn, SITE } from './harness.ts';

const ask = ({ app }: Pick<Open, 'app'>, headers: Record<string, string>, path = '') =>
  readMarkup(app.request(`/organiser${path}`, { headers: { ...HTML, ...headers } }));

const choose = ({ app }: Pick<Open, 'app'>, fields: Record<string, string>) =>
  app.request('/organiser/language', form(fields));

describe('the language of the organiser’s pages', () => {
  it('is the first that the browser asks for and that there is', async () => {
    const collector = await openCollector();
    const languages = {
      '': 'en',
      'cy-GB,cy;q=0.9,en;q=0.8': 'cy',
      'en-GB,cy;q=0.5': 'en',
      'fr,cy;q=0.5,en;q=0.4': 'cy',
      'en;q=0,cy': 'cy',
      'de, *': 'en',
      [`${'x,'.repeat(2000)}cy`]: 'cy',
    };
    for (const [asked, given] of Object.entries(languages)) {
      const page = await ask(collector, { 'Accept-Language': asked });
      assert.ok(page.includes(`<html lang="${given}">`), asked.slice(0, 40));
      assert.ok(
        page.includes(given === 'cy' ? '<h1>Tudalennau’r' : '<h1>Organiser'),
        asked.slice(0, 40),
      );
    }
  });

  it('is changed by a button before and after signing in, and stays so on this device', async () => {
    const collector = await openCollector();
    const page = await ask(collector, {}, '/tokens?page=2');
    assert.match(page, /<button class="quiet" name="page-language" value="cy" lang="cy">Cymraeg/);
    assert.match(page, /name="next" value="\/organiser\/tokens\?page=2"/);
    const chosen = await choose(collector, {
      'page-language': 'cy',
      next: '/organiser/tokens?page=2',
    });
    assert.equal(chosen.status, 303);
    assert.equal(chosen.headers.get('Location'), '/organiser/tokens?page=2');
    const kept = chosen.headers.get('Set-Cookie') ?? '';
    assert.match(kept, /HttpOnly/);
    assert.match(kept, /SameSite=Lax/);
    const Cookie = `${kept.split(';')[0] ?? ''}; ${await signIn(collector)}`;
    const welsh = await ask(collector, { Cookie, 'Accept-Language': 'en' }, '/tokens');
    assert.match(welsh, /<html lang="cy">/);
    assert.match(welsh, /Allgofnodi/);
    assert.match(welsh, /value="en" lang="en">English/);
  });

  it('is kept by https alone where the collector is reached by https', async () => {
    const collector = await openCollector({ publicUrl: 'https://campaign.example' });
    const chosen = await choose(collector, { 'page-language': 'cy' });
    assert.match(chosen.headers.get('Set-Cookie') ?? '', /Secure/);
    assert.equal(chosen.headers.get('Location'), '/organiser');
  });

  it('is none that these pages don’t have, and leads to no other site', async () => {
    const collector = await openCollector();
    for (const language of ['fr', '', '__proto__', 'en'.repeat(2000)])
      assert.ok(
        (await choose(collector, { 'page-language': language })).status >= 400,
        language.slice(0, 9),
      );
    const elsewhere = await choose(collector, {
      'page-language': 'cy',
      next: 'https://evil.example/',
    });
    assert.equal(elsewhere.headers.get('Location'), '/organiser');
    const fromElsewhere = await collector.app.request(
      '/organiser/language',
      form({ 'page-language': 'cy' }, { Origin: 'https://evil.example' }),
    );
    assert.equal(fromElsewhere.status, 403);
    assert.equal(fromElsewhere.headers.get('Set-Cookie'), null);
    const page = await ask(collector, { Cookie: 'organiser-language=<script>' });
    assert.match(page, /<html lang="en">/);
  });

  it('is that of a page which refuses something, too', async () => {
    const collector = await openCollector();
    const Cookie = `organiser-language=cy; ${await signIn(collector)}`;
    const missing = await ask(collector, { Cookie }, '/nothing-here');
    assert.match(missing, /<html lang="cy">/);
    assert.match(missing, /<h1>Heb ei ganfod/);
    assert.match(missing, /Nid oes dim yn y cyfeiriad hwn/);
    const refused = await readMarkup(
      collector.app.request(
        '/organiser/campaigns/edgbaston/sources',
        form(
          { decision: 'nonsense' },
          { ...HTML, Cookie, Referer: `${SITE}/organiser/campaigns/edgbaston/sources` },
        ),
      ),
    );
    assert.match(refused, /<h1>Nid yw’n dderbyniol/);
    assert.match(refused, /name="next" value="\/organiser\/campaigns\/edgbaston\/sources"/);
  });
});
