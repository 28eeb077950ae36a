import assert from 'node:assert/strict';
import { importByPages } from './import-steps.ts';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { readConsent } from '../../src/collector/people/import/consent-cell.ts';
import type { ImportReport } from '../../src/collector/people/import/import-report.ts';
import { champion } from '../contract/examples.ts';
import { form, HTML, type Open, openCollector, problemsOf, readMarkup } from './harness.ts';

const IMPORT = '/campaigns/edgbaston/people/import';
const FAIR = 'Said so at the spring fair';

async function bring(collector: Open, body: string, consent = ''): Promise<ImportReport> {
  const response = await collector.organise(
    `${IMPORT}?${new URLSearchParams(consent ? { consent } : {})}`,
    { method: 'POST', headers: { 'Content-Type': 'text/csv' }, body },
  );
  assert.equal(response.status, 200, await response.clone().text());
  return (await response.json()) as ImportReport;
}
const file = (name: string) =>
  readFileSync(new URL(`imports/${name}.csv`, import.meta.url), 'utf8');
const people = async ({ store }: Open) =>
  (await store.people.list('edgbaston', { limit: 100 })).people
    .map(({ name, email, phone }) => [name, email, phone] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
const names = async (collector: Open) => (await people(collector)).map(([name]) => name);
const told = ({ problems }: ImportReport) => problems.map(({ line, code }) => [line, code]);

describe('a cell about consent', () => {
  const cells: Record<ReturnType<typeof readConsent>, string[]> = {
    no: [
      ...[
        'No',
        'FALSE',
        '0',
        '0.0',
        'N',
        'n/o',
        'f',
        'no!',
        'Nope',
        'off',
        'none',
        'never',
        'STOP',
      ],
      ...['Withdrawn 3 May', 'Withdrawn 3 May 2026', 'opted out', 'opt-out', 'Unsubscribed 3 May'],
      ...['Cleaned', 'bounced', 'Hard bounce', 'do not contact', 'DO NOT EMAIL', 'Don’t contact'],
      ...['declined', 'refused', 'consent refused', 'not given', 'no thanks', 'No, thank you'],
      ...['✗', '❌', '☐', 'na', 'nac ydw', 'Naddo', 'dim diolch', 'No longer', 'Not yet', 'ＮＯ'],
      ...['N\u200Bo', 'said no', 'Paper form: ticked no', 'not agreed', 'does not agree'],
      ...['hasn’t agreed', 'Did not agree', 'no consent', 'not subscribed', 'Revoked', 'Objected'],
      ...[
        'Nid wyf yn cytuno',
        'Peidiwch â chysylltu',
        "Wedi tynnu'n ôl",
        'heb ganiatâd',
        'na.',
        'Nac oes',
      ],
      ...['Dw i ddim yn cytuno', 'wedi optio allan', 'wedi dad-danysgrifio', 'Dim e-bost'],
      ...[
        'نہیں',
        'جی نہیں',
        'انکار',
        'لا',
        'لا أوافق',
        'ਨਹੀਂ',
        'না',
        'नहीं',
        'Nie zgadzam się',
        'Nu sunt de acord',
      ],
      ...[
        'opted out 2019',
        'No 2019',
        'no - 12 May 2020',
        'Removed 12 May 2019 from the list',
        'Expired',
      ],
      ...[
        'consent lapsed',
        'Cancelled 2020',
        'left the group',
        'box not ticked',
        'unticked',
        'passed away',
      ],
      ...[
        'TPS',
        'D/N/C',
        'w/drawn',
        'No more',
        'wants out',
        '✖',
        '🙅',
        'nooo',
        'right to be forgotten',
      ],
      ...['removed at own request', 'Please remove me', 'Yes, but withdrawn 4 May', 'Stop emails'],
    ],
    yes: [
      ...['Yes', 'TRUE', '1', '1.0', 'Y', 'YES!', '✓', 'agreed', 'Yes please', 'OK', 'opted in'],
      ...['Tak', 'ہاں', 'جی ہاں', 'نعم', 'ਹਾਂ', 'হ্যাঁ', 'da'],
      ...['Consent given', 'I agree', 'subscribed', 'ticked', 'ydw'],
    ],
    unclear: [
      ...['x', 'X', '?', 'n/a', 'maybe', 'unknown', 'tbc', '2', 'yes?', 'no problem'],
      'No. 4, Example Road',
      // What can't be read is no consent: another language, a word alone, half a yes, a sign.
      ...[
        'میلے میں دستخط',
        'не згоден',
        'jo',
        'ei',
        'Nottingham',
        'Email',
        'yes until 2020',
        'Yes (expired)',
      ],
      ...[
        'yes except email',
        'by post only',
        'double opt-in pending',
        '×',
        '♥',
        'ɴᴏ',
        `yes ${'x'.repeat(1000)}`,
      ],
    ],
    nothing: ['', '  ', '-', '—', '\u200B'],
    words: [
      ...["Norma's stall, 12 April", 'Paper form, spring fair, 12 April 2026', 'Nottingham fair'],
      ...['Notting Hill', 'Noticeboard sheet', 'November meeting', 'North ward canvass'],
      ...['Yes, at the spring fair', '2026-04-12', '12/04/2026', 'Form no 12, spring fair'],
      ...[
        'Petition',
        'Left a card at the fair',
        'Neighbourhood meeting',
        'Ned’s list',
        'Delegate conference 2019',
      ],
      ...['Signed sheet of 3 May', 'Noah’s sheet', 'Signed at Example Hall', FAIR],
    ],
  };
  for (const [answer, written] of Object.entries(cells))
    it(`is read as "${answer}"`, () => {
      for (const cell of written) assert.equal(readConsent(cell), answer, JSON.stringify(cell));
    });
});

describe('a list with a column about consent', () => {
  it('keeps who says in words how they agreed, and nobody who says no', async () => {
    const collector = await openCollector();
    const report = await bring(collector, file('consent-no'));
    assert.deepEqual(await names(collector), ['Han Sheet']);
    assert.deepEqual(told(report), [
      [2, 'no-words'],
      [3, 'refused'],
      [4, 'refused'],
      [5, 'required'],
      [6, 'refused'],
      [7, 'refused'],
      [8, 'refused'],
    ]);
    assert.deepEqual([report.added, report.refused], [1, 5]);
    for (const { code, message } of report.problems)
      if (code === 'refused') assert.match(message, /did not agree/);
    const [han] = await collector.store.signups.list('edgbaston', { limit: 2 });
    assert.deepEqual(
      han?.consents.map(({ words, granted }) => [words, granted]),
      [['Paper form, spring fair, 12 April 2026', true]],
    );
  });

  it('keeps a bare yes by the words for the whole list, and still no other answer', async () => {
    const collector = await openCollector();
    const report = await bring(collector, file('consent-no'), FAIR);
    assert.deepEqual(await names(collector), ['Ann Agrees', 'Han Sheet']);
    assert.deepEqual(told(report)[2], [5, 'required']);
    const ann = (await collector.store.signups.list('edgbaston', { limit: 9 })).find(
      ({ name }) => name === 'Ann Agrees',
    );
    assert.equal(ann?.consents[0]?.words, FAIR);
  });

  it('lets the words for the whole list stand for empty cells where nobody answered yes or no', async () => {
    const collector = await openCollector();
    await bring(
      collector,
      'name,email,consent source\nAda,ada@example.org,\nBo,bo@example.org,Sheet of 3 May\n',
      FAIR,
    );
    assert.deepEqual(await names(collector), ['Ada', 'Bo']);
  });

  it('asks about a mark that can mean either', async () => {
    const collector = await openCollector();
    const report = await bring(collector, 'name,email,consent\nAda,ada@example.org,x\n', FAIR);
    assert.deepEqual([told(report), await names(collector)], [[[2, 'unclear']], []]);
  });

  it('reads every such column: a no in one of them is a no', async () => {
    const collector = await openCollector();
    await bring(
      collector,
      'name,email,consent source,consent given\nAda,ada@example.org,Sheet of 3 May,No\n',
      FAIR,
    );
    assert.deepEqual(await names(collector), []);
  });
});

describe('columns of other programs', () => {
  it('keep nobody for email who opted out, unsubscribed or was cleaned, and say why', async () => {
    const collector = await openCollector();
    const report = await bring(collector, file('opted-out'), FAIR);
    assert.deepEqual(await names(collector), ['Ida In']);
    assert.deepEqual(
      [told(report), report.ignored],
      [
        [
          [3, 'refused'],
          [4, 'refused'],
        ],
        [],
      ],
    );
    assert.match(report.problems[0]?.message ?? '', /^Email Opt In says no/);
  });

  it('let in who is subscribed', async () => {
    const collector = await openCollector();
    await bring(collector, file('actionnetwork'), FAIR);
    assert.deepEqual(await names(collector), ['Rae Action']);
  });

  const refusing: [column: string, cell: string][] = [
    ['Do Not Email', 'TRUE'],
    ['Do not email', 'x'],
    ['do_not_contact', '1'],
    ['Email Opt In', 'FALSE'],
    ['email_opt_in', 'false'],
    ['Opt in', 'N'],
    ['Unsubscribed', 'Yes'],
    ['Unsubscribed', '3 May 2026'],
    ['UNSUB_TIME', '2026-05-03 10:00:00'],
    ['UNSUB_REASON', 'NORMAL: No longer interested'],
    ['CLEAN_TIME', '2026-05-03 10:00:00'],
    ['Status', 'Cleaned'],
    ['Status', 'Do not contact'],
    ['Subscription status', 'Non-subscribed'],
    ['can2_subscription_status', 'unsubscribed'],
    ['can2_subscription_status', 'bouncing'],
    ['Email Marketing Status', 'Never subscribed'],
    ['Accepts Email Marketing', 'no'],
    ['is_deceased', 'true'],
    ['email1_is_bad', 'true'],
    ['Has Opted Out Of Email', '1'],
    ['Newsletter', 'No'],
    ['Do you consent to us keeping your details?', 'No'],
    ['I agree to be contacted by email', 'No'],
    ['Are you happy for us to contact you?', 'No thanks'],
    ['Can we contact you? (Y/N)', 'N'],
    ['Would you like to receive our newsletter?', 'no'],
    ['Please tick if you do NOT want to hear from us', 'x'],
    ['I want to stop receiving emails', 'Yes'],
    ['Contact preference', 'None'],
    ['Preferred contact method', 'Do not contact'],
    ['Notes', 'Do not mail'],
    ['DNC', 'x'],
    ['Do not contact', 'X'],
    ['Do not email', 'Opt out'],
    ['Email Opt Out', 'Out'],
    ['Unsubscribed', 'STOP'],
    ['Date of withdrawal', '03/05/2019'],
    ['Withdrawal date', '2019'],
    ['Consent withdrawn', 'May'],
    ['Date removed', '3 May'],
    ['Declined', 'yes'],
    ['Excluded from mailings', '✕'],
    ['Marked as spam', '1'],
    ['Mailchimp status', 'cleaned'],
    ['Member status', 'Cleaned'],
    ['Contactable?', 'No'],
    ['Contactable', 'Na'],
    ['Peidiwch â chysylltu', 'x'],
    ['Cydsyniad', 'Nac ydw'],
    ['Caniatâd', 'نہیں'],
    ['Notes', 'Asked to be removed'],
    ['Notes', 'Peidiwch â ffonio'],
    ['Notes', 'No calls please'],
    ['tags', 'host; do not contact'],
    ['Notes', 'Unsubscribed by letter'],
  ];
  for (const [column, cell] of refusing)
    it(`are heeded: ${column} "${cell}"`, async () => {
      const collector = await openCollector();
      const report = await bring(
        collector,
        `name,email,${column}\nAda,ada@example.org,${cell}\n`,
        FAIR,
      );
      assert.deepEqual([told(report), await names(collector)], [[[2, 'refused']], []]);
    });

  const allowing: [column: string, cell: string][] = [
    ['Do Not Email', 'FALSE'],
    ['Do Not Email', ''],
    ['Unsubscribed', 'No'],
    ['Are you happy for us to contact you?', 'Yes'],
    ['Please tick if you do NOT want to hear from us', ''],
    ['Do you agree with the road scheme?', 'No'],
    ['Happy to make phone calls', 'No'],
    ['Can you host a meeting?', 'No'],
    ['Consent date', ''],
    ['Contact preferences', 'Email'],
    ['Preferred contact method', 'By post only'],
    ['Preferred contact method', ''],
    ['Do not contact', 'Nac oes'],
    ['Do not contact', 'نہیں'],
    ['Withdrawal date', '-'],
    ['Declined', 'no'],
    ['Member status', 'Lapsed'],
    ['Unsubscribed', 'Not unsubscribed'],
    ['Notes', 'No contact details for work'],
    ['Notes', 'No calls after nine'],
    ['Unsubscribed', 'never'],
    ['UNSUB_TIME', ''],
    ['Email Opt In', 'TRUE'],
    ['Email Opt In', ''],
    ['Status', 'Member'],
    ['Subscription status', 'Subscribed'],
    ['OPTIN_TIME', '2024-01-01 10:00:00'],
    ['MEMBER_RATING', '2'],
    ['is_deceased', '0'],
    ['Notes', 'Met at the noticeboard'],
  ];
  for (const [column, cell] of allowing)
    it(`keep who did not refuse: ${column} "${cell}"`, async () => {
      const collector = await openCollector();
      await bring(collector, `name,email,${column}\nAda,ada@example.org,${cell}\n`, FAIR);
      assert.deepEqual(await names(collector), ['Ada']);
    });

  it('withhold only what is refused, and say so', async () => {
    const collector = await openCollector();
    const report = await bring(
      collector,
      'name,email,phone,Do Not Email,do_not_call\nAda,ada@example.org,07700 900123,TRUE,false\nBo,bo@example.org,07700 900124,,true\nCai,cai@example.org,07700 900125,1,1\n',
      FAIR,
    );
    assert.deepEqual(await people(collector), [
      ['Ada', null, '07700 900123'],
      ['Bo', 'bo@example.org', null],
    ]);
    assert.deepEqual(
      report.refusals.map(({ line, column }) => [line, column]),
      [
        [2, 'Do Not Email'],
        [3, 'do_not_call'],
        [4, 'Do Not Email'],
      ],
    );
    assert.deepEqual(told(report), [[4, 'refused']]);
  });

  it('ask about an objection that is left open', async () => {
    for (const cell of ['?', 'see notes', 'maybe']) {
      const collector = await openCollector();
      const list = `name,email,Do not email\nAda,ada@example.org,${cell}\n`;
      assert.deepEqual(told(await bring(collector, list, FAIR)), [[2, 'unclear']], cell);
      assert.deepEqual(await names(collector), []);
    }
  });

  it('ask about an opt-in that was left open where others gave it', async () => {
    const report = await bring(
      await openCollector(),
      'name,email,Email Opt In\nAda,ada@example.org,TRUE\nBo,bo@example.org,\n',
      FAIR,
    );
    assert.deepEqual([report.added, told(report)], [1, [[3, 'unclear']]]);
  });
});

describe('a no of a list', () => {
  it('is not turned into a yes by a later list, nor by another row', async () => {
    const collector = await openCollector();
    await bring(collector, 'name,email,consent\nBob,bob@example.org,No\n', FAIR);
    const later = await bring(collector, 'name,email\nBob,BOB@example.org\n', FAIR);
    assert.deepEqual([later.added, later.refusedBefore], [0, 1]);
    const twice = await bring(
      collector,
      'name,email,consent\nCat,cat@example.org,Sheet of 3 May\nCat,cat@example.org,No\n',
    );
    assert.deepEqual([twice.added, twice.refusedBefore, await names(collector)], [0, 1, []]);
  });

  const allow = ({ organise }: Open, contact: unknown) =>
    organise('/campaigns/edgbaston/people/refusals', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ contact }),
    });

  it('tells who has the same address, and lets an organiser allow them', async () => {
    const collector = await openCollector();
    const { organise } = collector;
    await bring(collector, 'name,email,consent\nBob,home@example.org,No\n', FAIR);
    const rows = 'name,email\nAda,home@example.org\n';
    const before = await bring(collector, rows, FAIR);
    assert.deepEqual(before.lines, [{ line: 2, outcome: 'refused-before' }]);
    const path = '/campaigns/edgbaston/people/refusals';
    assert.deepEqual(await (await organise(path)).json(), { count: 1 });
    const page = await readMarkup(organise(path, { headers: HTML }));
    assert.match(page, /say no for 1 address or number/);
    assert.equal((await allow(collector, 'HOME@example.org')).status, 204);
    assert.deepEqual(await (await organise(path)).json(), { count: 0 });
    assert.equal((await bring(collector, rows, FAIR)).added, 1);
    assert.deepEqual(await names(collector), ['Ada']);
  });

  it('can be lifted on a page, which says what is wrong with a contact that nobody refused', async () => {
    const collector = await openCollector();
    await bring(collector, 'name,phone,consent\nBob,07700 900123,No\n', FAIR);
    const send = (contact: string) =>
      collector.organise('/campaigns/edgbaston/people/refusals', form({ contact }, HTML));
    for (const [contact, words] of [
      ['', /Write an email address or a telephone number/],
      ['no contact', /Write an email address or a telephone number/],
      ['07700 900999', /No list says no for this address or number/],
    ] as const) {
      const refused = await send(contact);
      assert.equal(refused.status, 422, contact);
      assert.match(await readMarkup(refused), words);
    }
    const allowed = await send('+44 7700 900123');
    assert.equal(allowed.status, 303);
    assert.match(allowed.headers.get('Location') ?? '', /refusals\?done=allowed/);
  });

  it('is lifted for nobody who asked to be forgotten, also where a list said no for them before', async () => {
    const collector = await openCollector();
    const { store } = collector;
    const list = 'name,email,consent\nAda,ada@example.org,No\n';
    await bring(collector, list, FAIR);
    await collector.post(champion());
    const [{ id = '' } = {}] = (await store.people.list('edgbaston', { limit: 1 })).people;
    await store.people.erase('edgbaston', id, {
      name: 'organiser',
      at: '2026-11-21T10:00:00.000Z',
    });
    await bring(collector, list, FAIR);
    const refused = await allow(collector, 'ada@example.org');
    assert.deepEqual(
      [refused.status, (await problemsOf(refused)).map(({ code }) => code)],
      [422, ['unknown']],
    );
    const later = await bring(collector, 'name,email\nAda,ada@example.org\n', FAIR);
    assert.deepEqual([later.added, later.suppressed], [0, 1]);
  });

  it('keeps nobody waiting who signs up while a long list of them comes in', async () => {
    const collector = await openCollector();
    const rows = Array.from({ length: 1200 }, (_, at) => `Number ${at},n${at}@example.org,no`);
    const importing = bring(collector, `name,email,consent\n${rows.join('\n')}`);
    const first = await Promise.race([
      importing.then(() => 'list'),
      collector.post(champion()).then(({ status }) => status),
    ]);
    assert.equal(first, 201);
    assert.equal((await importing).refused, 1200);
  });

  it('ends when the person signs up themselves', async () => {
    const collector = await openCollector();
    await bring(collector, 'name,email,consent\nAda,ada@example.org,No\n', FAIR);
    await collector.post(champion());
    assert.deepEqual(await names(collector), ['Ada Okafor']);
  });

  it('leaves who is here already as they are, tells the organiser, and stands in their history', async () => {
    const collector = await openCollector();
    await collector.post(champion());
    const report = await bring(
      collector,
      'name,email,Unsubscribed\nAda,ada@example.org,3 May 2026\n',
      FAIR,
    );
    const [{ id = '', state = '' } = {}] = (
      await collector.store.people.list('edgbaston', { limit: 1 })
    ).people;
    assert.equal(state, 'counted');
    assert.deepEqual(report.refusals, [{ line: 2, column: 'Unsubscribed', people: [id] }]);
    const page = await readMarkup(
      collector.organise(`/campaigns/edgbaston/people/${id}`, { headers: HTML }),
    );
    assert.match(page, /A list says that they did not agree: <bdi>Unsubscribed<\/bdi>/);
  });

  it('is shown on the page, and not offered to be put right', async () => {
    const collector = await openCollector();
    const text = await readMarkup(importByPages(collector, { rows: file('consent-no') }));
    assert.match(text, /<dt>did not agree, not kept<\/dt><dd>5<\/dd>/);
    assert.match(text, /Line 3: <bdi>consent source<\/bdi> says no/);
    const [, left = ''] = /<textarea[^>]*>\n([^<]*)<\/textarea>/.exec(text) ?? [];
    assert.match(left, /Dan Blank/);
    assert.doesNotMatch(left, /Bob Refuses/);
  });
});

describe('a list that is large in lines or cells', () => {
  const many = 4_999_000;
  const files: [what: string, body: string][] = [
    ['line ends', `name,email\n${'\n'.repeat(many)}`],
    ['line ends of the first Macs', `name,email\r${'\r'.repeat(many)}`],
    ['commas', `name,email\n${','.repeat(many)}`],
    ['quotation marks', '"'.repeat(many)],
    ['empty cells in quotation marks', '"",'.repeat(many / 3)],
    ['short rows', `name,email\n${'a,b\n'.repeat(99_000)}`],
    ['spaces', ' '.repeat(many)],
    ['empty rows', `name,email\n${',\n'.repeat(99_000)}`],
  ];
  for (const [what, body] of files)
    it(`is refused before its rows are made: ${what}`, async () => {
      const { organise } = await openCollector();
      const began = performance.now();
      const before = process.memoryUsage.rss();
      const { status } = await organise(`${IMPORT}?consent=x`, {
        method: 'POST',
        headers: { 'Content-Type': 'text/csv' },
        body,
      });
      assert.equal(status, 422);
      // Generous for a busy machine: without the bounds it is minutes and gigabytes.
      assert.ok(performance.now() - began < 15_000);
      assert.ok(process.memoryUsage.rss() - before < 500_000_000);
    });
});
