import * as z from 'zod';
import type { CampaignDocument, Submission } from 'campaign-widgets/contract';
import { ORGANISATION_KINDS, SUBMISSION_KINDS } from 'campaign-widgets/contract';
import type { SealedTokens } from './sealed-tokens.ts';

const PURPOSE = 'received';

const ReceivedStamp = z.object({
  kind: z.enum(SUBMISSION_KINDS),
  campaign: z.string(),
  id: z.string(),
  receivedAt: z.string(),
  /** When the page was made: it shows personal data for a limited time only. */
  madeAt: z.string(),
  area: z.string(),
  /** For an answer: the issue, and its words if it is another one. */
  issue: z.string().optional(),
  other: z.string().optional(),
  /** For a sign-up. */
  name: z.string().optional(),
  organisation: z.string().optional(),
  roles: z.array(z.string()).optional(),
  cares: z.array(z.string()).optional(),
  wantsMeeting: z.boolean().optional(),
  inviteCode: z.string().optional(),
  /** In a frame: the page around, which invitations lead to. */
  page: z.string().optional(),
  /** The granted statements. */
  granted: z.array(z.string()),
});

/**
 * The data of the page of thanks, sealed in its address: no log and no browser history reveals a
 * person's answers.
 */
export type ReceivedStamp = z.infer<typeof ReceivedStamp>;

export function sealReceived(
  tokens: SealedTokens,
  submission: Submission,
  { receivedAt, now, page }: { receivedAt: string; now: Date; page: string | undefined },
): string {
  const { kind, campaign, id, area, consents } = submission;
  return tokens.seal(PURPOSE, {
    ...answersOf(submission),
    kind,
    campaign,
    id,
    receivedAt,
    ...(page && { page }),
    madeAt: now.toISOString(),
    area: area.code,
    granted: consents.filter(({ granted }) => granted).map(({ statement }) => statement),
  } satisfies ReceivedStamp);
}

function answersOf(submission: Submission): Partial<ReceivedStamp> {
  switch (submission.kind) {
    case 'issue-response': {
      const { issue, other } = submission.answers;
      return { issue, other };
    }
    case 'champion-signup': {
      const { name, organisation, roles, cares, oneToOne, inviteCode } = submission.answers;
      const wantsMeeting = oneToOne !== undefined;
      return { name, organisation: organisation?.name, roles, cares, wantsMeeting, inviteCode };
    }
    case 'contact':
      return {};
  }
}

/** @returns undefined if this collector has made no such page for this campaign */
export function openReceived(
  tokens: SealedTokens,
  token: string | undefined,
  campaign: string,
): ReceivedStamp | undefined {
  const stamp = tokens.open(PURPOSE, token, ReceivedStamp);
  return stamp?.campaign === campaign ? stamp : undefined;
}

/** The parts of the submission that the thanks show. */
export function receivedSubmission(
  stamp: ReceivedStamp,
  { areas, version, consents = [] }: CampaignDocument,
  locale: string,
): Submission {
  const common = {
    id: stamp.id,
    campaign: stamp.campaign,
    campaignVersion: version,
    channel: 'online' as const,
    locale,
    answeredAt: stamp.madeAt,
    area: { code: stamp.area, version: areas.version },
    consents: consents.map(({ id, version }) => ({
      statement: id,
      version,
      locale,
      words: '',
      granted: stamp.granted.includes(id),
    })),
  };
  const { kind, name = '', organisation, wantsMeeting } = stamp;
  if (kind === 'issue-response') {
    const { issue = '', other } = stamp;
    return { ...common, kind, answers: { issue, ...(other !== undefined && { other }) } };
  }
  if (kind === 'contact')
    return { ...common, kind, answers: { name, email: '', ageConfirmed: true } };
  return {
    ...common,
    kind,
    answers: {
      name,
      ageConfirmed: true,
      roles: stamp.roles ?? [],
      inviteCode: stamp.inviteCode ?? '',
      ...(stamp.cares && { cares: stamp.cares }),
      ...(wantsMeeting && { oneToOne: {} }),
      ...(organisation !== undefined && {
        organisation: { name: organisation, kind: ORGANISATION_KINDS[0], listed: false },
      }),
    },
  };
}
