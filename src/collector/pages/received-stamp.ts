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
  /** When the page was made: what it tells of a person it tells for a while only. */
  madeAt: z.string(),
  area: z.string(),
  /** Of an answer: the issue, and its words where it is another. */
  issue: z.string().optional(),
  other: z.string().optional(),
  /** Of a sign-up. */
  name: z.string().optional(),
  organisation: z.string().optional(),
  roles: z.array(z.string()).optional(),
  cares: z.array(z.string()).optional(),
  wantsMeeting: z.boolean().optional(),
  inviteCode: z.string().optional(),
  /** The statements that were agreed to. */
  granted: z.array(z.string()),
});

/**
 * What the page of thanks says, carried in its address and sealed: no log and no browser's history
 * tells what somebody answered.
 */
export type ReceivedStamp = z.infer<typeof ReceivedStamp>;

export function sealReceived(
  tokens: SealedTokens,
  submission: Submission,
  receivedAt: string,
  now: Date,
): string {
  const { kind, campaign, id, area, consents } = submission;
  return tokens.seal(PURPOSE, {
    ...answersOf(submission),
    kind,
    campaign,
    id,
    receivedAt,
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

/** @returns undefined where this collector has made no such page for this campaign */
export function openReceived(
  tokens: SealedTokens,
  token: string | undefined,
  campaign: string,
): ReceivedStamp | undefined {
  const stamp = tokens.open(PURPOSE, token, ReceivedStamp);
  return stamp?.campaign === campaign ? stamp : undefined;
}

/** What was sent, as far as the thanks tell of it. */
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
