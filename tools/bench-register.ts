/**
 * Measures the register in ratios, on this machine: `node tools/bench-register.ts [people of the
 * large register]`. (a) a sign-up, a look-up by contact and the first page of each filter, in a
 * large register and in one of 1,000 people; (b) the answer to a contact that is known, and to one
 * that is new.
 * @module
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createCollector,
  openSqliteStore,
  type PeopleFilter,
  type Store,
} from '../src/collector/index.ts';
import type { Campaign, ChampionSignup } from '../src/contract/index.ts';
import { consentsFor, inLanguage } from '../src/contract/index.ts';

const SMALL = 1000;
const LARGE = Number(process.argv[2] ?? 200_000);
const SIGNUPS = 400;
const READS = 300;
const TRIES = 500;
const PAGE = 50;

const campaign = JSON.parse(
  readFileSync(new URL('../demo/campaigns/edgbaston.json', import.meta.url), 'utf8'),
) as Campaign & { champion: { roles: { id: string }[] } };
const FIRST = [
  'Ada',
  'Ben',
  'Carys',
  'Dilys',
  'Emeka',
  'Fatima',
  'Gwen',
  'Hassan',
  'Ines',
  'Jaspreet',
  'Kofi',
  'Lena',
  'Mohammed',
  'Nia',
  'Oluwaseun',
  'Priya',
  'Rhys',
  'Siân',
  'Tomasz',
  'Yusuf',
];
const STAGES = ['new', 'new', 'new', 'contacted', 'met', 'trained', 'active', 'leading'] as const;

const nth = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;
const letters = (n: number) =>
  n.toString(26).replace(/./g, (digit) => 'bcdfghjklmnpqrstvwxyzaeiou'.charAt(parseInt(digit, 26)));
const emailOf = (n: number) =>
  `${nth(FIRST, n).toLowerCase()}.${letters(n * 7919)}@${n % 3 ? 'post' : 'mail'}.example`
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
const phoneOf = (n: number) => `+447${String(400_000_000 + n).padStart(9, '0')}`;
const nameOf = (n: number) => `${nth(FIRST, n)} ${letters(n * 7919)}`;

function signup(n: number, answers: Partial<ChampionSignup['answers']> = {}): ChampionSignup {
  const roles = campaign.champion.roles.map(({ id }) => id);
  return {
    id: randomUUID(),
    kind: 'champion-signup',
    campaign: campaign.id,
    campaignVersion: campaign.version,
    source: nth(['clp-site', 'residents-site', 'parish', 'doorstep'], n),
    channel: 'online',
    locale: 'en',
    answeredAt: '2026-11-21T18:04:05.000Z',
    area: { code: nth(campaign.areas.wards, n).code, version: campaign.areas.version },
    answers: {
      name: nameOf(n),
      email: emailOf(n),
      phone: phoneOf(n),
      roles: [nth(roles, n), nth(roles, n + 1 + (n % 3))],
      inviteCode: randomUUID().replaceAll('-', ''),
      ageConfirmed: true,
      ...(n % 4 === 0 && { oneToOne: { days: ['mon'] } }),
      ...answers,
    },
    consents: consentsFor(campaign, 'champion-signup').map(({ id, version, statement }) => ({
      statement: id,
      version,
      locale: 'en',
      words: inLanguage(statement, 'en', ['en']).words,
      granted: true,
    })),
  };
}

async function fill(store: Store, people: number): Promise<void> {
  await store.campaigns.publish(campaign, { by: 'the bench', at: new Date().toISOString() });
  const at = '2026-11-21T00:00:00.000Z';
  const roles = campaign.champion.roles.map(({ id }) => id);
  for (let from = 0; from < people; from += 10_000) {
    const some = Array.from({ length: Math.min(10_000, people - from) }, (_, n) => from + n);
    await store.imports.add(
      campaign.id,
      some.map((n) => ({
        name: nameOf(n),
        email: emailOf(n),
        phone: phoneOf(n),
        area: nth(campaign.areas.wards, n).code,
        areaVersion: campaign.areas.version,
        roles: [nth(roles, n), nth(roles, n + 1 + (n % 3))],
        source: nth(['clp-site', 'residents-site', 'parish', 'doorstep'], n),
        stage: nth(STAGES, n),
        consentSource: 'Signed at the fair',
      })),
      { name: 'bench', at: at },
    );
  }
  // As many in each: what is shown of them is a page.
  const { people: first } = await store.people.list(campaign.id, { limit: 400 });
  await store.people.change(
    campaign.id,
    first.map(({ id }) => id),
    { what: 'meeting', state: 'asked' },
    { name: 'bench', at: at },
  );
}

const median = (of: number[]): number =>
  of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? NaN;

async function timed(act: () => Promise<unknown>): Promise<number> {
  const since = performance.now();
  await act();
  return performance.now() - since;
}

async function measureSizes(folder: string): Promise<void> {
  const registers: { size: number; store: Store; next: number }[] = [];
  for (const size of [SMALL, LARGE]) {
    const store = await openSqliteStore(join(folder, `register-${size}.db`), { secret: 'bench' });
    const seconds = (await timed(() => fill(store, size))) / 1000;
    console.log(`${size.toLocaleString('en-GB')} people filled in, in ${seconds.toFixed(0)} s`);
    registers.push({ size, store, next: size });
  }
  const roles = campaign.champion.roles.map(({ id }) => id);
  const pages: Record<string, (n: number, size: number) => Partial<PeopleFilter>> = {
    'look-up by address': (n, size) => ({ search: emailOf((n * 31) % size) }),
    'look-up by number': (n, size) => ({ search: phoneOf((n * 31) % size) }),
    'look-up by name': (n, size) => ({ search: nameOf((n * 31) % size) }),
    'first page': () => ({}),
    'first page of a ward': (n) => ({ area: nth(campaign.areas.wards, n).code }),
    'first page of a stage': (n) => ({ stage: nth(STAGES, n) }),
    'first page of a role': (n) => ({ role: nth(roles, n) }),
    'first page of a source': (n) => ({ source: nth(['clp-site', 'parish'], n) }),
    'first page of 1-2-1s to be held': () => ({ only: 'waiting' }),
    'first page of a ward, a role and a stage': (n) => ({
      area: nth(campaign.areas.wards, n).code,
      role: nth(roles, n),
      stage: 'active',
    }),
    'first page by name': () => ({ sort: 'name' }),
    'first page by ward': () => ({ sort: 'ward' }),
    'first page by stage, the furthest first': () => ({ sort: 'stage-desc' }),
    'first page by last contact': () => ({ sort: 'contact' }),
    'first page of a ward by name': (n) => ({
      area: nth(campaign.areas.wards, n).code,
      sort: 'name',
    }),
    'first page of a role by name': (n) => ({ role: nth(roles, n), sort: 'name' }),
    'first page of 1-2-1s to be held by name': () => ({ only: 'waiting', sort: 'name' }),
    'first page of 1-2-1s to be held by last contact': () => ({ only: 'waiting', sort: 'contact' }),
    'first page of a ward by last contact': (n) => ({
      area: nth(campaign.areas.wards, n).code,
      sort: 'contact-desc',
    }),
    'first page of a ward by stage': (n) => ({
      area: nth(campaign.areas.wards, n).code,
      sort: 'stage-desc',
    }),
    'first page of a stage by name': (n) => ({ stage: nth(STAGES, n), sort: 'name' }),
    'first page of a source by name': (n) => ({
      source: nth(['clp-site', 'parish'], n),
      sort: 'name-desc',
    }),
    'first page of a stage by ward': (n) => ({ stage: nth(STAGES, n), sort: 'ward' }),
    'first page of a first name': (n) => ({ search: nth(FIRST, n) }),
    'first page of a first name by name': (n) => ({ search: nth(FIRST, n), sort: 'name' }),
    'first page of a first name by last contact': (n) => ({
      search: nth(FIRST, n),
      sort: 'contact',
    }),
    'first page of a ward and a first name by name': (n) => ({
      area: nth(campaign.areas.wards, n).code,
      search: nth(FIRST, n),
      sort: 'name',
    }),
  };
  const acts: Record<
    string,
    { times: number; act: (register: (typeof registers)[number], n: number) => Promise<unknown> }
  > = {
    'sign-up': {
      times: SIGNUPS,
      act: (register) => {
        const submission = signup(register.next++);
        return register.store.submissions.add({
          submission,
          state: 'counted',
          receipt: { id: submission.id, reference: '', receivedAt: '2026-11-22T00:00:00.000Z' },
          batchSize: 5,
        });
      },
    },
  };
  for (const [name, filter] of Object.entries(pages))
    acts[name] = {
      times: READS,
      act: ({ store, size }, n) =>
        store.people.list(campaign.id, { ...filter(n, size), limit: PAGE }),
    };

  acts['counts of the parts'] = {
    times: READS,
    act: ({ store }) => store.people.countParts(campaign.id),
  };

  const rows: Record<string, Record<string, string>> = {};
  for (const [name, { times, act }] of Object.entries(acts)) {
    const taken = registers.map(() => [] as number[]);
    // In turn, so that whatever else the machine does falls on both; the first ones only warm up.
    for (let n = -20; n < times; n++)
      for (const [at, register] of registers.entries()) {
        const ms = await timed(() => act(register, n + 20));
        if (n >= 0) taken[at]?.push(ms);
      }
    const [small = NaN, large = NaN] = taken.map(median);
    rows[name] = {
      [`ms of ${SMALL.toLocaleString('en-GB')}`]: small.toFixed(2),
      [`ms of ${LARGE.toLocaleString('en-GB')}`]: large.toFixed(2),
      ratio: `${(large / small).toFixed(2)} x`,
    };
  }
  console.table(rows);
  console.log('Wanted: at most 2 x.\n');
  for (const { store } of registers) await store.close();
}

/**
 * Sign-ups by the code of whoever stands at the end of a chain of invitations, in a short chain and
 * in a long one.
 */
async function measureChains(folder: string): Promise<void> {
  const chains: { length: number; store: Store; code: string; taken: number[] }[] = [];
  const add = (store: Store, n: number, answers: Partial<ChampionSignup['answers']>) => {
    const submission = signup(n, answers);
    return store.submissions.add({
      submission,
      batchSize: 5,
      state: 'counted',
      receipt: { id: submission.id, reference: '', receivedAt: '2026-11-22T00:00:00.000Z' },
    });
  };
  const codeOf = (length: number, n: number) => `${length}x${n}`.padEnd(32, '0');
  for (const length of [10, 10_000]) {
    const store = await openSqliteStore(join(folder, `chain-${length}.db`), { secret: 'bench' });
    // Both registers are of one size: only their chains differ.
    for (let from = 0; from < 10_000; from += 500)
      await Promise.all(
        Array.from({ length: 500 }, (_, at) => from + at).map((n) =>
          add(store, n, {
            inviteCode: codeOf(length, n),
            ...(n % length > 0 && { invitedBy: codeOf(length, n - 1) }),
          }),
        ),
      );
    chains.push({ length, store, code: codeOf(length, 9_999), taken: [] });
  }
  for (let n = -20; n < SIGNUPS; n++)
    for (const { store, code, taken } of chains) {
      const ms = await timed(() => add(store, 20_020 + n, { invitedBy: code }));
      if (n >= 0) taken.push(ms);
    }
  const [short, long] = chains.map(({ taken }) => median(taken)) as [number, number];
  console.table({
    'an invited sign-up': {
      'ms at chain length 10': short.toFixed(2),
      'ms at chain length 10,000': long.toFixed(2),
      ratio: `${(long / short).toFixed(2)} x`,
    },
  });
  console.log('Wanted: at most 2 x.\n');
  for (const { store } of chains) await store.close();
}

async function measureAnswers(folder: string): Promise<void> {
  const store = await openSqliteStore(join(folder, 'answers.db'), { secret: 'bench' });
  await fill(store, SMALL);
  const app = await createCollector({
    store,
    campaigns: [campaign],
    organiserToken: randomUUID(),
    secret: 'bench',
    publicUrl: 'https://collector.example',
    rateLimit: 'off',
  });
  const post = async (submission: ChampionSignup) => {
    const body = JSON.stringify(submission);
    const ms = await timed(async () =>
      (
        await app.request('/submissions', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body,
        })
      ).text(),
    );
    return ms;
  };
  const taken = { known: [] as number[], new: [] as number[] };
  for (let n = -50; n < TRIES; n++) {
    const kinds: (keyof typeof taken)[] = n % 2 ? ['known', 'new'] : ['new', 'known'];
    for (const kind of kinds) {
      // Each a sign-up of its own: only the contact is known, or is not.
      const contact = kind === 'known' ? (n + 50) % SMALL : 1_000_000 + n;
      const ms = await post(
        signup(2_000_000 + n, { email: emailOf(contact), phone: phoneOf(contact) }),
      );
      if (n >= 0) taken[kind].push(ms);
    }
  }
  const [known, fresh] = [median(taken.known), median(taken.new)];
  console.log(`The answer to a contact, median of ${TRIES} of each in turn`);
  console.table({
    known: { ms: known.toFixed(2), ratio: `${(known / fresh).toFixed(3)} x` },
    new: { ms: fresh.toFixed(2), ratio: '1.000 x' },
  });
  console.log('Wanted: within 10 %.');
  await store.close();
}

const folder = mkdtempSync(join(tmpdir(), 'bench-register-'));
try {
  await measureChains(folder);
  await measureSizes(folder);
  await measureAnswers(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
