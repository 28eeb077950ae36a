import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ImportReport } from '../../src/collector/people/import/import-report.ts';
import {
  MAX_IMPORT_BYTES,
  MAX_IMPORT_ROWS,
} from '../../src/collector/people/import/import-limits.ts';
import type { Person } from '../../src/collector/people/person.ts';
import { champion, contact, edgbaston, HARBORNE, QUINTON } from '../contract/examples.ts';
import { HTML, type Open, openCollector, problemsOf, readMarkup } from './harness.ts';
import { draftOf, IMPORT, importByPages, openStep, sendStep, upload } from './import-steps.ts';

const send = (
  { organise }: Open,
  body: string | Uint8Array<ArrayBuffer>,
  query = '?consent=Spring+fair+2026',
) =>
  organise(`${IMPORT}${query}`, { method: 'POST', headers: { 'Content-Type': 'text/csv' }, body });
const report = async (collector: Open, body: string | Uint8Array<ArrayBuffer>, query?: string) => {
  const response = await send(collector, body, query);
  assert.equal(response.status, 200, await response.clone().text());
  return (await response.json()) as ImportReport;
};
const refusal = async (body: string | Uint8Array<ArrayBuffer>, query?: string) => {
  const collector = await openCollector();
  const response = await send(collector, body, query);
  assert.equal(response.status, 422);
  assert.deepEqual((await collector.store.people.list('edgbaston', { limit: 10 })).people, []);
  return (await problemsOf(response)).map(({ path, code }) => `${path} ${code}`);
};
const everybody = async ({ store }: Open): Promise<Person[]> => {
  const { people } = await store.people.list('edgbaston', { limit: 200 });
  return Promise.all(
    people.map(async ({ id }) => (await store.people.find('edgbaston', id)) as Person),
  );
};
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

describe('a list of helpers', () => {
  it('is read with every column that the register has', async () => {
    const collector = await openCollector();
    const { added, ignored } = await report(
      collector,
      'name,email,phone,ward,roles,stage,source,organisation,organisation kind,organisation role,organisation people,organisation listed,language,consent source,shoe size\r\n' +
        'Siân Hughes,sian@example.org,07700 900123,Harborne,talk; Deliver leaflets,trained,St Peter’s list,St Peter’s,Church or faith group,Vicar,120,yes,Cymraeg,"Signed a sheet, 3 May 2026",38\r\n',
    );
    assert.deepEqual([added, ignored], [1, ['shoe size']]);
    const [sian] = await everybody(collector);
    assert.deepEqual(
      [
        sian?.name,
        sian?.email,
        sian?.phone,
        sian?.area,
        sian?.roles,
        sian?.stage,
        sian?.source,
        sian?.language,
      ],
      [
        'Siân Hughes',
        'sian@example.org',
        '07700 900123',
        HARBORNE,
        ['talk', 'leaflets'],
        'trained',
        'st-peters-list',
        'Cymraeg',
      ],
    );
    assert.deepEqual(sian?.organisation, {
      name: 'St Peter’s',
      kind: 'faith',
      role: 'Vicar',
      people: 120,
      listed: true,
    });
    const [{ kind, areaVersion, consents = [] } = {}] = sian.signups;
    assert.deepEqual(
      [kind, areaVersion, consents.map(({ words, granted, via }) => [words, granted, via])],
      ['import', '2025-05', [['Signed a sheet, 3 May 2026', true, 'import']]],
    );
    assert.equal(sian.changes.at(-1)?.by, 'collector');
  });

  it('may name its columns in its own way', async () => {
    const headers = [
      'Name;E-Mail',
      'FULL NAME,Email address',
      'full_name\tE_MAIL',
      ' Name , "E-mail Address" ',
      'Helper,mail',
      'Forename,Surname,Email',
      'Christian name,family-name,e mail',
    ];
    for (const header of headers) {
      const separator = /[;\t,]/.exec(header)?.[0] ?? ',';
      const collector = await openCollector();
      await report(
        collector,
        `${header}\n${[...(header.split(separator).length === 3 ? ['Ada', 'Okafor'] : ['Ada Okafor']), 'ada@example.org'].join(separator)}\n`,
      );
      assert.deepEqual(
        (await everybody(collector)).map(({ name, email }) => [name, email]),
        [['Ada Okafor', 'ada@example.org']],
        header,
      );
    }
  });

  const separated = (by: string) =>
    [
      ['name', 'email', 'ward'],
      ['Siân Ŵyn', 'sian@example.org', 'Harborne'],
      ['"Bo; ""B"" Li\r\nthe second"', 'bo@example.org', 'Quinton'],
    ]
      .map((row) => `${row.join(by)}\r\n`)
      .join('');
  const text = separated(';');
  const writings: [string, string | Uint8Array<ArrayBuffer>, string][] = [
    ['UTF-8', text, 'Siân Ŵyn'],
    ['UTF-8 with a mark', `\uFEFF${text}`, 'Siân Ŵyn'],
    [
      'UTF-16 with a mark, as Excel saves "Unicode text"',
      new Uint8Array(Buffer.from(`\uFEFF${separated('\t')}`, 'utf16le')),
      'Siân Ŵyn',
    ],
    [
      'UTF-16 the other way round',
      new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le').swap16()),
      'Siân Ŵyn',
    ],
    ['Latin-1', latin1(text.replace('Ŵ', 'W')), 'Siân Wyn'],
    ['line ends of Unix', text.replaceAll('\r\n', '\n'), 'Siân Ŵyn'],
    ['line ends of the first Macs', text.replaceAll('\r\n', '\r'), 'Siân Ŵyn'],
    ['no line end at its end', text.trimEnd(), 'Siân Ŵyn'],
    [
      'empty rows in between',
      text.replaceAll('\r\n', '\r\n;;\r\n\r\n').replace('Li\r\n;;\r\n\r\n', 'Li\r\n'),
      'Siân Ŵyn',
    ],
    ["Excel's hint in front", `sep=;\r\n${text}`, 'Siân Ŵyn'],
    ['commas', separated(','), 'Siân Ŵyn'],
  ];
  for (const [what, file, name] of writings)
    it(`is read in ${what}`, async () => {
      const collector = await openCollector();
      assert.equal((await report(collector, file)).added, 2);
      const people = await everybody(collector);
      assert.deepEqual(people.map((person) => [person.name, person.area]).sort(), [
        ['Bo; "B" Li the second', QUINTON],
        [name, HARBORNE],
      ]);
    });

  it('is read in Windows-1252, with its own quotes and dashes', async () => {
    const collector = await openCollector();
    await report(
      collector,
      new Uint8Array([
        ...latin1('name,email\r\nO'),
        0x92,
        ...latin1('Brien '),
        0x96,
        ...latin1(' caf\xe9,o@example.org\r\n'),
      ]),
    );
    assert.deepEqual(
      (await everybody(collector)).map(({ name }) => name),
      ['O’Brien – café'],
    );
  });

  it('finds wards by name in any language, by code, and by what stands for none', async () => {
    const document = edgbaston();
    document.areas.wards[2] = {
      code: HARBORNE,
      name: { en: 'Harborne & Lordswood', cy: 'Harbwrn' },
    } as never;
    const collector = await openCollector({ campaigns: [document] });
    const wards = [
      'harborne and lordswood',
      'HARBWRN',
      'Quinton Ward',
      QUINTON.toLowerCase(),
      'outside',
      'unknown',
      "Don't know",
      '',
    ];
    await report(
      collector,
      `name,email,ward\n${wards.map((ward, at) => `Number ${at},n${at}@example.org,${ward}`).join('\n')}`,
    );
    const areas = new Map((await everybody(collector)).map(({ name, area }) => [name, area]));
    assert.deepEqual(
      wards.map((_, at) => areas.get(`Number ${at}`)),
      [HARBORNE, HARBORNE, QUINTON, QUINTON, 'outside', 'unknown', 'unknown', 'unknown'],
    );
  });

  it('needs no ward where the campaign has one', async () => {
    const document = edgbaston();
    document.areas.wards = [{ code: HARBORNE, name: 'Harborne' }];
    const collector = await openCollector({ campaigns: [document] });
    await report(collector, 'name,email\nAda,ada@example.org');
    assert.deepEqual(
      (await everybody(collector)).map(({ area }) => area),
      [HARBORNE],
    );
  });

  it('keeps text that looks like a formula as text, and takes our own apostrophes off', async () => {
    const collector = await openCollector();
    const names = ['=1+1', "'=HYPERLINK(1)", '+Ada', '-Bo', '@Cai', "'Tis Dana", "O'Brien"];
    await report(
      collector,
      `name,email\n${names.map((name, at) => `${name},n${at}@example.org`).join('\n')}`,
    );
    assert.deepEqual((await everybody(collector)).map(({ name }) => name).sort(), [
      "'Tis Dana",
      '+Ada',
      '-Bo',
      '=1+1',
      '=HYPERLINK(1)',
      '@Cai',
      "O'Brien",
    ]);
  });

  it('gives a row the source of its own, or that of the list', async () => {
    const collector = await openCollector();
    await report(
      collector,
      'name,email,source\nAda,ada@example.org,Door knocking\nBo,bo@example.org,\nCai,cai@example.org,الحملة\n',
      '?consent=x&source=Spring%20fair!',
    );
    assert.deepEqual(
      (await everybody(collector)).map(({ name, source }) => [name, source]).sort(),
      [
        ['Ada', 'door-knocking'],
        ['Bo', 'spring-fair'],
        ['Cai', 'spring-fair'],
      ],
    );
  });
});

describe('rows that can not be kept', () => {
  const cases: [row: string, column: string, code: string, instead: RegExp][] = [
    [',a@example.org,,,,', 'name', 'required', /1 to 200 characters/],
    [`${'x'.repeat(201)},a@example.org,,,,`, 'name', 'too-long', /1 to 200 characters/],
    ['Ada,nowhere,,,,', 'email', 'format', /name@example\.org/],
    ['Ada,,,,,', 'email', 'no-contact', /telephone/],
    ['Ada,,4.47701E+11,,,', 'phone', 'format', /as text/],
  ];
  it('are told by their line in the file, also after a cell with line ends in it', async () => {
    for (const end of ['\r\n', '\n', '\r']) {
      const collector = await openCollector();
      const { added, problems } = await report(
        collector,
        [
          'name,email',
          '"Ada',
          'Okafor"',
          'Bo,nowhere',
          '"Cai',
          '',
          'Evans",cai@example.org',
          'Dana,nowhere',
          '',
        ]
          .join(end)
          .replace('"Ada' + end + 'Okafor"', `"Ada${end}Okafor",ada@example.org`),
      );
      assert.deepEqual([added, problems.map(({ line }) => line)], [2, [4, 8]], JSON.stringify(end));
    }
  });

  it('are told by line and column, with what to write instead, and the good ones kept', async () => {
    for (const [row, column, code, instead] of cases) {
      const collector = await openCollector();
      const { added, problems } = await report(
        collector,
        `name,email,phone,ward,roles,stage\nBo,bo@example.org,,,,\n\n"Cai\nEvans",cai@example.org,,,,\n${row}\nDana,dana@example.org,,,,\n`,
      );
      assert.equal(added, 3, row);
      assert.deepEqual(
        problems.map(({ line, path, code }) => [line, path, code]),
        [[6, column, code]],
        row,
      );
      assert.match(problems[0]?.message ?? '', instead);
      assert.deepEqual((await everybody(collector)).length, 3);
    }
  });

  it('are told with all that is wrong at once', async () => {
    const { problems } = await report(
      await openCollector(),
      'name,email,ward,organisation,organisation kind,organisation people\n,nowhere,Narnia,St Peter’s,club,many\n',
    );
    assert.deepEqual(
      problems.map(({ path }) => path),
      ['email', 'name'],
    );
  });

  it('lack a source of consent where neither the row nor the list has one', async () => {
    const { added, problems } = await report(
      await openCollector(),
      'name,email,consent source\nAda,ada@example.org,Sheet of 3 May\nBo,bo@example.org,\n',
      '',
    );
    assert.deepEqual(
      [added, problems.map(({ line, path, code }) => [line, path, code])],
      [1, [[3, 'consentSource', 'required']]],
    );
  });
});

describe('a list that can not be read', () => {
  it('is refused whole, and says why', async () => {
    const rows = (count: number) => `name,email\n${'Ada,ada@example.org\n'.repeat(count)}`;
    assert.deepEqual(await refusal('name,email\nAda,ada@example.org', ''), [
      'consentSource required',
    ]);
    assert.deepEqual(await refusal('email\nada@example.org'), ['name required']);
    assert.deepEqual(await refusal('name,ward\nAda,Harborne'), ['email no-contact']);
    assert.deepEqual(await refusal('Ada,ada@example.org\nBo,bo@example.org', ''), [
      'name required',
      'email no-contact',
      'consentSource required',
    ]);
    for (const nothing of ['', '\n\n', 'name,email\n', 'name,email\n,\n'])
      assert.deepEqual(await refusal(nothing), [' empty']);
    assert.deepEqual(await refusal('name,email\n"Ada,ada@example.org\n'), [' not-csv']);
    assert.deepEqual(await refusal(new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0, 0, 0, 0])), [
      ' not-text',
    ]);
    assert.deepEqual(await refusal(rows(MAX_IMPORT_ROWS + 1)), [' too-many']);
    assert.deepEqual(await refusal(`name,email\n${'x'.repeat(MAX_IMPORT_BYTES)}`), [' too-large']);
  });

  it('is not read to its end where it is far too large, or no CSV', async () => {
    const collector = await openCollector();
    assert.equal((await send(collector, 'x'.repeat(MAX_IMPORT_BYTES + 20_000))).status, 413);
    assert.equal(
      (
        await collector.organise(IMPORT, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: '[]',
        })
      ).status,
      415,
    );
  });
});

describe('whoever is on the list', () => {
  it('is left as they are where they are here already, by email or phone, also twice on one list', async () => {
    const collector = await openCollector();
    await collector.post(champion({}, { phone: '07700 900123' }));
    const { added, known, lines } = await report(
      collector,
      'name,email,phone\nAda Okafor,ADA@example.org ,\n"Okafor, Ada",,+44 7700 900123\nBo,bo@example.org,\nBO,BO@example.org,\n',
    );
    assert.deepEqual(
      [added, known, lines.map(({ line, outcome }) => [line, outcome])],
      [
        1,
        3,
        [
          [2, 'known'],
          [3, 'known'],
          [4, 'added'],
          [5, 'known'],
        ],
      ],
    );
    assert.deepEqual(
      (await everybody(collector)).map(({ name, signups }) => [name, signups.length]).sort(),
      [
        ['Ada Okafor', 1],
        ['Bo', 1],
      ],
    );
  });

  it('is not kept where they asked to be forgotten', async () => {
    const collector = await openCollector();
    const sent = contact();
    await collector.post(sent);
    await collector.store.signups.erase(sent.id, '2026-11-22T08:00:00.000Z');
    const { added, suppressed } = await report(
      collector,
      'name,email\nAmina,amina@residents.example\n',
    );
    assert.deepEqual([added, suppressed, (await everybody(collector)).length], [0, 1, 0]);
  });

  it('comes again from our own download, in this collector and in another', async () => {
    const collector = await openCollector();
    await collector.post(
      champion(
        { area: { code: QUINTON, version: '2025-05' } },
        {
          name: '=Ada',
          phone: '+44 7700 900123',
          roles: ['talk', 'host'],
          language: 'Cymraeg',
          organisation: {
            name: '-St Peter’s',
            kind: 'faith',
            role: 'Vicar',
            people: 120,
            listed: true,
          },
        },
      ),
    );
    await collector.post(
      champion(
        {},
        { name: "Bo O'Brien, senior", email: 'bo@example.org', phone: '+33 6 12 34 56 78' },
      ),
    );
    await collector.post(contact());
    const file = new Uint8Array(
      await (await collector.organise('/campaigns/edgbaston/people.csv')).arrayBuffer(),
    );
    const again = await report(collector, file);
    assert.deepEqual([again.added, again.known, again.problems], [0, 3, []]);

    const other = await openCollector();
    const { added, problems } = await report(other, file, '?consent=Moved+from+the+old+collector');
    assert.deepEqual([added, problems], [3, []]);
    const known = ({
      name,
      email,
      phone,
      area,
      stage,
      roles,
      organisation,
      language,
      source,
    }: Person) => ({ name, email, phone, area, stage, roles, organisation, language, source });
    const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
    assert.deepEqual(
      (await everybody(other)).map(known).sort(byName),
      (await everybody(collector)).map(known).sort(byName),
    );
  });

  it('is kept whole where the list is long, a part at a time', async () => {
    const collector = await openCollector();
    const list = `name,email\n${Array.from({ length: 1200 }, (_, at) => `Number ${at},n${at}@example.org`).join('\n')}`;
    const { added, lines } = await report(collector, list);
    assert.deepEqual([added, lines.length, lines.at(-1)?.line], [1200, 1200, 1201]);
    assert.equal((await report(collector, list)).known, 1200);
  });

  it('lets a sign-up in meanwhile, and so does a long download', async () => {
    const collector = await openCollector();
    const list = `name,email\n${Array.from({ length: 1200 }, (_, at) => `Number ${at},n${at}@example.org`).join('\n')}`;
    const first = (slow: Promise<unknown>) =>
      Promise.race([
        slow.then(() => 'list'),
        collector.post(champion()).then(({ status }) => status),
      ]);
    const importing = report(collector, list);
    assert.equal(await first(importing), 201);
    await importing;
    const downloading = collector
      .organise('/campaigns/edgbaston/people.csv')
      .then((response) => response.text());
    assert.equal(await first(downloading), 201);
    assert.equal((await downloading).split('\r\n').length, 1 + 1201 + 1 + 1);
  });
});

describe('the import page', () => {
  it('says what it takes, in three steps', async () => {
    const { organise } = await openCollector();
    const text = await readMarkup(organise(IMPORT, { headers: HTML }));
    assert.match(text, /at most 10,000 rows and 5 MB/);
    assert.match(text, /Nothing is kept before the third/);
    assert.match(text, /enctype="multipart\/form-data"/);
  });

  it('takes a file, or rows that are pasted', async () => {
    const collector = await openCollector();
    const file = await importByPages(collector, {
      file: new Blob(['\uFEFFname;email\r\nAda;ada@example.org']),
      rows: '',
    });
    assert.match(await readMarkup(file), /<dt>added<\/dt><dd>1<\/dd>/);
    const rows = 'name\temail\r\nBo\tbo@example.org\r\nAda\tada@example.org';
    const text = await readMarkup(
      importByPages(collector, { file: new Blob([]), rows }, { source: 'fair' }),
    );
    assert.match(
      text,
      /<dt>added<\/dt><dd>1<\/dd>.*<dt>here already, left as they are<\/dt><dd>1<\/dd>/,
    );
    assert.match(text, /Here already: line 3\./);
    assert.deepEqual(
      (await everybody(collector)).map(({ name, source }) => [name, source]).sort(),
      [
        ['Ada', null],
        ['Bo', 'fair'],
      ],
    );
  });

  it('shows what is wrong by line, and the rows again to put right', async () => {
    const collector = await openCollector();
    const text = await readMarkup(
      importByPages(collector, {
        rows: 'name,email,notes\nAda,ada,<b>tall</b>\nBo,bo@example.org,\n=Cai,nowhere,\n',
      }),
    );
    assert.match(
      text,
      /<td class="number"[^>]*>2<\/td><td[^>]*>email<\/td><td[^>]*>must be an address[^<]+<\/td><\/tr><tr><td class="number"[^>]*>4<\/td><td[^>]*>email<\/td><td[^>]*>must be an address/,
    );
    const [, left = ''] = /<textarea[^>]*>\n([^<]*)<\/textarea>/.exec(text) ?? [];
    assert.equal(
      left,
      `name,email,notes\r\nAda,ada,&lt;b&gt;tall&lt;/b&gt;\r\n&#39;=Cai,nowhere,\r\n`,
    );
    const [, choices = ''] = /name="choices" value="([^"]*)"/.exec(text) ?? [];
    assert.match(choices, /A sheet/);
    // Put right, they are read as the list was: nobody says again how they agreed.
    const again = draftOf(
      await upload(collector, {
        rows: 'name,email,notes\nAda,ada@example.org,\n',
        choices: choices.replaceAll('&quot;', '"'),
      }),
    );
    assert.match(
      await readMarkup(openStep(collector, again)),
      /name="consent"[^>]*value="A sheet"/,
    );
  });

  it('gives no rows back where even their header has no room in the page', async () => {
    const collector = await openCollector();
    const columns = Array.from({ length: 40 }, (_, at) => `${at}${'<'.repeat(2000)}`);
    const response = await importByPages(collector, {
      rows: `name,email,${columns.join(',')}\n${'Bo,nowhere\n'.repeat(300)}`,
    });
    assert.equal(response.status, 200);
    const text = await response.text();
    assert.ok(Buffer.byteLength(text) <= 250_000, `${text.length}`);
    assert.match(text, /They are too long to stand here/);
    assert.match(text, /id="file"/);
  });

  it('gives back as many rows as the page has room for, and says how many', async () => {
    const collector = await openCollector();
    const left = async (notes: string, rows: number) => {
      const response = await importByPages(collector, {
        rows: `name,email,notes\n${`Bo,nowhere,"${notes}"\n`.repeat(rows)}`,
      });
      const text = await response.text();
      assert.ok(Buffer.byteLength(text) <= 250_000, `${text.length}`);
      const [, csv = ''] = /<textarea[^>]*>\n([^<]*)<\/textarea>/.exec(text) ?? [];
      const [, sentence] = /<p>(They stand here again|The first [^<]* here again)/.exec(text) ?? [];
      return [csv.split('\r\n').length - 2, sentence];
    };
    assert.deepEqual(await left('', 201), [200, 'The first 200 stand here again']);
    const quotes = '""'.repeat(2000);
    assert.deepEqual(await left(quotes, 3), [2, 'The first 2 stand here again']);
  });

  it('says what is wrong with the whole, and keeps what was typed', async () => {
    const collector = await openCollector();
    const draft = draftOf(await upload(collector, { rows: 'name,mail address\nAda,ada' }));
    const wrong = await sendStep(collector, draft, { consent: ' ', then: 'next' });
    assert.equal(wrong.status, 422);
    const text = await readMarkup(wrong);
    assert.match(text, /<a href="#consent">Say where and when they agreed<\/a>/);
    assert.match(text, /<a href="#column-1">No column is taken for an email or a phone/);
    assert.match(
      await readMarkup(upload(collector, { rows: '' })),
      /<a href="#rows">The list must have a row of column names/,
    );
    assert.deepEqual(await everybody(collector), []);
  });
});

describe('telephone numbers in a list', () => {
  const taken: [typed: string, shown: string][] = [
    ['07700900207.0', '07700 900207'],
    ['7700900208.0', '07700 900208'],
    ['="07700900209"', '07700 900209'],
    ['"=""07700900209"""', '07700 900209'],
    ["'07700900210", '07700 900210'],
    ['07700 900211 (mob)', '07700 900211'],
    ['07700 900211 mobile', '07700 900211'],
    ['Mob: 07700 900211', '07700 900211'],
    ['tel:+447700900212', '07700 900212'],
    ['07700–900213', '07700 900213'],
    ['07700\u200b900214', '07700 900214'],
    ['+44 (0)1632 960001', '01632 960001'],
  ];
  for (const [typed, shown] of taken)
    it(`are read as people type them: ${typed}`, async () => {
      const collector = await openCollector();
      const { added, problems } = await report(
        collector,
        `name,phone,ward\nAda,${typed},Harborne\n`,
      );
      assert.deepEqual([added, problems], [1, []]);
      const [ada] = await everybody(collector);
      assert.equal(ada?.phone?.replaceAll(' ', ''), shown.replaceAll(' ', ''));
    });

  for (const typed of [
    '07700 900214 / 07700 900215',
    '07700900214 07700900215',
    '07700 900214 or 07700 900215',
    '01632 960001/2',
    '077009002100',
    '7.7009E+09',
    'ask her',
  ])
    it(`are never guessed: ${typed}`, async () => {
      const collector = await openCollector();
      const { added, problems } = await report(
        collector,
        `name,phone,ward\nAda,${typed},Harborne\n`,
      );
      assert.equal(added, 0);
      assert.deepEqual(
        problems.map(({ line, path, code }) => [line, path, code]),
        [[2, 'phone', 'format']],
      );
    });
});

describe('the texts of a list', () => {
  it('follow the rule of all texts: a row with a control character is told, invisible characters go', async () => {
    const collector = await openCollector();
    const { added, problems } = await report(
      collector,
      'name,email,ward\nA\u200bda\u3164,a\u00adda@example.org,Harborne\nBo\u0007b,bob@example.org,Harborne\ncaf\ufffd,cat@example.org,Harborne\nDan,-oQ/tmp/x@example.org,Harborne\n',
    );
    assert.equal(added, 1);
    assert.deepEqual(
      problems.map(({ line, path, code }) => [line, path, code]),
      [
        [3, 'name', 'format'],
        [4, 'name', 'format'],
        [5, 'email', 'format'],
      ],
    );
    const [ada] = await everybody(collector);
    assert.deepEqual([ada?.name, ada?.email], ['Ada', 'ada@example.org']);
  });
});
