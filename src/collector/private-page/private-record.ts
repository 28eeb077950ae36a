import {
  type Campaign,
  type CampaignDocument,
  type PrivateRecord,
  resolveUrl,
} from 'campaign-widgets/contract';
import { firstNameOf } from '../people/first-name.ts';
import type { OwnSignup } from '../people/signup-records.ts';
import { referenceOf } from '../public/receipt-reference.ts';
import { offeredConsents } from './offered-consents.ts';
import type { OpenedSignup } from './opened-signup.ts';
import { DAY_MS } from '../time-units.ts';

/** Makes the content of a private page. */
export function privateRecord(opened: OpenedSignup, publicUrl: string): PrivateRecord {
  const { mine, given, served } = opened;
  const { signup, corrections, brought, lastContactAt } = mine;
  const { retentionDays, privacyUrl, ...controller } = served.controller;
  const inviteUrl = inviteUrlOf(mine);
  return {
    kind: signup.kind,
    locale: signup.locale,
    reference: referenceOf(signup.id),
    receivedAt: signup.receivedAt,
    keptUntil: new Date(Date.parse(lastContactAt) + retentionDays * DAY_MS)
      .toISOString()
      .slice(0, 10),
    campaign: campaignOf(given),
    controller: {
      ...controller,
      retentionDays,
      privacyUrl: resolveUrl(privacyUrl, `${publicUrl}/campaigns/${served.id}`) ?? '',
    },
    area: corrections.area ?? signup.area,
    answers: standingAnswers(mine),
    corrected: Object.keys(corrections),
    consents: signup.consents.map((consent) => ({
      ...consent,
      keep: isKeepStatement(given, consent.statement),
    })),
    offers: offeredConsents(opened, publicUrl),
    invited: signup.invitedBy !== null,
    brought,
    ...(inviteUrl && { inviteUrl }),
    ...invitationOf(mine),
    copy: copyOf(mine),
  };
}

/** Whether a statement is one without which nothing may be kept. */
export const isKeepStatement = (
  { consents = [] }: Pick<CampaignDocument, 'consents'>,
  statement: string,
): boolean =>
  statement === 'import' ||
  consents.some(({ id, channel }) => id === statement && channel === 'keep');

/** The part of a document that the widgets read. No postcode look-up and no results here. */
const campaignOf = ({ progress: _, results: __, areas, ...rest }: CampaignDocument): Campaign => ({
  ...rest,
  areas: { version: areas.version, wards: areas.wards },
});

function standingAnswers({ signup, answers, corrections }: OwnSignup): PrivateRecord['answers'] {
  const { area: _, ...corrected } = corrections;
  const { inviteCode: __, invitedBy: ___, ageConfirmed: ____, ...given } = answers;
  const fields = Object.entries({ ...given, ...corrected }).filter(([, value]) => value !== null);
  return { name: signup.name, ...Object.fromEntries(fields) };
}

/**
 * The page where the person signed up, with their code: it opens the form for the people they
 * invite.
 */
function inviteUrlOf({ page, signup }: OwnSignup): string | undefined {
  if (page === null || signup.inviteCode === null) return undefined;
  const url = new URL(page);
  url.searchParams.set('invite', signup.inviteCode);
  return resolveUrl(url.href, url.href);
}

/** What others read about the person on the page of their invitation, and whether they do. */
function invitationOf({ signup, corrections }: OwnSignup): Pick<PrivateRecord, 'invitation'> {
  const firstName = firstNameOf(corrections.name ?? signup.name);
  if (signup.inviteCode === null || !firstName) return {};
  return { invitation: { firstName, isShown: signup.showsFirstName } };
}

const copyOf = ({ campaign, signup, answers, brought, page, corrections, work }: OwnSignup) => ({
  campaign,
  signup: { ...signup, page },
  answers,
  brought,
  ...(Object.keys(corrections).length > 0 && { corrections }),
  ...(work && writtenDown(work)),
});

const LEFT_OUT =
  'Left out here, because it says something of other people too. Ask the campaign for it.';

/** What organisers wrote down about the person: UK GDPR, article 15 (4) protects other people. */
function writtenDown({ notes, tags, next }: NonNullable<OwnSignup['work']>) {
  const own = notes.map(({ at, text, aboutOthers }) => ({
    at,
    text: aboutOthers ? LEFT_OUT : text,
  }));
  return {
    ...(own.length > 0 && { notes: own }),
    ...(tags.length > 0 && { tags }),
    ...(next && { next }),
  };
}
