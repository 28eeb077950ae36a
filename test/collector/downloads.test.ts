import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { csvRow, withoutApostrophe } from '../../src/collector/http/csv-rows.ts';
import { answer, champion, contact, HARBORNE, inviteCode, QUINTON } from '../contract/examples.ts';
import { type Open, openCollector, readCsv, publishedAtOnce } from './harness.ts';

const download = async ({ organise }: Open, file: string) =>
  (await organise(`/campaigns/edgbaston/${file}`)).text();
/** Rows by the name of their column. */
const tableOf = (text: string) => {
  const [columns = [], ...rows] = readCsv(text);
  return rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at]])));
};
const linesOf = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('the download of answers', () => {
  const COLUMNS = [
    'id',
    'reference',
    'date',
    'area',
    'area_version',
    'issue',
    'other',
    'words',
    'channel',
    'source',
    'locale',
    'state',
  ];

  it('is a file of CSV in UTF-8 that Excel knows for what it is', async () => {
    const collector = await openCollector();
    await collector.post(answer());
    const response = await collector.organise('/campaigns/edgbaston/responses.csv');
    assert.match(response.headers.get('Content-Type') ?? '', /^text\/csv; charset=utf-8/i);
    assert.equal(
      response.headers.get('Content-Disposition'),
      'attachment; filename="edgbaston-responses.csv"',
    );
    assert.equal(response.headers.get('Cache-Control'), 'no-store');
    const bytes = Buffer.from(await response.arrayBuffer());
    assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
    assert.match(bytes.toString(), /\r\n$/);
    const [columns = []] = readCsv(bytes.toString());
    assert.deepEqual(
      COLUMNS.filter((column) => !columns.includes(column)),
      [],
    );
  });

  it('has a row for each answer, held ones too, with every part in its column', async () => {
    const collector = await openCollector({ now: () => new Date('2026-11-22T09:41:07Z') });
    const sent = answer({
      channel: 'doorstep',
      assistedBy: 'P. Example',
      answers: { issue: 'other', other: 'The bridge', words: 'It leaks,\n"badly"; every winter' },
      signals: { honeypot: 'x' },
    });
    const { reference } = (await (await collector.post(sent)).json()) as { reference: string };
    await collector.post(answer({ answers: { issue: 'road-safety' } }));
    const rows = tableOf(await download(collector, 'responses.csv'));
    assert.equal(rows.length, 2);
    assert.deepEqual(
      rows.find(({ id }) => id === sent.id),
      {
        id: sent.id,
        reference,
        date: '2026-11-22',
        answered_on: '2026-11-21',
        area: HARBORNE,
        area_name: 'Harborne',
        area_version: '2025-05',
        issue: 'other',
        issue_label: 'Something else',
        other: 'The bridge',
        words: 'It leaks,\n"badly"; every winter',
        released: 'false',
        channel: 'doorstep',
        assisted_by: 'P. Example',
        source: 'clp-site',
        locale: 'en',
        state: 'held',
        held_because: 'honeypot',
        campaign_version: '1',
      },
    );
    assert.doesNotMatch(JSON.stringify(rows), /09:41/);
  });

  it('holds the same as JSON Lines, to the letter, where nothing needs an apostrophe', async () => {
    const collector = await openCollector();
    const typed = ['=1+1', '+44 7700 900123', "-2'x", '@ŵ 🚲', 'plain', '"quoted"\nand lines'];
    for (const words of typed)
      await collector.post(answer({ answers: { issue: 'road-surface', words } }));
    const response = await collector.organise('/campaigns/edgbaston/responses.jsonl');
    assert.match(response.headers.get('Content-Type') ?? '', /^application\/jsonl/);
    const lines = linesOf(await response.text());
    assert.deepEqual(lines.map(({ words }) => words).sort(), typed.sort());
    const stored = await collector.store.answers.list('edgbaston', { limit: 10 });
    assert.deepEqual(
      lines.map(({ id, area, issue, other, words, released, state }) => ({
        id,
        area,
        issue,
        other,
        words,
        released,
        state,
      })),
      stored.map(({ id, area, issue, other, words, released, state }) => ({
        id,
        area,
        issue,
        other,
        words,
        released,
        state,
      })),
    );
    assert.deepEqual(
      Object.keys(lines[0] ?? {}),
      readCsv(await download(collector, 'responses.csv'))[0],
    );
  });

  it('is whole when it is large, each answer once, in no order of time', async () => {
    const collector = await openCollector();
    const ids = Array.from({ length: 2500 }, () => answer().id);
    await Promise.all(ids.map((id) => collector.post(answer({ id }))));
    const expected = ids.toSorted();
    assert.deepEqual(
      linesOf(await download(collector, 'responses.jsonl')).map(({ id }) => id),
      expected,
    );
    assert.deepEqual(
      tableOf(await download(collector, 'responses.csv')).map(({ id }) => id),
      expected,
    );
  });

  it('has its columns and nothing else while nobody has answered', async () => {
    const collector = await openCollector();
    assert.equal(readCsv(await download(collector, 'responses.csv')).length, 1);
    assert.equal(await download(collector, 'responses.jsonl'), '');
  });
});

describe('the download of people', () => {
  it('has a column for each statement, and keeps names away from answers', async () => {
    const collector = await openCollector();
    const person = contact({
      answers: {
        name: '=HYPERLINK("https://elsewhere.example","Amina")',
        email: '+amina@residents.example',
        ageConfirmed: true,
      },
    });
    await collector.post(person);
    const survey = answer();
    await collector.post(survey);
    const [row, ...more] = tableOf(await download(collector, 'people.csv'));
    assert.deepEqual(more, []);
    assert.equal(row?.name, `'=HYPERLINK("https://elsewhere.example","Amina")`);
    assert.equal(row.email, `'+amina@residents.example`);
    assert.deepEqual(
      [row.consent_keep, row.consent_email, row.consent_residents, row.consent_phone],
      ['true', 'true', 'false', ''],
    );
    const [line] = linesOf(await download(collector, 'people.jsonl'));
    assert.equal(line?.name, person.answers.name);
    assert.doesNotMatch(JSON.stringify(line), new RegExp(survey.id));
    assert.doesNotMatch(await download(collector, 'responses.csv'), /Amina/);
  });

  it('names the wards as the document does, hostile names too', async () => {
    const document = publishedAtOnce();
    for (const ward of document.areas.wards) ward.name = '=cmd|"/c calc"!A1';
    const collector = await openCollector({ campaigns: [document] });
    await collector.post(contact());
    const [row] = tableOf(await download(collector, 'people.csv'));
    assert.equal(row?.area_name, `'=cmd|"/c calc"!A1`);
  });

  it('tells all that an organiser needs of one person, with the telephone number unharmed', async () => {
    const times = ['2026-11-20T10:00:00Z', '2026-11-21T10:00:00Z', '2026-11-22T10:00:00Z'].map(
      (at) => new Date(at),
    );
    const collector = await openCollector({
      now: () => times.shift() ?? new Date('2026-11-23T10:00:00Z'),
    });
    const code = inviteCode();
    await collector.post(
      champion({}, { name: 'Amina Begum', email: 'amina@residents.example', inviteCode: code }),
    );
    await collector.post(
      champion(
        { area: { code: QUINTON, version: '2025-05' } },
        {
          phone: '+44 7700 900123',
          roles: ['host', 'talk'],
          cares: ['road-safety'],
          language: 'Cymraeg',
          invitedBy: code,
          organisation: {
            name: 'St Peter’s',
            kind: 'faith',
            role: 'Vicar',
            people: 120,
            listed: true,
          },
        },
      ),
    );
    const { people } = await collector.store.people.list('edgbaston', { limit: 2 });
    const [amina = '', ada = ''] = people.map(({ id }) => id);
    await collector.store.people.change(
      'edgbaston',
      [ada],
      { what: 'meeting', state: 'held', on: '2026-11-23', with: 'Siân' },
      { name: 'Siân', at: '2026-11-24T10:00:00.000Z' },
    );
    await collector.store.people.change(
      'edgbaston',
      [ada],
      { what: 'training', course: 'Listening', on: '2026-11-24' },
      { name: 'Siân', at: '2026-11-25T10:00:00.000Z' },
    );
    const [first, second] = tableOf(await download(collector, 'people.csv'));
    assert.deepEqual([first?.brought, first?.invited_by, first?.trainings], ['1', '', '0']);
    assert.deepEqual(second, {
      may_be_used_for: 'email',
      id: ada,
      name: 'Ada Okafor',
      email: 'ada@example.org',
      phone: '07700 900123',
      area: QUINTON,
      area_name: 'Quinton',
      stage: 'trained',
      roles: 'host; talk',
      cares: 'road-safety',
      organisation: 'St Peter’s',
      organisation_kind: 'faith',
      organisation_role: 'Vicar',
      organisation_people: '120',
      organisation_listed: 'true',
      language: 'Cymraeg',
      source: 'residents-site',
      kind: 'champion-signup',
      state: 'counted',
      consent_keep: '',
      'consent_keep-champion': 'true',
      consent_email: 'true',
      consent_phone: 'false',
      consent_sms: 'false',
      consent_residents: 'false',
      consent_source: '',
      meeting: 'held',
      meeting_on: '2026-11-23',
      meeting_with: 'Siân',
      trainings: '1',
      invited_by: 'Amina Begum',
      invited_by_id: amina,
      brought: '0',
      duplicate_of_id: '',
      since: second?.since,
      last_contact_at: second?.last_contact_at,
    });
    const [, line] = linesOf(await download(collector, 'people.jsonl'));
    assert.deepEqual(
      [line?.roles, line?.organisation_people, line?.organisation_listed, line?.consent_keep],
      [['host', 'talk'], 120, true, null],
    );
  });

  it('says of each statement what the person said last', async () => {
    const collector = await openCollector();
    const sent = contact();
    await collector.post(sent);
    await collector.store.signups.withdraw(sent.id, 'email', 'mine', '2030-01-01T00:00:00.000Z');
    const [row] = tableOf(await download(collector, 'people.csv'));
    assert.deepEqual([row?.consent_keep, row?.consent_email], ['true', 'false']);
  });

  it('is whole when it is large, and can be narrowed down like the list', async () => {
    const collector = await openCollector();
    const sent = Array.from({ length: 450 }, (_, at) =>
      champion(
        { area: { code: at % 10 ? HARBORNE : QUINTON, version: '2025-05' } },
        { name: `Number ${at}`, email: `n${at}@example.org` },
      ),
    );
    await Promise.all(sent.map((one) => collector.post(one)));
    const names = (text: string) =>
      linesOf(text)
        .map(({ name }) => String(name))
        .sort();
    assert.deepEqual(
      names(await download(collector, 'people.jsonl')),
      sent.map(({ answers }) => answers.name).sort(),
    );
    assert.equal(names(await download(collector, `people.jsonl?area=${QUINTON}`)).length, 45);
    assert.equal(
      tableOf(await download(collector, `people.csv?area=${QUINTON}&search=number`)).length,
      45,
    );
    assert.equal(
      (await collector.organise('/campaigns/edgbaston/people.csv?wards=all')).status,
      422,
    );
  });
});

describe('a cell of a spreadsheet', () => {
  const cell = (text: string) => readCsv(csvRow([text]))[0]?.[0];

  it('gets an apostrophe where it could run as a formula', () => {
    const starts = ['=1+1', '+1+1', '-1+1', '@SUM(1)', '＝1+1', '＋1+1', '－1+1', '＠SUM(1)'];
    const before = ['', ' ', '   ', '\u00a0', '\u3000', '\0', '\0 ', '\t', '\r', '\n', '\ufeff'];
    for (const start of starts)
      for (const space of before)
        assert.equal(cell(space + start), `'${space}${start}`, JSON.stringify(space + start));
    for (const text of [
      '\tx',
      '\rx',
      '\nx',
      '\0x',
      '=',
      '-',
      '+',
      '@',
      '+44',
      '+1234567890123456789012',
      '+44 7700 900123+1',
      '+44=1',
    ])
      assert.equal(cell(text), `'${text}`, JSON.stringify(text));
  });

  it('stays unharmed where it could not', () => {
    for (const text of [
      '',
      'E05011144',
      '5f0c2f0e-4b7c-4f55-9f0e-0d7c0f0b7c11',
      'BCD-FGH-JKL',
      '2026-11-21',
      '+44 7700 900123',
      '+447700900123',
      '07700 900123',
      'a=1',
      "it's",
      'Siân Hughes',
      '1 + 1',
      'x@y.example',
      ' two spaces ',
    ])
      assert.equal(cell(text), text, text);
  });

  it('keeps commas, quotes, semicolons and lines within its bounds', () => {
    const cells = ['a,b', 'say "yes"', '""', 'a;b', 'a\tb', 'two\r\nlines', 'one\nline', ','];
    assert.deepEqual(readCsv(csvRow(cells)), [cells]);
  });

  it('writes numbers and truth as they are, and nothing for nothing', () => {
    assert.equal(csvRow([-5, 0, true, false, null, undefined]), '-5,0,true,false,,\r\n');
  });

  it('is read back as it was, with and without an apostrophe of its own', () => {
    for (const text of [
      '=1+1',
      '+1+1',
      '-1',
      '@SUM(1)',
      '＝1',
      '\tx',
      ' =1',
      '+44 7700 900123',
      "'",
      "'s",
      "'tis the season",
      "it's",
      'plain',
      '',
    ])
      assert.equal(withoutApostrophe(cell(text) ?? ''), text, JSON.stringify(text));
  });
});
