import { randomUUID } from 'node:crypto';
import edgbaston from '../campaigns/edgbaston.json' with { type: 'json' };
import { forEach, type Organiser } from './organiser.ts';
import { Tablet } from './tablets.ts';

// The evening itself: slips, telephones, tablets, a desk, a box of papers, and the result.

const VOTERS = 276;
const ON_PAPER = 41;
/** So many of those were swapped while the desk had no signal, and typed in afterwards. */
const OFFLINE = 11;
const ON_EACH_TABLET = 20;
const HOUR_MS = 3_600_000;
const BALLOT = '/ballots/conference';

interface Contest {
  id: string;
  wards: string[];
  options: { id: string }[];
}

const inHours = (hours: number) => new Date(Date.now() + hours * HOUR_MS).toISOString();

/** Takes the shortlists over, prints the slips and opens. @returns the codes */
export async function openBallot(owner: Organiser): Promise<string[]> {
  await owner.post('/ballots', {
    format: 1,
    id: 'conference',
    version: 1,
    title: { en: 'Which issue shall we work on first?' },
    method: 'approval',
    tie: 'lot',
    least: 10,
    order: 'random',
    opens: inHours(-1),
    closes: inHours(2),
    ways: ['slip', 'paper'],
    declaration: { en: 'I live in {ward}. I have not voted in this vote before.' },
    decides: { en: 'In each ward we take up the issue that most people tick.' },
    contests: [],
    events: [{ id: 'hall', name: { en: 'The hall' }, on: inHours(0).slice(0, 10) }],
  });
  await owner.send(`${BALLOT}/shortlists`, []);
  await owner.post(`${BALLOT}/state`, { to: 'published' });
  const batch = {
    label: 'Hall',
    size: VOTERS,
    event: 'hall',
    printer: 'Print Ltd, 1 Example Lane',
  };
  const { codes } = await owner.post<{ codes: string[] }>(`${BALLOT}/batches`, batch);
  await owner.post(`${BALLOT}/state`, { to: 'open' });
  return codes;
}

/** What the evening left behind. The papers of a contest are ticked in turn. */
export interface Evening {
  online: number;
  paper: number;
  doubt: number;
  onTablets: number;
  /** The tablet that had no connection in the hall: its votes arrive after the close. */
  offlineTablet: Tablet;
  papers: { contest: Contest; number: number }[];
}

/** People vote on telephones and on two tablets, and hand slips in for papers at the desk. */
export async function holdVote(owner: Organiser, codes: string[]): Promise<Evening> {
  const { document, version } = await owner.get<{
    document: { contests: Contest[] };
    version: number;
  }>(BALLOT);
  const { contests } = document;
  const contestOf = (voter: number) => contests[voter % contests.length] as Contest;
  const voteOf = (code: string, voter: number) => {
    const contest = contestOf(voter);
    const { options, wards } = contest;
    // Most tick the first, some also another.
    const first = options[Math.floor(voter / contests.length) % 5 < 3 ? 0 : 1];
    const further = voter % 3 === 0 ? options[2] : undefined;
    const choices = [first, further].flatMap((option) => (option ? [option.id] : []));
    return submissionOf({ code, ward: wards[0] ?? '', choices, version });
  };
  const online = codes.slice(ON_PAPER, -2 * ON_EACH_TABLET);
  await forEach(online, (code, voter) => castVote(owner.url, voteOf(code, voter)));
  const onTablets = codes.slice(-2 * ON_EACH_TABLET);
  const offlineTablet = await voteOnTablets(owner, onTablets.map(voteOf));
  const [voted = ''] = online;
  const slips = codes.slice(0, ON_PAPER).map((code, at) => ({ code, contest: contestOf(at) }));
  // Without a signal one slip got a paper that had voted already.
  const offline = [...slips.slice(0, OFFLINE), { code: voted, contest: contestOf(0) }];
  const doubt = await swapForPapers(owner, { contests, swapped: slips.slice(OFFLINE), offline });
  const papers = contests.map((contest) => ({
    contest,
    number: [...slips.slice(OFFLINE), ...offline].filter((slip) => slip.contest === contest).length,
  }));
  return {
    ...{ online: online.length, paper: ON_PAPER + 1, doubt, papers },
    ...{ onTablets: onTablets.length, offlineTablet },
  };
}

/** Two tablets take votes: one sends them, the other has no connection. @returns the other */
async function voteOnTablets(owner: Organiser, votes: object[]): Promise<Tablet> {
  const sending = await Tablet.setUp(await owner.invite('By the door'), 'conference', 'Hall 1');
  const offline = await Tablet.setUp(await owner.invite('By the stage'), 'conference', 'Hall 2');
  for (const [at, vote] of votes.entries())
    await (at < ON_EACH_TABLET ? sending : offline).keep(vote);
  await sending.send();
  await sending.giveBack();
  return offline;
}

interface Slip {
  code: string;
  contest: Contest;
}

interface Pile {
  contests: Contest[];
  swapped: Slip[];
  /** Swapped while the desk had no signal. */
  offline: Slip[];
}

/** Papers are given out for slips. @returns how many of those slips had voted already */
async function swapForPapers(owner: Organiser, pile: Pile): Promise<number> {
  const { contests, swapped, offline } = pile;
  const desk = await owner.invite('The desk');
  for (const { code, contest } of swapped)
    await desk.post(`${BALLOT}/desk/papers`, {
      code,
      ward: contest.wards[0],
      request: randomUUID(),
    });
  let doubt = 0;
  for (const contest of contests) {
    const own = offline.filter((slip) => slip.contest === contest);
    const { slips: told } = await desk.post<{ slips: { outcome: string }[] }>(
      `${BALLOT}/desk/slips`,
      {
        codes: own.map(({ code }) => code).join('\n'),
        ward: contest.wards[0],
        request: randomUUID(),
      },
    );
    doubt += told.filter(({ outcome }) => outcome === 'spent').length;
  }
  await desk.post(`${BALLOT}/desk/headcounts`, { event: 'hall', people: VOTERS + 12 });
  return doubt;
}

interface Vote {
  code: string;
  ward: string;
  choices: string[];
  version: number;
}

const submissionOf = ({ code, ward, choices, version }: Vote) => ({
  id: randomUUID(),
  kind: 'ballot',
  campaign: edgbaston.id,
  campaignVersion: edgbaston.version,
  ballot: 'conference',
  ballotVersion: version,
  channel: 'online',
  locale: 'en',
  area: { code: ward, version: edgbaston.areas.version },
  answers: { code, choices, none: false, declared: true },
  consents: [],
});

async function castVote(url: string, vote: object): Promise<void> {
  const response = await fetch(`${url}/submissions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(vote),
  });
  if (response.status !== 201) throw new Error(`A vote: ${await response.text()}`);
}

/** Closes: what waited on a tablet arrives now, and then the count begins. */
export async function closeVote(owner: Organiser, offlineTablet: Tablet): Promise<number> {
  await owner.post(`${BALLOT}/state`, { to: 'closed' });
  const late = offlineTablet.waiting;
  await offlineTablet.send();
  await offlineTablet.giveBack();
  await owner.post(`${BALLOT}/state`, { to: 'counting' });
  return late;
}

/** Two people count the box of the hall, each by themself. */
export async function countPapers(owner: Organiser, papers: Evening['papers']): Promise<void> {
  const counters = [await owner.invite('First counter'), await owner.invite('Second counter')];
  const box = { label: 'Box of the hall', event: 'hall' };
  const { id } = await owner.post<{ id: string }>(`${BALLOT}/boxes`, box);
  for (const { contest, number } of papers) {
    const [first, ...others] = contest.options;
    const ticks = {
      [first?.id ?? '']: number,
      ...Object.fromEntries(others.map((option) => [option.id, 0])),
    };
    const count = { papers: number, valid: number, blank: 0, spoiled: 0, none: 0, ticks };
    for (const counter of counters)
      await counter.post(`${BALLOT}/boxes/${id}/contests/${contest.id}`, count);
  }
}

/** Declares, and says what the tracker tells of it. */
export async function declareResult(owner: Organiser): Promise<string> {
  await owner.post(`${BALLOT}/declare`, {});
  const screen = await fetch(`${owner.url}/screen/edgbaston/conference`);
  const wards = (await screen.text()).match(/role="group"/g)?.length ?? 0;
  const progress = await fetch(`${owner.url}/campaigns/edgbaston/progress`);
  const report = (await progress.json()) as { milestones?: { id: string; state: string }[] };
  const chosen = report.milestones?.find((milestone) => milestone.id === 'chosen');
  return `Declared: ${wards} wards on the screen, and the milestone “chosen” is ${chosen?.state ?? 'not there'}.`;
}
