import * as z from 'zod';
import {
  type CampaignDocument,
  ChampionAnswers,
  type CheckResult,
  checkValue,
  cleanLine,
  createProblem,
  NO_WARD,
  oneLine,
  type Problem,
} from 'campaign-widgets/contract';
import type { FormFields } from '../../http/form-fields.ts';
import { localText } from '../../organiser/ui/display-names.ts';
import { isPossiblePhone } from '../contact-keys.ts';
import type { ImportedPerson } from '../import/import-records.ts';
import { tidyPhone } from '../import/tidy-phone.ts';
import { MAX_NOTE_CHARACTERS, MAX_TAG_CHARACTERS } from '../person-changes.ts';
import { MAX_TAGS } from '../work/change-work.ts';

const { name, email, phone, language } = ChampionAnswers.shape;
const MAX_STATEMENT_CHARACTERS = 1000;

/** Somebody whom an organiser writes down, as the route takes them. */
const NewPerson = z.strictObject({
  name,
  email: email.unwrap().optional(),
  phone: phone.unwrap().refine(isPossiblePhone, 'must be a whole telephone number').optional(),
  area: z.string(),
  roles: z.array(z.string()).max(100),
  tags: z.array(oneLine(MAX_TAG_CHARACTERS)).max(MAX_TAGS),
  language: language.unwrap().optional(),
  note: z.string().max(MAX_NOTE_CHARACTERS).optional(),
  /** Where and when they agreed. */
  consent: oneLine(500),
  /** The ids of the statements that they agreed to. */
  statements: z.array(z.string()).max(100),
  /** Whoever invited them: a name, or an address. */
  invitedBy: oneLine(200).optional(),
  recruited: z.boolean(),
});
export type NewPerson = z.infer<typeof NewPerson>;

/** Reads the fields of the form. Of several words for a tag, commas stand between. */
export function readNewPerson(
  form: Pick<FormFields, 'text' | 'texts'>,
  campaign: CampaignDocument,
): CheckResult<NewPerson> {
  const line = (field: string) => cleanLine(form.text(field) ?? '');
  const given = {
    name: line('name'),
    email: line('email') || undefined,
    phone: tidyPhone(line('phone')) || undefined,
    area: line('area') || 'unknown',
    roles: form.texts('role'),
    tags: line('tags')
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean),
    language: line('language') || undefined,
    note: form.text('note')?.trim() || undefined,
    consent: line('consent'),
    statements: form.texts('statement'),
    invitedBy: line('invitedBy') || undefined,
    recruited: form.text('recruited') === 'yes',
  };
  const checked = checkValue(NewPerson, dropUndefined(given));
  const problems = [
    ...(checked.ok ? [] : checked.problems),
    ...findCampaignProblems(given, campaign),
  ];
  return problems.length === 0 && checked.ok ? checked : { ok: false, problems };
}

function findCampaignProblems(
  {
    email,
    phone,
    area,
    statements,
    roles,
  }: { email?: string | undefined; phone?: string | undefined } & Pick<
    NewPerson,
    'area' | 'statements' | 'roles'
  >,
  { areas, consents = [], champion }: CampaignDocument,
): Problem[] {
  const codes: string[] = [...NO_WARD, ...areas.wards.map(({ code }) => code)];
  const keep = consents.filter(({ channel }) => channel === 'keep');
  const isKept = keep.length === 0 || keep.some(({ id }) => statements.includes(id));
  const knownRoles = (champion?.roles ?? []).map(({ id }) => id);
  return [
    ...(email || phone
      ? []
      : [createProblem('email', 'no-contact', 'must be given where there is no telephone number')]),
    ...(codes.includes(area)
      ? []
      : [createProblem('area', 'unknown', 'is not a ward of this campaign')]),
    ...(roles.every((role) => knownRoles.includes(role))
      ? []
      : [createProblem('roles', 'unknown', 'must be roles of this campaign')]),
    ...(isKept ? [] : [createProblem('statement', 'required', 'must be agreed to, to be kept')]),
  ];
}

/** The person as a list would bring them, with the statements that they agreed to on paper. */
export function toImported(
  { statements, note, consent, invitedBy: _invitedBy, recruited: _recruited, ...person }: NewPerson,
  campaign: CampaignDocument,
  inviter: string | undefined,
): ImportedPerson {
  const agreed = (campaign.consents ?? []).filter(({ id }) => statements.includes(id));
  return {
    ...person,
    areaVersion: campaign.areas.version,
    consentSource: consent,
    grantedStatements: agreed.map(({ id, version, statement }) => ({
      statement: id,
      version,
      words: `${localText(campaign, statement)} (${consent})`.slice(0, MAX_STATEMENT_CHARACTERS),
    })),
    ...(note && { notes: [note] }),
    ...(inviter && { inviter }),
  };
}

const dropUndefined = (given: object): object =>
  Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
