import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { hashOf } from '../../src/collector/organiser/token-hash.ts';
import { answer, edgbaston, HARBORNE, QUINTON } from '../contract/examples.ts';
import { form, HTML, type Open, openCollector, readCsv, readMarkup } from './harness.ts';

const PATH = '/campaigns/edgbaston/choose';
const WEIGH = `${PATH}/weigh/${HARBORNE}`;
const SHORTLIST = `${PATH}/shortlist/${HARBORNE}`;

/** A collector where Harborne named pot holes three times, speeding twice, and litter once. */
async function open() {
  const collector = await openCollector({ now: () => new Date('2026-11-21T12:00:00Z') });
  const named = ['road-surface', 'road-surface', 'road-surface', 'road-safety', 'road-safety'];
  for (const issue of [...named, 'litter-flytipping'])
    assert.equal((await collector.post(answer({ answers: { issue } }))).status, 201);
  const { organise } = collector;
  return {
    ...collector,
    page: (path: string) => readMarkup(organise(path, { headers: HTML })),
    send: (path: string, fields: Record<string, string>) => organise(path, form(fields, HTML)),
    wards: async () =>
      ((await (await organise(`${PATH}/shortlist`)).json()) as { wards: WardJson[] }).wards,
  };
}

interface WardJson {
  code: string;
  candidates: { id: string; named: number }[];
  shortlist?: { revision: number; by: string; document: unknown };
}

/** Asks as a colleague with a token of their own. */
async function colleague({ app, store }: Open, name: string) {
  const token = `cwt_the-token-of-${name}`;
  await store.tokens.add(
    {
      ...{ id: name, name, campaigns: ['edgbaston'], scopes: ['work'] },
      ...{ source: null, createdAt: '2026-11-21T12:00:00.000Z', createdBy: 'a test' },
    },
    hashOf(token),
  );
  return (path: string, init: RequestInit = {}) =>
    app.request(`/organiser${path}`, {
      ...init,
      headers: { ...(init.headers as object), Authorization: `Bearer ${token}` },
    });
}

const on = (id: string, more: Record<string, string> = {}) => ({
  [`${id}.place`]: 'on',
  ...Object.fromEntries(Object.entries(more).map(([name, text]) => [`${id}.${name}`, text])),
});
const GOOD = {
  base: '0',
  ...on('road-surface', { reason: 'Three of you named it' }),
  ...on('road-safety'),
};

describe('weighing what a ward named', () => {
  it('shows each ward with what was named most, and how often', async () => {
    const { page } = await open();
    const shown = await page(`${PATH}/weigh`);
    assert.match(
      shown,
      /Harborne<\/a>.*Pot holes and road repairs \(3\), Road safety and speeding \(2\)/,
    );
    const ward = await page(WEIGH);
    assert.match(ward, /Pot holes and road repairs<\/h2><p class="hint">named by 3 answers/);
    assert.ok(ward.indexOf('Pot holes') < ward.indexOf('Road safety'), 'the most named first');
  });

  it('keeps what each organiser thinks side by side, and averages nothing', async () => {
    const collector = await open();
    const { page, send } = collector;
    await send(WEIGH, {
      'road-surface.worthwhile': 'yes',
      'road-surface.winnable': 'partly',
      'road-surface.decider': 'The council <b>',
      'road-surface.ask': 'Mend the hill by spring',
    });
    const asBen = await colleague(collector, 'Ben');
    const saved = await asBen(
      WEIGH,
      form({ 'road-surface.worthwhile': 'no', 'road-surface.note': 'We lost this in 2024' }, HTML),
    );
    assert.equal(saved.status, 303);
    const shown = await page(WEIGH);
    assert.match(shown, /<bdi>Ben<\/bdi><\/th>.*>No<.*We lost this in 2024/);
    assert.match(shown, /<option value="yes" selected>Yes/);
    assert.match(shown, /value="The council &lt;b&gt;"/);
    const seenByBen = await readMarkup(asBen(WEIGH, { headers: HTML }));
    assert.match(seenByBen, />Yes<.*>Partly<.*The council &lt;b&gt;.*Mend the hill by spring/);
    assert.match(await page(`${PATH}/weigh`), /Ben/);
  });

  it('lets one take back what one thought, and touches nobody else’s', async () => {
    const collector = await open();
    const asBen = await colleague(collector, 'Ben');
    for (const ask of [collector.organise, asBen])
      await ask(WEIGH, form({ 'litter-flytipping.worthwhile': 'yes' }, HTML));
    await asBen(WEIGH, form({ 'litter-flytipping.worthwhile': '' }, HTML));
    const weighings = await collector.store.shortlists.weighings('edgbaston');
    assert.deepEqual(
      weighings.map(({ member }) => member),
      ['collector'],
    );
  });

  it('says which text is too long, and keeps all that was typed', async () => {
    const { send, store } = await open();
    const refused = await send(WEIGH, {
      'litter-flytipping.worthwhile': 'yes',
      'litter-flytipping.note': 'x'.repeat(301),
      'road-safety.worthwhile': '',
      'road-safety.ask': 'A crossing',
    });
    assert.equal(refused.status, 422);
    const shown = await readMarkup(refused);
    assert.match(shown, /href="#litter-flytipping\.note">At most 300 characters/);
    assert.match(shown, /value="A crossing"/);
    assert.deepEqual(await store.shortlists.weighings('edgbaston'), []);
  });

  it('knows no other ward', async () => {
    const { organise } = await open();
    assert.equal((await organise(`${PATH}/weigh/E05000000`, { headers: HTML })).status, 404);
    assert.equal((await organise(`${PATH}/weigh/E05000000`, form({}, HTML))).status, 404);
  });
});

describe('the shortlist of a ward', () => {
  it('is kept with its reasons, who made it and on which day', async () => {
    const { page, send, wards } = await open();
    const saved = await send(SHORTLIST, {
      ...GOOD,
      'litter-flytipping.place': 'out',
      'litter-flytipping.reason': 'The council has agreed to empty the bins',
    });
    assert.equal(saved.status, 303);
    const harborne = (await wards()).find(({ code }) => code === HARBORNE);
    assert.deepEqual(harborne?.shortlist, {
      area: HARBORNE,
      revision: 1,
      by: 'collector',
      on: '2026-11-21',
      document: {
        options: [
          { candidate: 'road-surface', why: 'Three of you named it', ask: '' },
          { candidate: 'road-safety', why: '', ask: '' },
        ],
        leftOut: [
          { candidate: 'litter-flytipping', because: 'The council has agreed to empty the bins' },
        ],
      },
    });
    assert.match(
      await page(`${PATH}/shortlist`),
      /Harborne<\/a>.*Pot holes and road repairs, Road safety and speeding<\/td>/,
    );
  });

  it('begins with what organisers would ask for', async () => {
    const { page, send } = await open();
    await send(WEIGH, {
      'litter-flytipping.worthwhile': 'yes',
      'litter-flytipping.ask': 'Bins by spring',
    });
    assert.match(await page(SHORTLIST), /name="litter-flytipping\.ask"[^>]*value="Bins by spring"/);
  });

  const mistakes: [string, Record<string, string>, RegExp][] = [
    ['there is only one', { base: '0', ...on('road-surface') }, /Put at least two/],
    ['there is none', { base: '0' }, /Put at least two/],
    [
      'something is left out without a reason',
      { ...GOOD, 'litter-flytipping.place': 'out', 'litter-flytipping.reason': ' ' },
      /href="#litter-flytipping\.reason">Say why it is left out/,
    ],
    [
      'more people named something that is neither on it nor left out',
      { base: '0', ...on('road-surface'), ...on('litter-flytipping') },
      /href="#road-safety\.place">More people named this/,
    ],
    [
      'a reason is too long',
      { ...GOOD, 'road-safety.reason': 'x'.repeat(301) },
      /href="#road-safety\.reason">At most 300 characters/,
    ],
  ];
  for (const [what, fields, message] of mistakes)
    it(`is not kept where ${what}; what was typed stays`, async () => {
      const { send, store } = await open();
      const refused = await send(SHORTLIST, { ...fields, 'road-surface.reason': 'Because' });
      assert.equal(refused.status, 422);
      const shown = await readMarkup(refused);
      assert.match(shown, message);
      assert.match(shown, /value="Because"/);
      assert.deepEqual(await store.shortlists.current('edgbaston'), []);
    });

  it('has at most eight', async () => {
    const { send, wards } = await open();
    const ids = (await wards())[0]?.candidates.map(({ id }) => id) ?? [];
    const fields = Object.assign({ base: '0' }, ...ids.map((id) => on(id))) as Record<
      string,
      string
    >;
    const status = (await send(SHORTLIST, fields)).status;
    assert.equal(status, ids.length > 8 ? 422 : 303);
    assert.ok(ids.length > 2);
  });

  it('is never put in the place of one that a colleague saved meanwhile', async () => {
    const collector = await open();
    const { send, store } = collector;
    const asBen = await colleague(collector, 'Ben');
    assert.equal((await asBen(SHORTLIST, form(GOOD, HTML))).status, 303);
    const mine = { ...GOOD, 'road-safety.reason': 'Two of you named it' };
    const refused = await send(SHORTLIST, mine);
    assert.equal(refused.status, 409);
    const shown = await readMarkup(refused);
    assert.match(shown, /Ben saved another version meanwhile/);
    assert.match(shown, /value="Two of you named it"/);
    assert.match(shown, /name="base" value="1"/);
    assert.equal((await send(SHORTLIST, { ...mine, base: '1' })).status, 303);
    assert.equal((await store.shortlists.current('edgbaston'))[0]?.revision, 2);
  });

  it('can be brought back in an earlier version, as a new one', async () => {
    const { page, send, store } = await open();
    await send(SHORTLIST, GOOD);
    await send(SHORTLIST, { ...GOOD, base: '1', ...on('litter-flytipping') });
    assert.match(await page(SHORTLIST), /2 issues, .*, 21 Nov 2026/);
    assert.equal((await send(`${SHORTLIST}/restore`, { base: '2', revision: '1' })).status, 303);
    const [now] = await store.shortlists.current('edgbaston');
    assert.equal(now?.revision, 3);
    assert.equal(now.document.options.length, 2);
    assert.equal((await send(`${SHORTLIST}/restore`, { base: '3', revision: '9' })).status, 404);
    assert.equal((await send(`${SHORTLIST}/restore`, { base: '1', revision: '2' })).status, 409);
  });

  it('comes as a table with every ward, safe to open in a spreadsheet', async () => {
    const { organise, send } = await open();
    await send(WEIGH, { 'road-surface.worthwhile': 'yes', 'road-surface.winnable': 'no' });
    await send(SHORTLIST, { ...GOOD, 'road-safety.reason': '=cmd()' });
    const rows = readCsv(await (await organise(`${PATH}/shortlist.csv`)).text());
    assert.deepEqual(rows[0], [
      ...['ward', 'ward_name', 'heading', 'heading_name', 'named_by', 'place', 'reason'],
      ...['ask', 'weighed'],
    ]);
    assert.deepEqual(rows[1], [
      ...[HARBORNE, 'Harborne', 'road-surface', 'Pot holes and road repairs', '3', 'on'],
      ...['Three of you named it', '', 'collector: worthwhile yes, winnable no'],
    ]);
    assert.equal(rows[2]?.[6], "'=cmd()");
    assert.equal(rows.length, 4, 'three that were named, and nothing of wards without answers');
    assert.ok(!rows.some(([ward]) => ward === QUINTON));
  });
});

describe('a ballot made of shortlists', () => {
  const SETTINGS = {
    ...{ title: { en: 'Which first?', cy: 'Pa un?' }, method: 'approval', tie: 'lot', least: 3 },
    ...{ order: 'random', opens: '2027-09-11T08:00:00Z', closes: '2027-09-12T15:30:00Z' },
    ...{ format: 1, ways: ['slip'], declaration: 'I live here.', decides: 'We take it up.' },
  };
  const BALLOTS = '/campaigns/edgbaston/ballots';
  const labelOf = (id: string) => edgbaston().survey.issues.find((issue) => issue.id === id)?.label;

  /** A draft, and the way to take the shortlists over. */
  async function withBallot() {
    const collector = await open();
    const asScript = (path: string, body?: unknown) =>
      collector.organise(path, {
        ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
        headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
      });
    const made = await asScript(BALLOTS, { id: 'september', contests: [], ...SETTINGS });
    assert.equal(made.status, 200, await made.text());
    const contests = async () => {
      const { document } = (await (await asScript(`${BALLOTS}/september`)).json()) as {
        document: { contests: Record<string, unknown>[] };
      };
      return document.contests;
    };
    return { ...collector, asScript, contests };
  }

  it('has a contest for each ward with a shortlist, with the reasons', async () => {
    const { contests, send } = await withBallot();
    await send(SHORTLIST, {
      ...GOOD,
      ...on('road-safety', { ask: 'A crossing by spring' }),
      'litter-flytipping.place': 'out',
      'litter-flytipping.reason': 'The bins are emptied now',
    });
    const taken = await send(`${BALLOTS}/september/shortlists`, {});
    assert.equal(taken.status, 303);
    assert.match(taken.headers.get('Location') ?? '', /done=shortlists-taken&n=1/);
    assert.deepEqual(await contests(), [
      {
        id: 'harborne',
        wards: [HARBORNE],
        options: [
          {
            id: 'road-surface',
            label: labelOf('road-surface'),
            why: { en: 'Three of you named it' },
          },
          {
            id: 'road-safety',
            label: labelOf('road-safety'),
            ask: { en: 'A crossing by spring' },
          },
        ],
        leftOut: [
          {
            label: labelOf('litter-flytipping'),
            named: 1,
            because: { en: 'The bins are emptied now' },
          },
        ],
      },
    ]);
  });

  it('keeps the wards that it has, and takes nothing over twice', async () => {
    const { contests, send } = await withBallot();
    await send(SHORTLIST, GOOD);
    await send(`${BALLOTS}/september/shortlists`, {});
    const before = await contests();
    await send(SHORTLIST, { ...GOOD, base: '1', ...on('litter-flytipping') });
    const again = await send(`${BALLOTS}/september/shortlists`, {});
    assert.match(again.headers.get('Location') ?? '', /done=shortlists-taken&n=0/);
    assert.deepEqual(await contests(), before);
  });

  it('is changed by nobody once it is published', async () => {
    const { asScript, send } = await withBallot();
    await send(SHORTLIST, GOOD);
    await send(`${BALLOTS}/september/shortlists`, {});
    assert.equal((await asScript(`${BALLOTS}/september/state`, { to: 'published' })).status, 200);
    assert.equal((await send(`${BALLOTS}/september/shortlists`, {})).status, 409);
  });
});
