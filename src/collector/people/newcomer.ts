import type { ChampionSignup, Contact, OneToOne } from 'campaign-widgets/contract';
import { startOfDay } from 'campaign-widgets/contract';
import type { SubmissionEntry } from '../public/submission-records.ts';
import { writeFurtherAnswers } from '../store/json-columns.ts';
import type { PersonRecord, SignupRecord } from './derive-person.ts';
import type { Stage } from './person.ts';
import type { SuppressionList } from './suppression-list.ts';

export type NamedEntry = SubmissionEntry & { submission: Contact | ChampionSignup };

/** A new person in the register, with their data. */
export interface Newcomer {
  signup: SignupRecord & { state: PersonRecord['state'] };
  wish: OneToOne | null;
  stage?: Stage;
  tags?: readonly string[];
  notes?: readonly string[];
  /** The statements that they agreed to, where these are written down beside. */
  granted?: readonly string[];
  /** The first word of their history, if it is not the kind of their sign-up. */
  arrival?: 'by-hand';
  /** False for people of a list who do not count as recruited. */
  recruits?: boolean;
  /** An organiser said that they are nobody of those who share a contact with them. */
  isSomebodyElse?: boolean;
}

/** A newcomer from a named entry. */
export function toNewcomer(entry: NamedEntry, suppression: SuppressionList): Newcomer {
  const { submission, state, heldBecause, receipt } = entry;
  const { answers } = submission;
  return {
    wish: submission.kind === 'champion-signup' ? (submission.answers.oneToOne ?? null) : null,
    signup: {
      id: submission.id,
      campaign: submission.campaign,
      person: null,
      kind: submission.kind,
      version: submission.campaignVersion,
      state,
      held_because: heldBecause ?? null,
      name: answers.name,
      email: answers.email ?? null,
      area: submission.area.code,
      area_version: submission.area.version,
      channel: submission.channel,
      source: submission.source ?? null,
      assisted_by: submission.assistedBy ?? null,
      locale: submission.locale,
      page: submission.page ?? null,
      ...championColumns(submission, suppression),
      answered_at:
        submission.kind === 'contact' ? startOfDay(submission.answeredAt) : submission.answeredAt,
      received_at: receipt.receivedAt,
    },
  };
}

/** The data of a champion beside that of a contact. */
function championColumns(submission: Contact | ChampionSignup, suppression: SuppressionList) {
  const champion = submission.kind === 'champion-signup' ? submission.answers : undefined;
  const { oneToOne, organisation, inviteCode = null, invitedBy = null } = champion ?? {};
  return {
    phone: champion?.phone ?? null,
    cares: JSON.stringify(champion?.cares ?? []),
    roles: JSON.stringify(champion?.roles ?? []),
    wish: oneToOne ? JSON.stringify(oneToOne) : null,
    organisation: organisation ? JSON.stringify(organisation) : null,
    organisation_hash: organisation
      ? suppression.organisation(submission.campaign, organisation.name)
      : null,
    language: champion?.language ?? null,
    more: writeFurtherAnswers(champion?.more),
    invite_code: inviteCode,
    // Nobody can invite themselves.
    invited_by: invitedBy === inviteCode ? null : invitedBy,
    shows_first_name: 0,
    batch: null,
  };
}
