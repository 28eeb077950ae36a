import {
  type CampaignDocument,
  inLanguage,
  type LocalText,
  ownValue,
} from 'campaign-widgets/contract';
import type { MeetingState, Stage } from '../../people/person.ts';

/** What ids are called, in the campaign's first language. */
export function displayNames({ areas, survey, champion, languages }: CampaignDocument) {
  const first = languages[0] ?? 'en';
  const worded = (text: LocalText) => inLanguage(text, first, languages).words;
  const wards = new Map(areas.wards.map(({ code, name }) => [code, worded(name)]));
  const issues = new Map(survey?.issues.map(({ id, label }) => [id, worded(label)]));
  const roles = new Map(champion?.roles.map(({ id, label }) => [id, worded(label)]));
  return {
    area: (code: string) => wards.get(code) ?? ownValue(NO_WARD_NAMES, code) ?? code,
    issue: (id: string) => issues.get(id) ?? (id === 'other' ? 'Something else' : id),
    role: (id: string) => roles.get(id) ?? id,
    /** Every area that somebody can be of, with its name. */
    areas: [...wards, ...Object.entries(NO_WARD_NAMES)],
    roles: [...roles],
  };
}

const NO_WARD_NAMES: Record<string, string> = {
  unknown: "Don't know their ward",
  outside: 'Outside these wards',
};

/** Why an answer or a sign-up is held back. */
export const heldReason = ({ heldBecause }: { heldBecause: string | null }): string =>
  ownValue(HELD_BECAUSE, heldBecause ?? '') ?? heldBecause ?? 'held';

const HELD_BECAUSE: Record<string, string> = {
  'unknown-version':
    'given to a version of the campaign that this collector did not have: can be let count once it has, and the words match',
  'not-open': 'came before the survey opened',
  closed: 'came after the survey closed',
  honeypot: 'looks like it was sent by a program',
  'too-fast': 'filled in faster than anybody reads',
  wave: 'part of a wave from one source',
  organiser: 'held by an organiser',
};

export const STAGE_NAMES: Record<Stage, string> = {
  new: 'New',
  contacted: 'Contacted',
  met: 'Met',
  trained: 'Trained',
  active: 'Active',
  leading: 'Leading',
  left: 'Left',
};

export const MEETING_NAMES: Record<MeetingState, string> = {
  asked: 'Asked for',
  arranged: 'Arranged',
  held: 'Held',
  cancelled: 'Cancelled',
};

export const ORGANISATION_NAMES: Record<string, string> = {
  faith: 'Church or faith group',
  residents: 'Residents’ group',
  school: 'School',
  charity: 'Charity',
  union: 'Union branch',
  other: 'Other',
};
