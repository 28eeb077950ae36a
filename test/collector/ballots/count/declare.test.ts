import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { BallotResult, PublicBallot } from '../../../../src/contract/index.ts';
import { readBallot } from '../../../../src/contract/index.ts';
import { HARBORNE } from '../../../contract/examples.ts';
import { BallotKeys } from '../../../../src/collector/ballots/ballot-keys.ts';
import { vote } from '../../../contract/ballot-examples.ts';
import { addCodes, SECRET } from '../open-ballot.ts';
import { problemsOf, publishedAtOnce, readCsv, readMarkup } from '../../harness.ts';
import {
  addBox,
  BALLOTS,
  type CountScene,
  countScene,
  countTwice,
  EMPTY,
  formOfBox,
  HARBORNE_NONE,
  openDatabase,
  QUINTON_NONE,
  type SceneOptions,
  SEPTEMBER,
} from './count-scene.ts';

const repeat = (times: number, choices: string[]) => Array.from({ length: times }, () => choices);

/** Twelve ballots: litter 7, buses 5, one for none. */
const CLEAR = [...repeat(7, ['litter']), ...repeat(4, ['buses']), ...repeat(1, [])];
/** Twelve ballots, two issues with six each. */
const TIED = [...repeat(6, ['litter']), ...repeat(6, ['buses'])];

const declare = ({ eve }: CountScene, body: object = {}) => eve.post(`${SEPTEMBER}/declare`, body);

const publicResult = async ({ get }: CountScene) =>
  (await (await get('/campaigns/edgbaston/ballots/september/result')).json()) as BallotResult;

const contestOf = ({ contests }: BallotResult, id = 'harborne') =>
  contests.find((contest) => contest.id === id);

/** Counts a box in which these papers are, and none of the other contest. */
async function countBox(scene: CountScene, count: object): Promise<string> {
  const box = await addBox(scene);
  await countTwice(scene, formOfBox(box), count);
  await countTwice(scene, formOfBox(box, 'quinton'), { ...EMPTY, ticks: QUINTON_NONE });
  return box;
}

const TEN_PAPERS = {
  ...{ papers: 10, valid: 8, blank: 1, spoiled: 1, none: 1 },
  ticks: { 'road-safety': 3, litter: 5, buses: 1 },
};
const WHY = { notes: { harborne: 'The desk was offline' } };

describe('a result', () => {
  it('is declared from screens and paper together, and everybody can read it', async () => {
    const scene = await countScene(CLEAR);
    await countBox(scene, TEN_PAPERS);
    const noted = await declare(scene);
    assert.equal(noted.status, 422, 'ten papers were found and none was given out');
    const [problem] = await problemsOf(noted);
    assert.deepEqual([problem?.path, problem?.code], ['notes.harborne', 'more']);
    assert.equal((await declare(scene, WHY)).status, 200);
    const result = await publicResult(scene);
    assert.deepEqual(contestOf(result), {
      ...{ id: 'harborne', outcome: 'in-doubt', ballots: 20, none: 2 },
      options: [
        { id: 'road-safety', count: 3 },
        { id: 'litter', count: 12 },
        { id: 'buses', count: 5 },
      ],
      ...{ chosen: [], margin: 7, doubt: 10 },
    });
    assert.deepEqual(result.few, [{ id: 'quinton', outcome: 'no-votes', ballots: 0, chosen: [] }]);
    assert.deepEqual(result.turnout, {
      ...{ issued: { slip: 12 }, issuedLate: 12, spent: { online: 12, event: 0, paper: 0 } },
      ...{ papers: 10, spoiled: 2, refused: {}, headcount: {} },
    });
    assert.deepEqual([result.number, result.declaredOn], [1, '2027-09-12']);
    const log = await scene.store.ballots.log('edgbaston', 'september');
    assert.equal(result.log, log.at(-1)?.hash);
    assert.equal(log.at(-1)?.detail['papers-harborne'], 'more: The desk was offline');
  });

  it('has an ETag, stands in the ballot, and in the state of the list', async () => {
    const scene = await countScene(CLEAR);
    const address = '/campaigns/edgbaston/ballots/september/result';
    assert.equal((await scene.get(address)).status, 404);
    await declare(scene);
    const response = await scene.get(address);
    const ETag = response.headers.get('ETag') ?? '';
    assert.equal((await scene.get(address, { 'If-None-Match': ETag })).status, 304);
    const ballot = (await (await scene.get('/campaigns/edgbaston/ballots/september')).json()) as
      PublicBallot | undefined;
    assert.equal(ballot?.state, 'declared');
    assert.deepEqual(ballot.result, await response.json());
    assert.ok(readBallot(ballot), 'a page reads it');
    const list = await (await scene.get('/campaigns/edgbaston/ballots')).text();
    assert.match(list, /"state":"declared"/);
  });

  it('waits for a second count of every box and contest, or until it is written off', async () => {
    const scene = await countScene(CLEAR);
    const box = await addBox(scene);
    const blocked = async () => {
      const refused = await declare(scene);
      assert.equal(refused.status, 409);
      assert.deepEqual(
        (await problemsOf(refused)).map(({ path }) => path),
        ['boxes'],
      );
      const page = await readMarkup(scene.eve.send(`${SEPTEMBER}/declare`, {}));
      assert.match(page, /Every box must be counted by two people/);
    };
    await blocked();
    await scene.ann.post(formOfBox(box), { ...EMPTY, ticks: HARBORNE_NONE });
    await blocked();
    await scene.sam.post(formOfBox(box), { ...EMPTY, ticks: HARBORNE_NONE });
    await blocked();
    assert.match(await scene.eve.show(`${SEPTEMBER}/declare`), /Green box: Quinton/);
    await scene.eve.post(`${SEPTEMBER}/boxes/${box}/write-off`, { reason: 'It burnt' });
    assert.equal((await declare(scene)).status, 200);
  });

  it('is declared once, by who may edit, after the count has begun', async () => {
    const scene = await countScene(CLEAR, {}, { isCounting: false });
    await scene.eve.post(`${SEPTEMBER}/state`, { to: 'closed' });
    assert.equal((await declare(scene)).status, 409);
    await scene.eve.post(`${SEPTEMBER}/state`, { to: 'counting' });
    assert.equal((await scene.ann.post(`${SEPTEMBER}/declare`, {})).status, 403);
    const both = await Promise.all([declare(scene), declare(scene)]);
    assert.deepEqual(both.map(({ status }) => status).sort(), [200, 409]);
    assert.equal((await declare(scene)).status, 422, 'a correction needs a reason');
  });

  it('names the winner alone where few voted, and nothing where fewer than three did', async () => {
    const few = await countScene(repeat(5, ['litter']));
    await declare(few);
    const { contests, few: told } = await publicResult(few);
    assert.deepEqual(contests, []);
    assert.deepEqual(told[0], {
      ...{ id: 'harborne', outcome: 'chosen', ballots: 5, chosen: ['litter'] },
    });
    assert.match(
      await few.eve.show(`${SEPTEMBER}/declare`),
      /Litter in the park is chosen\. Too few people voted here to show figures/,
    );
    const fewer = await countScene(repeat(2, ['litter']));
    await declare(fewer);
    assert.deepEqual((await publicResult(fewer)).few[0], {
      ...{ id: 'harborne', outcome: 'too-few', ballots: 2, chosen: [] },
    });
  });

  const KEY = { campaign: 'edgbaston', id: 'september' };
  const keys = new BallotKeys(SECRET);
  const act = { what: 'desk', by: 'Ada', at: '2027-09-12T12:00:00.000Z', detail: {} };
  const OF_HARBORNE = { ballot: KEY, area: HARBORNE, contest: 'harborne', spentOn: '2027-09-12' };

  /** Gives papers of Harborne for slips, as a desk does. */
  const givePapers = (count: number): SceneOptions => ({
    beforeClosing: async ({ store }) => {
      for (const code of await addCodes(store, count, { id: 'desk' })) {
        const hash = keys.hashOf(code);
        const swap = { ...OF_HARBORNE, hash, spentBy: hash };
        assert.equal(await store.desk.swap(swap), 'given');
      }
    },
  });

  it('counts papers into the doubt that were given for slips which had voted', async () => {
    const scene = await countScene(
      CLEAR,
      {},
      {
        beforeClosing: async ({ store, post }) => {
          const [code = '', unused = ''] = await addCodes(store, 2, { id: 'desk' });
          await post(vote({ code, choices: ['litter'] }));
          const hashes = [code, unused].map((one) => keys.hashOf(one));
          const taken = await store.desk.takeSlips(
            { ...OF_HARBORNE, hashes, spentBy: 'pile' },
            act,
          );
          assert.deepEqual([...(taken?.values() ?? [])].sort(), ['given', 'spent']);
          await store.desk.countHeads(KEY, { event: 'st-peters', people: 0 }, act);
        },
      },
    );
    await countBox(scene, {
      ...{ papers: 2, valid: 2, blank: 0, spoiled: 0, none: 0 },
      ticks: { ...HARBORNE_NONE, litter: 2 },
    });
    assert.match(
      await scene.eve.show(`${SEPTEMBER}/declare`),
      /More people voted at the events \(1\) than were counted in the hall \(0\)/,
    );
    assert.equal((await declare(scene)).status, 200, 'as many papers as were given out');
    const result = await publicResult(scene);
    assert.deepEqual([contestOf(result)?.margin, contestOf(result)?.doubt], [6, 1]);
    assert.deepEqual(result.turnout.headcount, { 'st-peters': 0 });
    assert.deepEqual(result.turnout.spent, { online: 13, event: 0, paper: 1 });
  });

  it('waits for every tablet, and doubts what waited on one that is written off', async () => {
    const device = { id: 'tablet-1', label: 'Hall 1', ...{ keyHash: 'hash', publicKey: 'key' } };
    const scene = await countScene(
      CLEAR,
      {},
      {
        beforeClosing: async ({ store: { devices } }) => {
          await devices.add({ ...device, campaign: KEY.campaign, ballot: KEY.id }, act, 10);
          await devices.report(device.id, { waiting: 2, at: '2027-09-12T12:00:00.000Z' });
          await devices.refuse(device.id, 'one', 'code-spent');
          await devices.refuse(device.id, 'two', 'unknown');
        },
      },
    );
    const refused = await declare(scene);
    assert.equal(refused.status, 409);
    assert.deepEqual(
      (await problemsOf(refused)).map(({ path }) => path),
      ['tablets'],
    );
    assert.match(
      await scene.eve.show(`${SEPTEMBER}/declare`),
      /These tablets have not sent their votes yet: Hall 1\./,
    );
    const { devices } = scene.store;
    await devices.writeOff(KEY, device.id, { ...act, reason: 'It fell into the tea' });
    assert.equal((await declare(scene)).status, 200);
    const result = await publicResult(scene);
    const { outcome, margin, doubt } = contestOf(result) ?? {};
    assert.deepEqual([outcome, margin, doubt], ['in-doubt', 3, 3]);
    assert.deepEqual(result.turnout.refused, { 'code-spent': 1, unknown: 1 });
  });

  it('asks why fewer papers were found than were given out, and has no doubt', async () => {
    const scene = await countScene(CLEAR, {}, givePapers(12));
    await countBox(scene, TEN_PAPERS);
    assert.deepEqual(
      (await problemsOf(await declare(scene))).map(({ path, code }) => [path, code]),
      [['notes.harborne', 'fewer']],
    );
    const page = await scene.eve.show(`${SEPTEMBER}/declare`);
    assert.match(page, /Harborne: fewer papers were found than were given out\. Why\?/);
    assert.equal((await declare(scene, WHY)).status, 200);
    const result = await publicResult(scene);
    assert.deepEqual([contestOf(result)?.doubt, contestOf(result)?.chosen], [0, ['litter']]);
    assert.deepEqual(result.turnout.spent, { online: 12, event: 0, paper: 12 });
  });

  it('asks nothing where as many were found', async () => {
    const scene = await countScene(CLEAR, {}, givePapers(10));
    await countBox(scene, TEN_PAPERS);
    assert.equal((await declare(scene)).status, 200);
  });

  it('adds papers that were given out and not found to the doubt where a box is lost', async () => {
    const scene = await countScene(CLEAR, {}, givePapers(3));
    const lost = await addBox(scene);
    await scene.eve.post(`${SEPTEMBER}/boxes/${lost}/write-off`, { reason: 'It burnt' });
    assert.equal((await declare(scene, WHY)).status, 200);
    const harborne = contestOf(await publicResult(scene));
    assert.deepEqual([harborne?.outcome, harborne?.margin, harborne?.doubt], ['in-doubt', 3, 3]);
  });

  it('completes the milestone "chosen", where the campaign has it', async () => {
    const campaign = publishedAtOnce();
    const milestones = [{ id: 'chosen', label: 'We chose an issue' }];
    const progress = { ...campaign.progress, milestones };
    const scene = await countScene(CLEAR, {}, { campaigns: [{ ...campaign, progress }] });
    await declare(scene);
    const [item] = await scene.store.progress.items('edgbaston');
    assert.deepEqual(
      [item?.list, item?.id, item?.data],
      [...['milestones', 'chosen'], { state: 'done', date: '2027-09-12' }],
    );
    const without = await countScene(
      CLEAR,
      {},
      {
        campaigns: [{ ...campaign, progress: { ...campaign.progress, milestones: [] } }],
      },
    );
    await declare(without);
    assert.deepEqual(await without.store.progress.items('edgbaston'), []);
  });
});

describe('a contest that its ticks do not decide', () => {
  const lot = { by: 'lot', chosen: 'buses', how: 'Folded papers', who: ['Ann', 'Sam'] };
  const decide = ({ eve }: CountScene, body: object) =>
    eve.post(`${SEPTEMBER}/decisions/harborne`, body);

  it('is decided by a lot that is drawn once, by the collector, before two people', async () => {
    const scene = await countScene(TIED);
    assert.equal((await decide(scene, { ...lot, draw: true })).status, 409, 'not declared');
    await declare(scene);
    const tied = contestOf(await publicResult(scene));
    assert.deepEqual([tied?.outcome, tied?.chosen], ['tie', ['litter', 'buses']]);
    const alone = await decide(scene, { by: 'lot', draw: true, who: ['Ann', 'Ann'] });
    assert.equal((await problemsOf(alone))[0]?.path, 'who');
    const draw = () => decide(scene, { by: 'lot', draw: true, who: ['Ann', 'Sam'] });
    const drawn = await Promise.all([draw(), draw(), draw()]);
    assert.deepEqual(drawn.map(({ status }) => status).sort(), [200, 409, 409]);
    const result = await publicResult(scene);
    const [decision] = result.decisions;
    assert.deepEqual(decision, {
      ...{ contest: 'harborne', between: ['litter', 'buses'], by: 'lot' },
      ...{ chosen: decision?.chosen, how: 'Drawn by the computer', who: ['Ann', 'Sam'] },
    });
    assert.ok(['litter', 'buses'].includes(decision.chosen ?? ''));
    assert.deepEqual(contestOf(result)?.chosen, [decision.chosen]);
    const log = await scene.store.ballots.log('edgbaston', 'september');
    assert.equal(log.at(-1)?.detail.chosen, decision.chosen);
  });

  it('draws each of those tied about as often', async () => {
    const { checkDecision } =
      await import('../../../../src/collector/ballots/count/decide-contest.ts');
    const drawn = { litter: 0, buses: 0 };
    const undecided = { contest: 'harborne', between: ['litter', 'buses'], ways: ['lot'] } as const;
    for (let n = 0; n < 1000; n++) {
      const checked = checkDecision(
        { ...undecided, between: [...undecided.between] },
        { by: 'lot', draw: true, who: ['Ann', 'Sam'] },
        { drawnWords: '', runoffWords: '' },
      );
      assert.ok(checked.ok);
      drawn[checked.value.chosen as keyof typeof drawn]++;
    }
    assert.ok(drawn.litter > 400 && drawn.buses > 400, JSON.stringify(drawn));
  });

  it('is decided by a lot by hand, typed in with how and two names', async () => {
    const scene = await countScene(TIED);
    await declare(scene);
    for (const [field, body] of [
      ['chosen', { ...lot, chosen: undefined }],
      ['chosen', { ...lot, chosen: 'road-safety' }],
      ['how', { ...lot, how: undefined }],
      ['by', { ...lot, by: 'runoff' }],
      ['by', { ...lot, by: 'organisers' }],
    ] as const)
      assert.equal((await problemsOf(await decide(scene, body)))[0]?.path, field);
    const page = await scene.eve.show(`${SEPTEMBER}/declare`);
    assert.match(page, /Litter in the park and The 23 bus have the same number of ticks/);
    const fields = { by: 'lot', chosen: 'buses', how: 'Folded papers', 'who-0': 'Ann' };
    const refused = await scene.eve.send(`${SEPTEMBER}/decisions/harborne`, fields);
    assert.equal(refused.status, 422);
    const again = await readMarkup(refused);
    assert.match(again, /<a href="#who-0-harborne">Write the names/);
    assert.match(again, /id="who-0-harborne" name="who-0" type="text" value="Ann"/);
    assert.equal((await decide(scene, lot)).status, 200);
    assert.match(
      await scene.eve.show(`${SEPTEMBER}/declare`),
      /You decided: The 23 bus\. Folded papers \(Ann and Sam\)/,
    );
    assert.deepEqual((await publicResult(scene)).decisions[0], {
      ...{ contest: 'harborne', between: ['litter', 'buses'] },
      ...lot,
    });
  });

  it('goes to a second ballot of those tied, a draft', async () => {
    const scene = await countScene(TIED, { tie: 'both', most: 3 });
    await declare(scene);
    assert.equal((await decide(scene, { by: 'runoff', who: [] })).status, 200);
    const runoff = await scene.store.ballots.find('edgbaston', 'september-runoff');
    assert.equal(runoff?.state, 'draft');
    const document = runoff.document as PublicBallot;
    assert.equal(document.runoffOf, 'september');
    assert.deepEqual(
      document.contests.map(({ id, options }) => [id, options.map((option) => option.id)]),
      [['harborne', ['litter', 'buses']]],
    );
    const published = await scene.eve.post(`${BALLOTS}/september-runoff/state`, {
      to: 'published',
    });
    assert.equal(published.status, 200, 'nothing is missing in it');
    assert.equal((await publicResult(scene)).decisions[0]?.by, 'runoff');
  });

  for (const [outcome, votes] of [
    ['none', [...repeat(9, []), ...repeat(3, ['litter'])]],
    ['no-votes', []],
  ] as const)
    it(`is decided by the organisers where it is "${outcome}"`, async () => {
      const scene = await countScene(votes.map((choices) => [...choices]));
      await declare(scene);
      const who = { who: ['Ann'] };
      assert.equal((await decide(scene, { by: 'lot', draw: true, who: ['A', 'B'] })).status, 422);
      assert.equal((await decide(scene, { by: 'organisers', ...who })).status, 422);
      const decision = { by: 'organisers', how: 'Nothing is taken up here.', ...who };
      assert.equal((await decide(scene, decision)).status, 200);
      assert.deepEqual((await publicResult(scene)).decisions[0]?.how, 'Nothing is taken up here.');
      assert.equal((await decide(scene, decision)).status, 409, 'decided');
    });
});

describe('a correction', () => {
  it('adds to the result with its reason, and both are shown', async () => {
    const scene = await countScene(CLEAR);
    const box = await countBox(scene, TEN_PAPERS);
    await declare(scene, WHY);
    const first = await publicResult(scene);
    const reopen = { reason: 'A heap was read twice' };
    assert.equal((await scene.ann.post(`${formOfBox(box)}/reopen`, reopen)).status, 403);
    assert.equal((await scene.eve.post(`${formOfBox(box)}/reopen`, reopen)).status, 204);
    assert.deepEqual(await publicResult(scene), first, 'what is declared stays');
    assert.equal((await declare(scene, { ...WHY, ...reopen })).status, 409, 'not counted again');
    const none = { ...EMPTY, ticks: HARBORNE_NONE };
    await countTwice(scene, formOfBox(box), none);
    assert.equal((await declare(scene, reopen)).status, 200);
    const ballot = readBallot(
      await (await scene.get('/campaigns/edgbaston/ballots/september')).json(),
    );
    assert.equal(ballot?.state, 'corrected');
    assert.deepEqual(ballot.earlierResults, [first]);
    assert.deepEqual([ballot.result?.number, ballot.result?.reason], [2, reopen.reason]);
    assert.deepEqual(ballot.result && contestOf(ballot.result)?.chosen, ['litter']);
    const page = await scene.eve.show(`${SEPTEMBER}/declare`);
    assert.match(page, /Corrected on 12 Sept 2027: A heap was read twice/);
    assert.match(page, /Results before.*Declared on 12 Sept 2027/);
    const file = readCsv(await (await scene.eve.get(`${SEPTEMBER}/result.csv`)).text());
    assert.deepEqual(
      file.filter(([, , contest]) => contest === 'harborne').map((row) => [row[0], row[6], row[8]]),
      [
        ...[
          ['1', 'road-safety', '3'],
          ['1', 'litter', '12'],
          ['1', 'buses', '5'],
          ['1', 'none', '2'],
        ],
        ...[
          ['2', 'road-safety', '0'],
          ['2', 'litter', '7'],
          ['2', 'buses', '4'],
          ['2', 'none', '1'],
        ],
      ],
    );
  });

  it('takes over a decision that still fits, unless it is to be taken again', async () => {
    const scene = await countScene(TIED);
    await declare(scene);
    const lot = { by: 'lot', chosen: 'buses', how: 'Folded papers', who: ['Ann', 'Sam'] };
    await scene.eve.post(`${SEPTEMBER}/decisions/harborne`, lot);
    await declare(scene, { reason: 'A typing mistake in the note' });
    assert.equal((await publicResult(scene)).decisions[0]?.chosen, 'buses');
    await declare(scene, { reason: 'The wrong paper was read out', again: ['harborne'] });
    assert.deepEqual((await publicResult(scene)).decisions, []);
    const again = await scene.eve.post(`${SEPTEMBER}/decisions/harborne`, {
      ...lot,
      chosen: 'litter',
    });
    assert.equal(again.status, 200);
  });
});

describe('the log of a ballot', () => {
  const readLog = async ({ eve }: CountScene) =>
    (await (await eve.get(`${SEPTEMBER}/log.json`)).json()) as {
      isWhole: boolean;
      brokenLine?: number;
      changedResults: number[];
    };

  it('is whole, and its file and page say so', async () => {
    const scene = await countScene(CLEAR);
    await declare(scene);
    const { isWhole, changedResults } = await readLog(scene);
    assert.deepEqual([isWhole, changedResults], [true, []]);
    assert.match(await scene.eve.show(SEPTEMBER), /The log is whole: \d+ lines/);
    const csv = readCsv(await (await scene.eve.get(`${SEPTEMBER}/log.csv`)).text());
    assert.equal(csv.at(-1)?.[3], 'declared');
  });

  it('breaks where a line is changed, or a result', async () => {
    for (const [sql, broken, changed] of [
      [`update ballot_log set made_by = 'Mallory' where number = 3`, 3, []],
      [`delete from ballot_log where what = 'declared'`, undefined, [1]],
      [
        `update ballot_results set document = replace(document, '"count":7', '"count":8')`,
        undefined,
        [1],
      ],
    ] as const) {
      const { store, run } = await openDatabase();
      const scene = await countScene(CLEAR, {}, { store });
      await declare(scene);
      await run(sql);
      const { isWhole, brokenLine, changedResults } = await readLog(scene);
      assert.deepEqual([isWhole, brokenLine, changedResults], [false, broken, changed], sql);
      const told = broken === undefined ? /A result was changed/ : /The log was changed: line 3/;
      assert.match(await scene.eve.show(SEPTEMBER), told);
    }
  });
});

describe('a database that somebody changed', () => {
  for (const [what, statement] of [
    [
      'added',
      `insert into ballot_votes select campaign, ballot, 'more', contest, choices from ballot_votes limit 1`,
    ],
    ['deleted', `delete from ballot_votes where id = (select min(id) from ballot_votes)`],
  ])
    it(`is seen before the result where a vote was ${what}`, async () => {
      const { store, run } = await openDatabase();
      const scene = await countScene(CLEAR, {}, { store });
      await run(statement ?? '');
      const refused = await declare(scene);
      assert.deepEqual(
        (await problemsOf(refused)).map(({ path }) => path),
        ['votes'],
      );
      assert.match(
        await scene.eve.show(`${SEPTEMBER}/declare`),
        /The votes are not as many as the codes that were used/,
      );
    });
});
