import type { Running } from '../src/collector/cli/serve-collector.ts';

/** What the demo's organiser has written down before anybody comes. */
const WRITTEN: [list: string, record: object][] = [
  ['values', { id: 'leaflets', value: 8200, on: '2026-10-02' }],
  ['values', { id: 'leaflets', value: 14350, on: '2026-11-14' }],
  [
    'milestones',
    {
      id: 'heard',
      state: 'done',
      date: '2026-08-31',
      note: 'At doors, on the telephone and online, in all five wards.',
    },
  ],
  [
    'milestones',
    {
      id: 'chosen',
      state: 'done',
      date: '2026-09-19',
      note: 'Two conferences, in Harborne and in Quinton.',
    },
  ],
  [
    'milestones',
    {
      id: 'trained',
      state: 'now',
      note: 'The next training is on the second Saturday of December.',
    },
  ],
  [
    'pledges',
    {
      who: 'The cabinet member for transport',
      ask: 'Resurface the hill by the school before the winter.',
      answer: 'partly',
      saidOn: '2026-10-06',
      followUpOn: '2027-01-12',
      kept: 'pending',
    },
  ],
  [
    'pledges',
    {
      who: 'The landlord of the flats at Example Court',
      ask: 'Repair the damp in eleven flats.',
      answer: 'yes',
      saidOn: '2026-06-18',
      kept: 'yes',
    },
  ],
  [
    'events',
    {
      name: 'Community conference, Harborne',
      on: '2026-09-12',
      target: 100,
      turnout: 112,
      lastTime: 64,
    },
  ],
  ['events', { name: 'Community conference, Quinton', on: '2026-09-19', target: 100, turnout: 71 }],
  [
    'wins',
    {
      what: 'The street lights of Example Road, in eleven months',
      where: 'Quinton',
      on: '2011-11-30',
      with: ['the residents’ group', 'the parish church', 'the mosque'],
    },
  ],
];

/**
 * Gives the campaign page something to show on a fresh start: what an organiser writes down, by the
 * organiser's own routes.
 */
export async function beginProgress({ url, organiserToken }: Running): Promise<void> {
  const headers = { Authorization: `Bearer ${organiserToken}`, 'Content-Type': 'application/json' };
  const progress = `${url}/organiser/campaigns/edgbaston/progress`;
  const { changes } = (await (await fetch(progress, { headers })).json()) as { changes: unknown[] };
  if (changes.length) return;
  for (const [list, record] of WRITTEN) {
    const { ok, status } = await fetch(`${progress}/${list}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(record),
    });
    if (!ok) throw new Error(`the demo's ${list} were refused: ${status}`);
  }
}
