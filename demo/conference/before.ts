import { randomUUID } from 'node:crypto';
import edgbaston from '../campaigns/edgbaston.json' with { type: 'json' };
import { forEach, type Organiser } from './organiser.ts';

// What happens in the months before a conference: residents answer, organisers sort and choose.

const ANSWERS = 3_000;
/** Of a hundred residents of a ward, so many name the first issue of the list, the second, … */
const SHARES = [30, 24, 18, 4, 4, 4, 3, 3];
/** The others write what they think. */
const WRITTEN = ['Parking outside the school gate', 'Nowhere to park on match days'];
const THEME = 'Parking';
const ON_SHORTLIST = 3;

const WARDS = edgbaston.areas.wards.map(({ code }) => code);
/** The issues of a ward, in its own order: each ward has other troubles. */
const issuesOf = (ward: number): string[] => {
  const ids = edgbaston.survey.issues.map(({ id }) => id);
  return [...ids.slice(ward), ...ids.slice(0, ward)];
};

function answersOf(resident: number): object {
  const ward = resident % WARDS.length;
  let share = Math.floor(resident / WARDS.length) % 100;
  for (const [at, part] of SHARES.entries()) {
    if (share < part) return { issue: issuesOf(ward)[at] };
    share -= part;
  }
  return { issue: 'other', other: WRITTEN[resident % WRITTEN.length] };
}

/** @returns how many answered */
export async function answerSurvey(url: string): Promise<number> {
  await forEach(Array.from({ length: ANSWERS }), async (_, resident) => {
    const response = await fetch(`${url}/submissions`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({
        id: randomUUID(),
        kind: 'issue-response',
        campaign: edgbaston.id,
        campaignVersion: edgbaston.version,
        channel: 'online',
        locale: 'en',
        answeredAt: new Date().toISOString(),
        area: { code: WARDS[resident % WARDS.length], version: edgbaston.areas.version },
        answers: answersOf(resident),
        consents: [],
      }),
    });
    if (response.status !== 201) throw new Error(await response.text());
  });
  return ANSWERS;
}

/** Sorts what residents wrote, and makes the shortlist of each ward. */
export async function makeShortlists(owner: Organiser): Promise<{ theme: string; wards: number }> {
  const { texts } = await owner.get<{ texts: { id: string }[] }>('/choose');
  const { theme } = await owner.send<{ theme: string }>('/choose/moves', [
    ['new-theme', THEME],
    ...texts.map(({ id }) => ['text', id] as const),
  ]);
  for (const [at, ward] of WARDS.entries()) {
    const chosen = [...issuesOf(at).slice(0, ON_SHORTLIST), theme];
    await owner.send(`/choose/shortlist/${ward}`, [
      ['base', '0'] as const,
      ...chosen.flatMap((id) => [
        [`${id}.place`, 'on'] as const,
        [`${id}.reason`, 'Many of you named it'] as const,
        [`${id}.ask`, 'A plan from the council, by spring'] as const,
      ]),
    ]);
  }
  return { theme: THEME, wards: WARDS.length };
}
