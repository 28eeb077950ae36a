import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { checkDocument } from '../../src/collector/campaigns/check-document.ts';
import { describePath, describeProblem } from '../../src/collector/campaigns/document-words.ts';
import { readJsonText } from '../../src/collector/campaigns/json-text.ts';
import { executeCommand } from '../../src/collector/cli/execute-command.ts';
import { edgbaston } from '../contract/examples.ts';
import { folder, keepLog, openCollector } from './harness.ts';
import { CampaignRegistry } from '../../src/collector/index.ts';

type Json = Record<string, unknown>;

/** The demo's document with one value put at a path; undefined takes it away. */
function changed(path: string, value: unknown): Json {
  const document = structuredClone(edgbaston()) as unknown as Json;
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce<Json>((inner, key) => inner[key] as Json, document);
  if (value === undefined) Reflect.deleteProperty(parent, last);
  else parent[last] = value;
  return document;
}

const problemsOf = (document: unknown): string[] => {
  const checked = checkDocument(document);
  return checked.ok ? [] : checked.problems;
};
const warningsOf = (document: unknown): string[] => {
  const checked = checkDocument(document);
  assert.ok(checked.ok, JSON.stringify(checked));
  return checked.warnings.map((warning) => describeProblem(warning));
};

describe('a campaign document that is right', () => {
  it('has nothing to be told', () => {
    assert.deepEqual(warningsOf(edgbaston()), []);
    assert.deepEqual(warningsOf({ $schema: 'https://collector.example/x', ...edgbaston() }), []);
  });
});

describe('a mistake in a campaign document', () => {
  const refused: [path: string, value: unknown, said: RegExp][] = [
    [
      'controller.privacyUrl',
      'www.example.org/privacy',
      /^controller, privacyUrl must begin with https:\/\/: write "https:\/\/www\.example\.org\/privacy"$/,
    ],
    [
      'controller.privacyUrl',
      'example.org.uk',
      /^controller, privacyUrl must begin with https:\/\//,
    ],
    [
      'controller.contact',
      'the office',
      /^controller, contact must be an email address, a telephone number or a page/,
    ],
    ['controller.complaints', 'us', /^controller, complaints must hold an email address/],
    ['controller.contact', undefined, /^controller, contact is missing: it must be a text/],
    ['name', 'x'.repeat(3000), /^name must have at most 200 characters, and has 3,000$/],
    [
      'name',
      { en: 'One big issue', cy: 'x'.repeat(201) },
      /^name, cy must have at most 200 characters, and has 201$/,
    ],
    ['survey.issues.2.label', 'x'.repeat(500), /^issue 3, label must have at most 200 characters/],
    [
      'areas.wards.0.code',
      'E14001063',
      /^ward 1, code is of a constituency, Aldershot: list its wards/,
    ],
    [
      'areas.wards.1.code',
      'E08000025',
      /^ward 2, code is of a council, Birmingham: list its wards/,
    ],
    [
      'controller.name',
      'CafÃ© group',
      /^controller, name has letters that went wrong when it was saved \("Ã©"\)/,
    ],
    [
      'survey.issues.0.label',
      'People’s â€œvoiceâ€',
      /^issue 1, label has letters that went wrong when it was saved/,
    ],
    [
      'imprint',
      { promoter: { name: 'A. N. Agent' } },
      /^imprint, promoter, address is missing: it must be a text of 1 to 300 characters$/,
    ],
    [
      'imprint',
      { onBehalfOf: { name: 'A', address: 'B' } },
      /^imprint, promoter is missing: it must have a "name" and an "address"/,
    ],
    [
      'imprint',
      { promoter: { name: 'A', address: '' } },
      /^imprint, promoter, address must be a text of 1 to 300/,
    ],
    ['imprint', 'none', /^imprint must be "not-required", or \{ "promoter"/],
    ['survey.issues.2.label', 5, /^issue 3, label must be a text, or one per language/],
    ['survey.issues', [], /^survey, issues must have at least 2 entries$/],
    [
      'consents.0.version',
      '1',
      /^consent 1, version must be a whole number, without quotes$|^consent 1, version must be a number/,
    ],
    ['minimumAge', 3, /^minimumAge must be at least 13$/],
    ['publishThreshold', 5000, /^publishThreshold must be at most 1000$/],
    ['version', '2', /^version must be a (?:whole )?number/],
    ['languages', 'en', /^languages must be a list: \[ … \]$/],
    ['areas', [], /^areas must be an object: \{ … \}$/],
    ['controller', undefined, /^controller is missing: it must be an object/],
    ['survey.contactStep', 'yes', /^survey, contactStep must be true or false$/],
    ['opens', '2026-13-01T00:00:00Z', /^opens must be a time that exists$/],
    ['survey.issues.1.id', 'road-surface', /^issue 2 repeats the id "road-surface"$/],
  ];
  for (const [path, value, said] of refused)
    it(`is refused where it stands: ${path} = ${(JSON.stringify(value) as string | undefined) ?? 'nothing'}`, () => {
      const problems = problemsOf(changed(path, value));
      assert.ok(
        problems.some((problem) => said.test(problem)),
        problems.join('\n'),
      );
      assert.ok(problems.every((problem) => !/too_|undefined|NaN/.test(problem)));
    });

  it('is never a crash, whatever the document is', () => {
    for (const wrong of [
      null,
      5,
      'text',
      [],
      [[]],
      {},
      { areas: { wards: [null] } },
      { imprint: [] },
      { consents: [{}] },
    ])
      assert.notDeepEqual(problemsOf(wrong), [], JSON.stringify(wrong));
    const key = '__proto__';
    const hostile = JSON.parse(`{"${key}":{"imprint":1},"survey":{"${key}":[]}}`) as unknown;
    assert.notDeepEqual(problemsOf(hostile), []);
    let deep: unknown = 'x';
    for (let level = 0; level < 5000; level++) deep = [deep];
    assert.match(problemsOf({ ...edgbaston(), x: deep })[0] ?? '', /at most 100 levels/);
  });
});

describe('what may be meant in a campaign document, and is more likely a mistake', () => {
  const told: [path: string, value: unknown, said: RegExp][] = [
    [
      'publishTreshold',
      3,
      /^publishTreshold is not a part of a campaign: did you mean "publishThreshold"\?$/,
    ],
    ['survey.isues', [], /^survey, isues is not a part of a campaign: did you mean "issues"\?$/],
    ['areas.wards.2.grop', 'South', /^ward 3, grop is not a part .*"group"\?$/],
    ['colour', 'red', /^colour is not a part of a campaign: nothing reads it$/],
    [
      'areas.wards.0.code',
      'E05999999',
      /^ward 1, code is E05999999, which is no ward of the edition 2025-05/,
    ],
    [
      'areas.wards.0.name',
      'Bartlet Grove',
      /^ward 1, name is "Bartlet Grove", but E05011123 is the code of Bartley Green, Birmingham$/,
    ],
    [
      'languages',
      ['en', 'cy', 'pl'],
      /^language 3 is "pl", which forms do not offer: a consent has no statement in it$/,
    ],
    [
      'survey.issues.0.label',
      { en: 'Pot holes' },
      /^language 2 is "cy", which 1 of the texts do not have, the first at survey\.issues\.0\.label$/,
    ],
  ];
  for (const [path, value, said] of told)
    it(`is told, and taken: ${path} = ${JSON.stringify(value)}`, () => {
      const warnings = warningsOf(changed(path, value));
      assert.ok(
        warnings.some((warning) => said.test(warning)),
        warnings.join('\n'),
      );
    });

  it('is no ward whose name has an addition, another apostrophe or a sign for “and”', () => {
    for (const name of ['Harborne (Birmingham)', 'HARBORNE', { en: 'Harborne', cy: 'Harborne' }])
      assert.deepEqual(warningsOf(changed('areas.wards.2.name', name)), []);
  });

  it('is summed up where there is much of it', () => {
    const wards = Array.from({ length: 300 }, (_, n) => ({
      code: `E059${String(n).padStart(5, '0')}`,
      name: `Ward ${n}`,
    }));
    const warnings = warningsOf(changed('areas.wards', wards));
    assert.equal(warnings.length, 21);
    assert.equal(warnings.at(-1), 'areas, wards has 280 more wards like these');
  });

  it('is a question about what the law protects, with why', () => {
    const questions = [
      'How did you vote in May?',
      'What is your date of birth?',
      'Which church do you go to?',
      'Do you have a disability?',
      'Are you in a trade union?',
      { en: 'Which religion?', cy: 'Pa grefydd?' },
      'How long have you lived here?',
      'Would you devote an hour a week?',
    ].map((label, n) => ({ id: `q-${n}`, kind: 'text', label }));
    const askedBy = (some: unknown[]) => {
      const checked = checkDocument(changed('survey.questions', some));
      assert.ok(checked.ok);
      return checked.warnings
        .filter(({ code }) => code === 'sensitive')
        .map((warning) => describeProblem(warning));
    };
    // A campaign has up to five.
    const asked = [...askedBy(questions.slice(0, 5)), ...askedBy(questions.slice(5))];
    assert.deepEqual(
      asked.map((words) => /question (\d).*asks about ([^:]+):/.exec(words)?.slice(1)),
      [
        ['1', 'how people vote'],
        ['2', 'a date of birth'],
        ['3', 'religion'],
        ['4', 'health'],
        ['5', 'a trade union'],
        ['1', 'religion'],
      ],
    );
    assert.ok(asked.every((words) => /article 9|least age/.test(words)));
  });
});

describe('the text of a campaign document', () => {
  const mistakes: [text: string, line: number, column: number, said: RegExp][] = [
    ['{\n  "id": "a",\n}', 2, 12, /a comma before }: take the comma away/],
    ['{\n  "a": [1, 2,]\n}', 2, 13, /a comma before ]: take the comma away/],
    ['{\n  "a": 1\n  "b": 2\n}', 2, 9, /needs a comma here, or }/],
    ['{\n  // why\n  "a": 1\n}', 2, 3, /has a comment/],
    ["{\n  'a': 1\n}", 2, 3, /the quotation mark '/],
    ['{\n  “a”: 1\n}', 2, 3, /the quotation mark “/],
    ['{\n  a: 1\n}', 2, 3, /needs a key in double quotes/],
    ['{\n  "a" 1\n}', 2, 7, /needs a colon after the key "a"/],
    ['{\n  "a": yes\n}', 2, 8, /has "yes" without quotes/],
    ['{\n  "a": "one\n}', 2, 8, /a text that does not end on its line/],
    ['{\n  "a": "\\x"\n}', 2, 8, /a backslash that means nothing/],
    ['{\n  "a": {\n    "b": 1\n', 2, 8, /has a { without its }/],
    ['{ "a": 1 }\n}', 2, 1, /goes on after its last }/],
    ['{\n  "a": 1,\n  "a": 2\n}', 3, 3, /repeats the key "a": keep one of the two/],
    ['', 1, 1, /is empty/],
    [`${'['.repeat(200)}${']'.repeat(200)}`, 1, 102, /more than 100 levels/],
  ];
  for (const [text, line, column, said] of mistakes)
    it(`that is no JSON is told by line and column: ${JSON.stringify(text.slice(0, 30))}`, () => {
      const read = readJsonText(text);
      assert.ok(!read.ok);
      assert.deepEqual(
        [read.place, said.test(read.problem) || read.problem],
        [{ line, column }, true],
      );
    });

  it('is read with a byte order mark, and its places are counted without it', () => {
    const read = readJsonText('\uFEFF{\n  "a": { "b": [1, 2] }\n}');
    assert.ok(read.ok);
    assert.deepEqual(read.placeOf('a.b.1'), { line: 2, column: 19 });
    assert.deepEqual(
      read.placeOf('a.c'),
      { line: 2, column: 3 },
      'what is not there is told at its parent',
    );
    assert.deepEqual(read.placeOf(''), { line: 1, column: 1 });
  });

  it('is named by parts that are counted from 1', () => {
    assert.equal(describePath('survey.issues.2.label'), 'issue 3, label');
    assert.equal(
      describePath('survey.questions.0.choices.1.id'),
      'survey, question 1, choice 2, id',
    );
    assert.equal(describePath('consents.0.controller.name'), 'consent 1, controller, name');
    assert.equal(describePath(''), 'the document');
  });
});

describe('the command that checks a campaign', () => {
  const check = async (t: TestContext, content: string | Uint8Array, ...options: string[]) => {
    const file = join(folder(t), 'campaign.json');
    writeFileSync(file, content);
    return executeCommand(['check', file, ...options], {}).then(
      ({ output }) => output.replaceAll(file, 'FILE'),
      (wrong: unknown) => (wrong as Error).message.replaceAll(file, 'FILE'),
    );
  };

  it('tells line and column of each problem, and what to write', async (t) => {
    const document = { ...edgbaston(), minimumAge: 5, version: 'one' };
    const said = await check(t, JSON.stringify(document, null, 2));
    const line =
      JSON.stringify(document, null, 2)
        .split('\n')
        .findIndex((each) => each.includes('minimumAge')) + 1;
    assert.ok(said.startsWith('FILE is wrong:\n'), said);
    assert.ok(said.includes(`\n  line ${line}, column 3: minimumAge must be at least 13`), said);
  });

  it('tells what is right, and what to look at', async (t) => {
    assert.equal(
      await check(t, JSON.stringify(edgbaston())),
      'FILE is right: "edgbaston", version 1.',
    );
    const said = await check(t, JSON.stringify({ ...edgbaston(), publishTreshold: 3 }, null, 2));
    assert.match(
      said,
      /^FILE is right.*\nLook at this:\n {2}line \d+, column 3: publishTreshold is not a part/,
    );
  });

  it('reads a byte order mark, and names every other encoding', async (t) => {
    const text = JSON.stringify({ ...edgbaston(), name: 'Café' }, null, 2);
    assert.match(await check(t, `\uFEFF${text}`), /is right/);
    assert.match(
      await check(t, Buffer.from(text, 'latin1')),
      /from line \d+ on it is in another encoding, most often Windows-1252/,
    );
    assert.match(
      await check(t, Buffer.from(`\uFEFF${text}`, 'utf16le')),
      /it is UTF-16\. Save it as UTF-8/,
    );
  });

  it('tells the line of a text that is no JSON', async (t) => {
    assert.match(
      await check(t, '{\n  "id": "a",\n}'),
      /^FILE is not JSON: line 2, column 12 has a comma before }/,
    );
  });

  it('asks the endpoint only where it is told to', async (t) => {
    let requests = 0;
    const server = createServer(({ method }, response) => {
      requests++;
      response
        .writeHead(method === 'OPTIONS' ? 204 : 500, { 'Access-Control-Allow-Origin': '*' })
        .end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    t.after(() => server.close());
    const { port } = server.address() as AddressInfo;
    const document = (endpoint: string) => JSON.stringify({ ...edgbaston(), endpoint });
    const there = document(`http://127.0.0.1:${port}/submissions`);
    await check(t, there);
    assert.equal(requests, 0);
    assert.match(await check(t, there, '--ask'), /^FILE is right: "edgbaston", version 1\.$/);
    assert.equal(requests, 1);
    assert.match(
      await check(t, document('http://127.0.0.1:9/none'), '--ask'),
      /endpoint could not be reached/,
    );
    assert.match(await check(t, document('submissions'), '--ask'), /endpoint is relative/);
  });

  it('tells an endpoint that is there, and takes nothing', async (t) => {
    const server = createServer((_, response) => response.writeHead(404).end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    t.after(() => server.close());
    const { port } = server.address() as AddressInfo;
    const said = await check(
      t,
      JSON.stringify({ ...edgbaston(), endpoint: `http://127.0.0.1:${port}/x` }),
      '--ask',
    );
    assert.match(said, /endpoint answered 404, and not that pages may post/);
  });
});

describe('a document by earlier rules', () => {
  it('that is in the store goes on being served, and is not taken anew', async () => {
    const { store } = await openCollector();
    const vague = { ...edgbaston(), id: 'vague', name: 'x'.repeat(3000) };
    await store.campaigns.publish(vague, {
      by: 'an earlier collector',
      at: '2026-11-20T10:00:00.000Z',
    });
    const { lines, logger } = keepLog();
    const registry = new CampaignRegistry({
      store,
      logger,
      now: () => new Date('2026-11-22T10:00:00Z'),
    });
    await registry.start([]);
    assert.ok(registry.campaigns.has('vague'));
    const again = await registry.publish(
      { ...vague, version: 2 },
      { by: 'x', at: '2026-11-22T10:00:00.000Z' },
    );
    assert.equal(again.outcome, 'wrong');
    assert.deepEqual(lines, []);
  });

  it('that is taken with a warning is told in the log, with its place', async () => {
    const { store } = await openCollector();
    const { lines, logger } = keepLog();
    const registry = new CampaignRegistry({
      store,
      logger,
      now: () => new Date('2026-11-22T10:00:00Z'),
    });
    const read = readJsonText(
      JSON.stringify({ ...edgbaston(), id: 'other', publishTreshold: 4 }, null, 1),
    );
    assert.ok(read.ok);
    await registry.start([{ source: 'other.json', ...read }]);
    assert.match(
      lines.join('\n'),
      /other\.json is taken; look at this:\n {2}line \d+, column 2: publishTreshold is not a part/,
    );
  });
});
