import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serveCollector } from '../src/collector/cli/serve-collector.ts';
import { type Engine, engines, type Tab } from './matrix/engines.ts';
import { type NetworkFault, openNetwork, openSite } from './matrix/site.ts';
import { campaignsPublishedAtOnce } from '../test/collector/published-at-once.ts';

// The fault matrix: every fault in every browser that is here. In each cell somebody answers the
// survey, the fault happens, and what the screen says is held against what the device and a real
// collector have. At the end the answer is in the collector exactly once, or it waits where it can
// be seen, or the person had been told to keep the page open.

const data = mkdtempSync(join(tmpdir(), 'campaign-matrix-'));
const CAMPAIGNS = campaignsPublishedAtOnce(data);
addAskingCampaign(CAMPAIGNS);
const collector = await serveCollector(
  { PORT: '0', DATA: data, CAMPAIGNS, RATE_LIMIT: 'off' },
  'dist/embed',
);
const network = await openNetwork(collector.url);
const site = await openSite(network.url);

/** A campaign that asks a question of its own, which must be answered. */
function addAskingCampaign(folder: string): void {
  const text = readFileSync(join(folder, 'edgbaston.json'), 'utf8');
  const { survey, ...document } = JSON.parse(text) as { survey: object };
  const questions = [{ id: 'street', kind: 'text', label: 'Your street', required: true }];
  const asking = { ...document, id: 'asking', survey: { ...survey, questions } };
  writeFileSync(join(folder, 'asking.json'), JSON.stringify(asking));
}

async function stored(words: string, campaign: string): Promise<number> {
  const rows = await (
    await fetch(`${collector.url}/organiser/campaigns/${campaign}/responses.jsonl`, {
      headers: { Authorization: `Bearer ${collector.organiserToken}` },
    })
  ).text();
  return rows.split('\n').filter((row) => row.includes(`"words":"${words}"`)).length;
}

class FalseWord extends Error {}
const isTrue = (fact: boolean, words: string): void => {
  if (!fact) throw new FalseWord(words);
};

/** One cell: a resident, and what they are told. */
class Cell {
  readonly words = `cell ${Math.random().toString(36).slice(2)}`;
  readonly engine: Engine;
  campaign = 'edgbaston';
  tab!: Tab;

  constructor(engine: Engine) {
    this.engine = engine;
  }

  async open(query = ''): Promise<Tab> {
    this.tab = await this.engine.tab();
    await this.goto(query);
    return this.tab;
  }

  async goto(query = ''): Promise<void> {
    await this.tab.goto(`${site.url}/${query}`);
    await this.sees('Send my answer');
  }

  async sends(): Promise<void> {
    await this.tab.run(`answer(${JSON.stringify(this.words)}); press('Send my answer');`);
  }

  press(button: string): Promise<unknown> {
    return this.tab.run(`press(${JSON.stringify(button)});`);
  }

  reads(): Promise<string> {
    return this.tab.run<string>('return reads();');
  }

  /**
   * Waits for one of several sentences; at each look, what is said is true.
   * @returns the one that came
   */
  async sees(...sentences: string[]): Promise<string> {
    const end = Date.now() + 30_000;
    for (;;) {
      const said = await this.reads().catch(() => '');
      const found = sentences.find((one) => said.includes(one));
      if (found) {
        await this.holds(said);
        return found;
      }
      if (Date.now() > end)
        throw new Error(`it never said "${sentences.join('" or "')}", but: ${said.slice(0, 160)}`);
      await sleep(50);
    }
  }

  /** That the screen says nothing false. */
  async holds(said: string): Promise<void> {
    if (said.includes('We have your answer'))
      isTrue(
        (await stored(this.words, this.campaign)) === 1,
        'it says that we have it, and we have not',
      );
    if (said.includes('Saved on this device')) {
      const kept = await this.tab.run<{ body: string }[]>('return onDevice();');
      const one = kept.some(({ body }) => body.includes(this.words));
      // It may just have been sent.
      isTrue(
        one || (await stored(this.words, this.campaign)) === 1,
        'it says that it is saved on the device, and it is not',
      );
    }
  }

  /** The end of every cell: exactly one row. */
  async arrives(): Promise<string> {
    for (let tries = 0; tries < 200 && !(await stored(this.words, this.campaign)); tries++)
      await sleep(100);
    const rows = await stored(this.words, this.campaign);
    isTrue(rows === 1, `${rows} rows in the collector`);
    return 'one row';
  }

  /** Sent, and failed: where it is now. */
  async fails(...faults: NetworkFault[]): Promise<'saved' | 'keep open'> {
    network.plan.push(...faults);
    await this.sends();
    return (await this.sees('Saved on this device', 'Keep this page open')) ===
      'Saved on this device'
      ? 'saved'
      : 'keep open';
  }
}

/**
 * A browser asks again by itself on each connection that it has open to the server, and has six at
 * most.
 */
const MAX_BROWSER_TRIES = 8;
const DOWN: NetworkFault[] = Array<NetworkFault>(MAX_BROWSER_TRIES).fill('request dropped');

/** A network fault: never thanks for it, then the same bytes again, and thanks. */
const onNetwork = (fault: NetworkFault) => async (cell: Cell) => {
  await cell.open();
  const where = await cell.fails(
    fault,
    ...Array<NetworkFault>(MAX_BROWSER_TRIES).fill(fault === 'time-out' ? 'none' : fault),
  );
  isTrue(where === 'saved', 'it could have been saved, and was not');
  network.plan.length = 0;
  await cell.press('Send now');
  await cell.sees('Thank you. We have your answer');
  return cell.arrives();
};

/**
 * A browser without storage: the person is told to keep the page open, and it is sent from there.
 */
const without = (fault: string) => async (cell: Cell) => {
  await cell.open(`?with=${fault}`);
  isTrue((await cell.fails(...DOWN)) === 'keep open', 'nobody was told to keep the page open');
  network.plan.length = 0;
  await cell.press('Try again');
  await cell.sees('Thank you. We have your answer');
  return cell.arrives();
};

/** It waits, the page goes as `leave` has it, and is opened again. */
const goneAndBack =
  (leave: (cell: Cell) => Promise<void>, query = '') =>
  async (cell: Cell) => {
    await cell.open();
    isTrue((await cell.fails(...DOWN)) === 'saved', 'it could have been saved, and was not');
    await leave(cell);
    network.plan.length = 0;
    await (query ? cell.goto(query) : Promise.resolve());
    await cell.sees('1 form that waited has now been sent');
    return cell.arrives();
  };

/** What the driver of a tab needs too, where it runs in the page. */
const BREAKS_DRIVER = ['broken timers', 'no JSON.stringify', 'no Promise.race'];

type FaultRow = [
  name: string,
  cell: (cell: Cell) => Promise<string>,
  needs?: 'restart' | 'isolatedDriver' | undefined,
];

/** An answer is sent from a page whose scripts have broken something. */
const brokenPage = (fault: string, outcome: (cell: Cell) => Promise<string>): FaultRow => [
  fault,
  async (cell) => {
    await cell.open(`?with=${encodeURIComponent(fault)}`);
    await cell.sends();
    return outcome(cell);
  },
  BREAKS_DRIVER.includes(fault) ? 'isolatedDriver' : undefined,
];

const FAULTS: FaultRow[] = [
  ['request dropped', onNetwork('request dropped')],
  ['answer dropped after commit', onNetwork('answer dropped after commit')],
  ['500', onNetwork('500')],
  ['503 with Retry-After', onNetwork('503')],
  ['429 with Retry-After', onNetwork('429')],
  ['200 with HTML (captive portal)', onNetwork('200 with HTML')],
  ['201 with a wrong body', onNetwork('201 with a wrong body')],
  ['time-out', onNetwork('time-out')],
  ['404 page', onNetwork('404 page')],
  ['403 page of a firewall', onNetwork('403 page of a firewall')],
  ['422 page', onNetwork('422 page')],
  ['page reloaded', goneAndBack((cell) => cell.goto())],
  [
    'page reloaded while sending',
    async (cell) => {
      await cell.open();
      network.plan.push('time-out');
      await cell.sends();
      await sleep(400);
      await cell.goto();
      return cell.arrives();
    },
  ],
  [
    'tab killed',
    goneAndBack(async (cell) => {
      await cell.tab.kill();
      await cell.open();
    }),
  ],
  [
    'browser killed',
    goneAndBack(async (cell) => {
      await cell.engine.restart?.();
      await cell.open();
    }),
    'restart',
  ],
  [
    'two tabs',
    async (cell) => {
      const first = await cell.open();
      isTrue((await cell.fails(...DOWN)) === 'saved', 'it could have been saved, and was not');
      network.plan.length = 0;
      const second = await cell.open();
      await first.run("press('Send now');");
      const row = await cell.arrives();
      await sleep(500);
      cell.tab = first;
      await cell.sees('Thank you. We have your answer');
      await second.kill();
      return row;
    },
  ],
  [
    'two tabs, no locks',
    async (cell) => {
      const first = await cell.open('?with=no+locks');
      isTrue((await cell.fails(...DOWN)) === 'saved', 'it could have been saved, and was not');
      network.plan.length = 0;
      const second = await cell.open('?with=no+locks');
      await first.run("press('Send now');");
      const row = await cell.arrives();
      cell.tab = first;
      await cell.sees('Thank you. We have your answer');
      await second.kill();
      return row;
    },
  ],
  [
    'script loaded twice',
    async (cell) => {
      await cell.open('?with=twice');
      isTrue((await cell.fails(...DOWN)) === 'saved', 'it could have been saved, and was not');
      network.plan.length = 0;
      await cell.press('Send now');
      await cell.sees('Thank you. We have your answer');
      return cell.arrives();
    },
  ],
  [
    'file beside the script lost at first',
    async (cell) => {
      network.lost.push('-outbox.js');
      await cell.open();
      isTrue((await cell.fails(...DOWN, ...DOWN)) === 'keep open', 'it has the file after all');
      network.lost.length = 0;
      await cell.press('Try again');
      await cell.sees('Saved on this device');
      network.plan.length = 0;
      await cell.press('Send now');
      await cell.sees('Thank you. We have your answer');
      return cell.arrives();
    },
  ],
  [
    'file beside the script lost for good',
    async (cell) => {
      network.lost.push('-outbox.js');
      await cell.open();
      isTrue(
        (await cell.fails(
          ...Array<NetworkFault>(MAX_BROWSER_TRIES).fill('answer dropped after commit'),
        )) === 'keep open',
        'it has the file after all',
      );
      network.plan.length = 0;
      await cell.press('Try again');
      await cell.sees('Thank you. We have your answer');
      network.lost.length = 0;
      return cell.arrives();
    },
  ],
  [
    'questions of the campaign lost for good',
    async (cell) => {
      network.lost.push('-question-fields.js');
      cell.campaign = 'asking';
      await cell.open('?campaign=asking');
      await cell.sees('Some questions can’t be shown just now. You can send without them.');
      await cell.sends();
      await cell.sees('Thank you. We have your answer');
      return cell.arrives();
    },
  ],
  [
    'questions of the campaign lost at first',
    async (cell) => {
      network.lost.push('-question-fields.js');
      cell.campaign = 'asking';
      await cell.open('?campaign=asking');
      await cell.sees('Some questions can’t be shown just now');
      network.lost.length = 0;
      await cell.tab.run("dispatchEvent(new Event('online'));");
      await cell.sees('Your street');
      isTrue(!(await cell.reads()).includes('can’t be shown'), 'it says so of what is shown');
      await cell.sends();
      await cell.sees('Write an answer: Your street');
      await cell.tab.run("type('more-street', 'The hill');");
      await cell.press('Send my answer');
      await cell.sees('Thank you. We have your answer');
      return cell.arrives();
    },
  ],
  [
    'document lost, with something waiting',
    async (cell) => {
      await cell.open();
      isTrue((await cell.fails(...DOWN)) === 'saved', 'it could have been saved, and was not');
      network.lost.push('/campaigns/');
      await cell.tab.goto(`${site.url}/`);
      await cell.sees('This can’t be shown just now', 'Send my answer');
      network.plan.length = 0;
      await cell.sees('1 form that waited has now been sent');
      network.lost.length = 0;
      return cell.arrives();
    },
  ],
  ['storage denied', without('denied')],
  ['quota full', without('full')],
  ['storage hanging', without('hanging')],
  ['site data blocked', without('blocked')],
  [
    'BroadcastChannel throws',
    async (cell) => {
      await cell.open('?with=no+channel');
      isTrue((await cell.fails(...DOWN)) === 'saved', 'it could have been saved, and was not');
      network.plan.length = 0;
      await cell.press('Send now');
      await cell.sees('Thank you. We have your answer');
      return cell.arrives();
    },
  ],
  ...(
    [
      'no randomness',
      'broken toJSON',
      'MooTools’ Event',
      'Prototype.js’ toJSON',
      'replaced Promise',
      'broken timers',
      'fetch that knows texts only',
    ] as const
  ).map((fault) =>
    brokenPage(fault, async (cell) => {
      await cell.sees('Thank you. We have your answer');
      return cell.arrives();
    }),
  ),
  ...(
    [
      'no FormData',
      'broken dates',
      'no JSON.stringify',
      'no Promise.race',
      'fetch that gives nothing',
    ] as const
  ).map((fault) =>
    brokenPage(fault, async (cell) => {
      await cell.sees('If this goes on, tell us: ');
      isTrue(
        (await stored(cell.words, cell.campaign)) === 0,
        'it is stored, and it says that it is not sent',
      );
      return 'told whom to ask';
    }),
  ),
  [
    'a tab holds the lock and makes no progress',
    async (cell) => {
      const stuck = new Cell(cell.engine);
      await stuck.open('?with=fetch+that+never+settles');
      await stuck.sends();
      await sleep(1_000);
      await cell.open();
      const pressedAt = Date.now();
      await cell.sends();
      await cell.sees('Saved on this device', 'We have your answer');
      await cell.sees('Thank you. We have your answer');
      isTrue(Date.now() - pressedAt < 10_000, 'it took longer than 10 seconds');
      await stuck.tab.kill();
      return cell.arrives();
    },
  ],
  [
    'slow storage',
    async (cell) => {
      await cell.open();
      await cell.tab.run(
        "navigator.locks?.request('campaign-outbox-database', () => new Promise((resume) => setTimeout(resume, 5000)));",
      );
      isTrue((await cell.fails(...DOWN)) === 'keep open', 'it said something false');
      await cell.sees('Saved on this device');
      network.plan.length = 0;
      await cell.press('Send now');
      await cell.sees('Thank you. We have your answer');
      return cell.arrives();
    },
  ],
  [
    'storage evicted',
    async (cell) => {
      await cell.open();
      isTrue((await cell.fails(...DOWN)) === 'saved', 'it could have been saved, and was not');
      await cell.tab.run(
        "indexedDB.deleteDatabase('campaign-outbox'); await new Promise((resume) => setTimeout(resume, 200));",
      );
      await cell.press('Send now');
      await cell.sees('Keep this page open', 'We have your answer');
      network.plan.length = 0;
      await cell.press('Try again');
      await cell.sees('Thank you. We have your answer');
      return cell.arrives();
    },
  ],
  [
    'storage evicted, page closed',
    async (cell) => {
      await cell.open();
      isTrue((await cell.fails(...DOWN)) === 'saved', 'it could have been saved, and was not');
      isTrue(
        (await cell.reads()).includes('Some browsers delete what a page keeps'),
        'nobody was told that a browser may delete it',
      );
      await cell.tab.run(
        "indexedDB.deleteDatabase('campaign-outbox'); await new Promise((resume) => setTimeout(resume, 200));",
      );
      network.plan.length = 0;
      await cell.goto();
      isTrue(
        !(await cell.reads()).includes('not sent yet'),
        'it says that something waits, and nothing does',
      );
      return 'lost, as it had been told';
    },
  ],
  [
    'older entry',
    async (cell) => {
      await cell.open();
      isTrue((await cell.fails(...DOWN)) === 'saved', 'it could have been saved, and was not');
      // As a script wrote it that knew only this much.
      await cell.tab.run(`
        const [{ id, campaign, endpoint, body }] = await onDevice();
        await new Promise((resolve, reject) => {
          indexedDB.open('campaign-outbox').onsuccess = ({ target: { result } }) => {
            const change = result.transaction('campaign-outbox', 'readwrite');
            change.objectStore('campaign-outbox').put({ id, campaign, endpoint, body }, id);
            change.oncomplete = () => { result.close(); resolve(); };
          };
        });`);
      network.plan.length = 0;
      await cell.goto();
      await cell.sees('1 form that waited has now been sent');
      return cell.arrives();
    },
  ],
  [
    'clock jumped forward 400 days',
    goneAndBack((cell) => cell.tab.goto('about:blank'), '?days=400'),
  ],
  ['clock jumped back 400 days', goneAndBack((cell) => cell.tab.goto('about:blank'), '?days=-400')],
  [
    'clock jumped forward, and back again',
    async (cell) => {
      await cell.open();
      isTrue(
        (await cell.fails(...DOWN, ...DOWN)) === 'saved',
        'it could have been saved, and was not',
      );
      await cell.goto('?days=400');
      await cell.sees('1 form not sent yet');
      await cell.goto();
      await cell.sees('1 form not sent yet', '1 form that waited has now been sent');
      network.plan.length = 0;
      await cell.press('Send now');
      await cell.sees('1 form that waited has now been sent');
      return cell.arrives();
    },
  ],
];

const results = new Map<string, string[]>();
const names: string[] = [];
let failed = 0;
const only = process.argv[2] ?? '';
for (const { start } of engines) {
  const engine = await start();
  names.push(engine.name);
  for (const [name, act, needs] of FAULTS.filter(([name]) => name.includes(only))) {
    const row = results.get(name) ?? [];
    results.set(name, row);
    if (needs && !engine[needs]) {
      row.push('can’t be made here');
      continue;
    }
    const cell = new Cell(engine);
    const outcome = await act(cell).catch((failure: unknown) => {
      failed++;
      return `FAILED: ${(failure as Error).message}`;
    });
    row.push(outcome);
    console.error(`  ${engine.name.padEnd(16)} ${name.padEnd(38)} ${outcome}`);
    network.plan.length = network.lost.length = 0;
    await cell.tab.run("indexedDB.deleteDatabase('campaign-outbox');").catch(() => undefined);
    await cell.tab.kill().catch(() => undefined);
  }
  await engine.stop();
}

console.log(`| fault | ${names.join(' | ')} |\n|---|${names.map(() => '---|').join('')}`);
for (const [name, row] of results) console.log(`| ${name} | ${row.join(' | ')} |`);
console.log(
  `\n${results.size} faults, ${names.length} browsers, ${failed} failed; words on the screen that were false: ${[...results.values()].flat().filter((outcome) => outcome.startsWith('FAILED: it s')).length}`,
);
site.close();
network.close();
await collector.stop();
rmSync(data, { recursive: true, force: true });
if (failed) process.exitCode = 1;
