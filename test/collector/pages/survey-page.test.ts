import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type CollectorOptions, openSqliteStore } from '../../../src/collector/index.ts';
import { edgbaston, HARBORNE, QUINTON } from '../../contract/examples.ts';
import { keepLog, openCollector, publishedAtOnce, standIn } from '../harness.ts';
import { PageVisitor } from './page-visitor.ts';

const SURVEY = '/pages/edgbaston/survey';
const ANSWER = { issue: 'street-lighting', words: 'The lane by the church', area: HARBORNE };
const SECRET = 'a secret of this test, which is long enough';

/** A clock that a test moves, a day after the campaign began. */
function clock() {
  let time = Date.parse('2026-11-21T18:00:00.000Z');
  return {
    now: () => new Date(time),
    pass: (seconds: number) => (time += seconds * 1000),
  };
}

/** Somebody without scripts, who takes a minute for a form. */
async function visit(options: Partial<CollectorOptions> = {}, headers?: Record<string, string>) {
  const { now, pass } = clock();
  const collector = await openCollector({ secret: SECRET, now, ...options });
  const visitor = new PageVisitor(collector, headers);
  const open = async (path: string, more?: Record<string, string>) => {
    const page = await visitor.open(path, more);
    pass(60);
    return page;
  };
  const answers = () => collector.store.answers.list('edgbaston', { limit: 20 });
  return { collector, visitor, open, pass, answers, send: visitor.send.bind(visitor) };
}

describe('the page of the survey', () => {
  it('has the name of the campaign, the form, the privacy notice and the imprint, and no script', async () => {
    const { open } = await visit({ publicUrl: 'https://collector.example' });
    const page = await open(SURVEY);
    assert.equal(page.status, 200);
    assert.match(page.text, /One big issue, ward by ward/);
    assert.match(page.text, /What is the one big issue where you live\?/);
    assert.match(page.text, /Promoted by P\. Example/);
    assert.equal(page.links.get('Privacy notice'), 'https://edgbaston.example/privacy');
    assert.deepEqual(page.all('script'), []);
  });

  it('is kept by no cache, and frames and forms of elsewhere are shut out', async () => {
    const hosts = ['https://party.example'];
    const { open } = await visit({ campaigns: [{ ...publishedAtOnce(), hosts }] });
    const { headers } = await open(SURVEY);
    const policy = headers.get('Content-Security-Policy') ?? '';
    assert.equal(headers.get('Cache-Control'), 'no-store');
    assert.equal(headers.get('X-Content-Type-Options'), 'nosniff');
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /form-action 'self'/);
    assert.match(policy, /frame-ancestors 'self' https:\/\/party\.example(;|$)/);
    assert.equal(headers.get('X-Frame-Options'), null);
    assert.equal(headers.get('Access-Control-Allow-Origin'), null);
  });

  it('says what it is to whoever is sent a link to it, in its language', async () => {
    const { open } = await visit({ publicUrl: 'https://collector.example' });
    const page = await open(`${SURVEY}?lang=cy&invite=abcdefgh2345&source=hall`);
    assert.match(page.metaContent('og:title'), /^Un mater mawr|^One big issue/);
    assert.match(page.metaContent('og:description'), /^Beth yw’r un mater mawr/);
    assert.equal(page.metaContent('og:site_name'), 'Birmingham Edgbaston Constituency Party');
    // Nothing of how this person came here.
    assert.equal(
      page.metaContent('og:url'),
      'https://collector.example/pages/edgbaston/survey?lang=cy',
    );
    const results = await open('/pages/edgbaston/results');
    assert.equal(results.metaContent('og:description'), 'See what people said');
  });

  it('takes an answer, as the widget sends it, and gives its reference', async () => {
    const { open, send, answers } = await visit({ publicUrl: 'https://collector.example' });
    const page = await send(await open(`${SURVEY}?source=Parish%20Hall`), ANSWER);
    assert.match(page.text, /Thank you\. We have your answer/);
    assert.match(page.text, /Your reference is [B-Z]{3}-[B-Z]{3}-[B-Z]{3}\./);
    assert.match(page.text, /You said: Street lighting, in Harborne\./);
    const [stored = assert.fail()] = await answers();
    assert.equal(stored.issue, 'street-lighting');
    assert.equal(stored.words, 'The lane by the church');
    assert.equal(stored.area, HARBORNE);
    assert.equal(stored.source, 'parish-hall');
    assert.equal(stored.state, 'counted');
  });

  it('comes back with the problems beside their fields, and with what was typed', async () => {
    const { open, send, answers } = await visit();
    const words = 'Mind the <b>gap</b> & "mend" it';
    const page = await send(await open(SURVEY), { issue: 'other', words });
    assert.equal(page.status, 422);
    assert.equal(page.title, 'Error: One big issue, ward by ward');
    assert.deepEqual(page.texts('class', 'error'), [
      'Error: Write what the issue is',
      'Error: Choose your ward',
    ]);
    assert.equal(page.links.get('Write what the issue is'), '#other');
    assert.equal(page.links.get('Choose your ward'), '#area');
    assert.equal(page.field('issue'), 'other');
    assert.equal(page.field('words'), words);
    assert.deepEqual(await answers(), []);
    const received = await send(page, { other: 'The weir', area: QUINTON });
    assert.match(received.text, /You said: The weir, in Quinton/);
  });

  it('takes the button pressed twice for one answer', async () => {
    const { open, send, pass, answers } = await visit();
    const page = await open(SURVEY);
    const first = await send(page, ANSWER);
    pass(5);
    const second = await send(page, ANSWER);
    const referenceIn = (text: string) => /Your reference is (\S+)/.exec(text)?.[1];
    assert.equal(referenceIn(second.text), referenceIn(first.text));
    assert.equal((await answers()).length, 1);
  });

  it('asks before it takes another answer from the same page view', async () => {
    const { open, send, answers } = await visit();
    const page = await open(SURVEY);
    await send(page, ANSWER);
    const asked = await send(page, { ...ANSWER, words: 'And the bridge' });
    assert.equal(asked.status, 409);
    assert.match(asked.text, /You have sent one answer already Send this as another\?/);
    assert.equal(asked.field('words'), 'And the bridge');
    assert.equal((await answers()).length, 1);
    const received = await send(asked, {});
    assert.match(received.text, /Thank you\. We have your answer/);
    assert.equal((await answers()).length, 2);
  });

  it('shows a form once more that it did not make, and stores nothing of it', async () => {
    const { open, send, answers } = await visit();
    for (const form of ['', 'made-up', 'A'.repeat(5000)]) {
      const page = await send(await open(SURVEY), { ...ANSWER, form });
      assert.equal(page.status, 422);
      assert.match(page.text, /Please send this once more/);
      assert.equal(page.field('words'), ANSWER.words);
    }
    assert.deepEqual(await answers(), []);
  });

  it('takes a form that was open for days', async () => {
    const { open, send, pass } = await visit();
    const page = await open(SURVEY);
    pass(3 * 86_400);
    assert.match((await send(page, ANSWER)).text, /Thank you\. We have your answer/);
  });

  it('takes the form of one campaign or kind for no other', async () => {
    const other = { ...publishedAtOnce(), id: 'other' };
    const { open, send, answers } = await visit({ campaigns: [publishedAtOnce(), other] });
    const form = (await open('/pages/other/survey')).field('form') ?? '';
    const page = await send(await open(SURVEY), { ...ANSWER, form });
    assert.equal(page.status, 422);
    assert.deepEqual(await answers(), []);
  });

  it('holds what only a program fills in, and what comes too fast, and answers as usual', async () => {
    const { visitor, open, send, answers } = await visit();
    const filled = await send(await open(SURVEY), { ...ANSWER, homepage: 'https://spam.example' });
    assert.match(filled.text, /Thank you\. We have your answer/);
    await send(await visitor.open(SURVEY), ANSWER);
    const held = await answers();
    assert.deepEqual(
      held.map(({ state }) => state),
      ['held', 'held'],
    );
    assert.deepEqual(held.map(({ heldBecause }) => heldBecause).sort(), ['honeypot', 'too-fast']);
  });

  it('keeps the order of the issues of one page view', async () => {
    const survey = { ...edgbaston().survey, order: 'random' };
    const { open, send } = await visit({ campaigns: [{ ...publishedAtOnce(), survey }] });
    const page = await open(SURVEY);
    const again = await send(page, { issue: 'other' });
    assert.deepEqual(again.texts('class', 'choice'), page.texts('class', 'choice'));
  });
});

describe('where a form of the page may come from', () => {
  const hosts = ['https://party.example'];
  const campaigns = [{ ...publishedAtOnce(), hosts }];

  it('is the page itself, whatever hosts the campaign lists', async () => {
    const { open, send } = await visit({ campaigns });
    assert.match((await send(await open(SURVEY), ANSWER)).text, /We have your answer/);
  });

  it('is a page that hides where it is, if it carries the stamp', async () => {
    const { open, send } = await visit({ campaigns }, { Origin: 'null' });
    const page = await open(SURVEY);
    assert.equal((await send(page, { ...ANSWER, form: '' })).status, 422);
    assert.match((await send(page, ANSWER)).text, /We have your answer/);
  });

  it('is no host that the campaign does not list: what was typed waits under a button', async () => {
    const { open, send, answers } = await visit({ campaigns }, { Origin: 'https://evil.example' });
    const page = await send(await open(SURVEY), ANSWER);
    assert.equal(page.status, 403);
    assert.match(page.text, /This page may not send to this campaign/);
    assert.equal(page.field('words'), ANSWER.words);
    assert.deepEqual(await answers(), []);
  });

  it('is a page of the public address behind a proxy that changes the host', async () => {
    const { open, send } = await visit(
      { campaigns, publicUrl: 'https://collector.example' },
      { Origin: 'https://collector.example', Host: 'internal:8787' },
    );
    assert.match((await send(await open(SURVEY), ANSWER)).text, /We have your answer/);
  });
});

describe('a form that can’t be taken for now', () => {
  it('waits in a small page, whole, when too many come at once', async () => {
    const { open, send, answers } = await visit({ rateLimit: 1 });
    const page = await open(SURVEY);
    await send(page, ANSWER);
    const busy = await send(await open(SURVEY), { ...ANSWER, words: 'Second <i>try</i>' });
    assert.equal(busy.status, 429);
    assert.match(busy.text, /Too many people at once/);
    assert.match(busy.headers.get('Retry-After') ?? '', /^\d+$/);
    assert.equal(busy.field('words'), 'Second <i>try</i>');
    assert.equal(busy.field('issue'), ANSWER.issue);
    assert.equal(busy.action, `${SURVEY}?lang=en`);
    assert.equal((await answers()).length, 1);
  });

  it('waits while the store is away, and is taken after', async () => {
    const real = await openSqliteStore(':memory:');
    let isAway = true;
    const add: typeof real.submissions.add = (entry) =>
      isAway ? Promise.reject(new Error('away')) : real.submissions.add(entry);
    const store = standIn(real, { submissions: { add } });
    const { open, send } = await visit({ store, logger: keepLog().logger });
    const page = await send(await open(SURVEY), ANSWER);
    assert.equal(page.status, 503);
    assert.match(page.text, /We can’t take it just now/);
    isAway = false;
    assert.match((await send(page, {})).text, /Thank you\. We have your answer/);
  });
});

describe('the pages that can’t be shown', () => {
  it('say so as pages, in the language of the browser', async () => {
    const { open } = await visit();
    const page = await open('/pages/nowhere/survey', { 'Accept-Language': 'fr, cy;q=0.8' });
    assert.equal(page.status, 404);
    assert.match(page.headers.get('Content-Type') ?? '', /^text\/html/);
    assert.match(page.text, /Nid oes dim yn y cyfeiriad hwn/);
    assert.equal((await open('/pages/edgbaston/other')).status, 404);
    assert.equal((await open('/pages/edgbaston/received?receipt=made-up')).status, 404);
  });

  it('are those of a campaign that asks no such thing', async () => {
    const { champion: _, survey: __, progress: ___, ...bare } = publishedAtOnce();
    const { open } = await visit({ campaigns: [bare] });
    for (const path of ['survey', 'contact', 'signup', 'results', 'progress'])
      assert.equal((await open(`/pages/edgbaston/${path}`)).status, 404, path);
  });

  it('refuse a form that is too large or has too many fields, before it is parsed', async () => {
    const { open, send } = await visit();
    const page = await open(SURVEY);
    assert.equal((await send(page, { words: 'x'.repeat(20_000) })).status, 413);
    const many = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`f${at}`, '1']));
    assert.equal((await send(page, many)).status, 413);
    const json = await send(page, {}, { 'Content-Type': 'application/json' });
    assert.equal(json.status, 415);
    assert.match(json.headers.get('Content-Type') ?? '', /^text\/html/);
  });

  it('stand in for the form before the campaign opens and after it has closed', async () => {
    const later = { ...publishedAtOnce(), opens: '2027-01-04T00:00:00Z' };
    assert.match(
      (await (await visit({ campaigns: [later] })).open(SURVEY)).text,
      /This opens on 4 January 2027/,
    );
    const over = { ...publishedAtOnce(), closes: '2026-11-01T00:00:00Z' };
    const { open } = await visit({ campaigns: [over] });
    const page = await open(SURVEY);
    assert.match(page.text, /This closed on 31 October 2026/);
    assert.deepEqual(page.all('form'), []);
  });
});

describe('the language of a page', () => {
  it('is what its address asks for, else what the browser does, else the campaign’s first', async () => {
    const { open } = await visit();
    const welsh = /Beth yw’r un mater mawr/;
    assert.match((await open(`${SURVEY}?lang=cy`)).text, welsh);
    assert.match((await open(SURVEY, { 'Accept-Language': 'de, cy-GB;q=0.7' })).text, welsh);
    assert.match(
      (await open(`${SURVEY}?lang=en`, { 'Accept-Language': 'cy' })).text,
      /What is the one big issue/,
    );
    assert.match((await open(`${SURVEY}?lang=tlh`)).text, /What is the one big issue/);
  });

  it('is changed by a button that keeps what was typed', async () => {
    const { open, send, answers } = await visit();
    const page = await open(SURVEY);
    const welsh = await send(page, { ...ANSWER, speak: 'cy' });
    assert.equal(welsh.status, 200);
    assert.match(welsh.text, /Beth yw’r un mater mawr/);
    assert.deepEqual(
      ['issue', 'words', 'area'].map((name) => welsh.field(name)),
      [ANSWER.issue, ANSWER.words, HARBORNE],
    );
    await send(welsh, {});
    assert.equal((await answers())[0]?.locale, 'cy');
  });

  it('goes from the right where it is written so', async () => {
    const { name, languages, consents, ...rest } = publishedAtOnce();
    const inUrdu = consents.map((consent) => ({
      ...consent,
      statement: { ...consent.statement, ur: 'میں متفق ہوں' },
      ...('organisationStatement' in consent && {
        organisationStatement: { ...consent.organisationStatement, ur: 'میں متفق ہوں' },
      }),
    }));
    const campaign = { ...rest, name, languages: [...languages, 'ur'], consents: inUrdu };
    const { open } = await visit({ campaigns: [campaign] });
    const page = await open(`${SURVEY}?lang=ur`);
    assert.ok(page.find('html', 'dir', 'rtl'));
    assert.ok(page.find('html', 'lang', 'ur'));
  });
});

describe('the ward of a page', () => {
  const lookup = '../areas';
  const campaign = { ...publishedAtOnce(), areas: { ...edgbaston().areas, lookup } };
  const found = { result: { admin_ward: 'Harborne', codes: { admin_ward: HARBORNE } } };
  const fetch = () => Promise.resolve(Response.json(found));
  const options = { campaigns: [campaign], areaLookup: 'https://postcodes.example', fetch };

  it('is chosen beforehand by the address', async () => {
    const { open } = await visit();
    assert.equal((await open(`${SURVEY}?ward=${QUINTON}`)).field('area'), QUINTON);
    assert.equal((await open(`${SURVEY}?ward=E00000000`)).field('area'), '');
  });

  it('is found by a postcode without a script, and nothing is lost or sent by it', async () => {
    const { open, send, answers } = await visit(options);
    const page = await send(await open(SURVEY), {
      ...{ issue: 'other', other: 'The weir', postcode: 'zz1 1zz', area: '', find: 'yes' },
    });
    assert.equal(page.status, 200);
    assert.match(page.text, /Your ward is Harborne\. It is chosen below/);
    assert.equal(page.field('area'), HARBORNE);
    assert.equal(page.field('other'), 'The weir');
    assert.deepEqual(await answers(), []);
  });

  it('is found by its name where the look-up knows it under another code', async () => {
    const result = { admin_ward: 'Harborne', codes: { admin_ward: 'E05099999' } };
    const { open, send } = await visit({
      ...options,
      fetch: () => Promise.resolve(Response.json({ result })),
    });
    const fields = { issue: 'street-lighting', postcode: 'ZZ1 1ZZ', area: '', find: 'yes' };
    const page = await send(await open(SURVEY), fields);
    assert.match(page.text, /Your ward is Harborne\. It is chosen below/);
    assert.equal(page.field('area'), HARBORNE);
  });

  it('is looked up too where somebody sends a postcode and no ward', async () => {
    const { open, send, answers } = await visit(options);
    const asked = await send(await open(SURVEY), {
      ...{ issue: 'street-lighting', postcode: 'ZZ1 1ZZ', area: '' },
    });
    assert.equal(asked.field('area'), HARBORNE);
    await send(asked, {});
    assert.equal((await answers())[0]?.area, HARBORNE);
  });

  it('is asked for by the list where a postcode is none, or can’t be looked up', async () => {
    const failing = { ...options, fetch: () => Promise.reject(new Error('away')) };
    const { open, send } = await visit(failing);
    const page = await open(SURVEY);
    const wrong = await send(page, { postcode: 'nonsense', find: 'yes' });
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /Enter a full UK postcode/);
    const away = await send(page, { postcode: 'ZZ1 1ZZ', find: 'yes' });
    assert.match(away.text, /We can’t look it up just now/);
  });

  it('is not looked up where the collector looks none up', async () => {
    const { open } = await visit({ campaigns: [campaign] });
    assert.equal((await open(SURVEY)).field('postcode'), undefined);
  });
});
