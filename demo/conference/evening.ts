import { randomUUID } from 'node:crypto';
import edgbaston from '../campaigns/edgbaston.json' with { type: 'json' };
import { forEach, type Organiser } from './organiser.ts';

// The evening itself: slips, telephones, a desk, a box of papers, and the result.

const VOTERS = 276;
const ON_PAPER = 41;
/** So many of those were swapped while the desk had no signal, and typed in afterwards. */
const OFFLINE = 11;
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
  const batch = { label: 'Hall', size: VOTERS, event: 'hall', printer: 'Print Ltd, 1 Mill Lane' };
  const { codes } = await owner.post<{ codes: string[] }>(`${BALLOT}/batches`, batch);
  await owner.post(`${BALLOT}/state`, { to: 'open' });
  return codes;
}

/** What the evening left behind. The papers of a contest are ticked in turn. */
export interface Evening {
  online: number;
  paper: number;
  doubt: number;
  papers: { contest: Contest; number: number }[];
}

/** People vote on telephones, and hand slips in for papers at the desk. */
export async function holdVote(owner: Organiser, codes: string[]): Promise<Evening> {
  const desk = await owner.invite('The desk');
  const { document, version } = await owner.get<{
    document: { contests: Contest[] };
    version: number;
  }>(BALLOT);
  const { contests } = document;
  const contestOf = (voter: number) => contests[voter % contests.length] as Contest;
  const online = codes.slice(ON_PAPER);
  await forEach(online, async (code, voter) => {
    const contest = contestOf(voter);
    const { options, wards } = contest;
    // Most tick the first, some also another.
    const first = options[Math.floor(voter / contests.length) % 5 < 3 ? 0 : 1];
    const further = voter % 3 === 0 ? options[2] : undefined;
    const choices = [first, further].flatMap((option) => (option ? [option.id] : []));
    await castVote(owner.url, { code, ward: wards[0] ?? '', choices, version });
  });
  const [voted = ''] = online;
  const slips = codes.slice(0, ON_PAPER).map((code, at) => ({ code, contest: contestOf(at) }));
  for (const { code, contest } of slips.slice(OFFLINE))
    await desk.post(`${BALLOT}/desk/papers`, {
      code,
      ward: contest.wards[0],
      request: randomUUID(),
    });
  // Without a signal one slip got a paper that had voted already.
  const offline = [...slips.slice(0, OFFLINE), { code: voted, contest: contestOf(0) }];
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
  const papers = contests.map((contest) => ({
    contest,
    number: [...slips.slice(OFFLINE), ...offline].filter((slip) => slip.contest === contest).length,
  }));
  return { online: online.length, paper: ON_PAPER + 1, doubt, papers };
}

interface Vote {
  code: string;
  ward: string;
  choices: string[];
  version: number;
}

async function castVote(url: string, { code, ward, choices, version }: Vote): Promise<void> {
  const response = await fetch(`${url}/submissions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
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
    }),
  });
  if (response.status !== 201) throw new Error(`A vote: ${await response.text()}`);
}

/** Two people count the box of the hall, each by themself. */
export async function countPapers(owner: Organiser, papers: Evening['papers']): Promise<void> {
  const counters = [await owner.invite('First counter'), await owner.invite('Second counter')];
  const box = { label: 'Box of the hall', event: 'hall' };
  const { id } = await owner.post<{ id: string }>(`${BALLOT}/boxes`, box);
  await owner.post(`${BALLOT}/state`, { to: 'closed' });
  await owner.post(`${BALLOT}/state`, { to: 'counting' });
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
