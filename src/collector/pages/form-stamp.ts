import { randomInt, randomUUID } from 'node:crypto';
import * as z from 'zod';
import { type CampaignDocument, inLanguage, SUBMISSION_KINDS } from 'campaign-widgets/contract';
import type { SealedTokens } from './sealed-tokens.ts';

const PURPOSE = 'form';
/** Of digits and letters without 0 and 1, as the widget makes them. */
const INVITE_LETTERS = '23456789abcdefghijklmnopqrstuvwxyz';
const INVITE_LENGTH = 12;

const FormStamp = z.object({
  /** The id of the submission that the form will send. */
  id: z.string(),
  kind: z.enum(SUBMISSION_KINDS),
  campaign: z.string(),
  /** The version of the campaign whose words were shown, and their language. */
  version: z.number(),
  language: z.string(),
  /** When the form was first shown: ISO 8601, UTC. */
  shownAt: z.string(),
  /** The issues in the order shown. */
  order: z.array(z.string()),
  /** The code by which a champion invites others. */
  inviteCode: z.string(),
  /** In a frame: the origin of the page around, and its address if invitations lead there. */
  around: z.string().optional(),
  page: z.string().optional(),
});

/** A server's data about the form that it has shown on one page view. */
export type FormStamp = z.infer<typeof FormStamp>;

/** A new page view, and where it is shown. */
interface NewStamp extends Pick<FormStamp, 'kind' | 'language' | 'around' | 'page'> {
  readonly now: Date;
}

/** Makes the stamp of a new page view. */
export function createFormStamp(
  campaign: CampaignDocument,
  { kind, language, now, ...place }: NewStamp,
): FormStamp {
  return {
    id: randomUUID(),
    kind,
    campaign: campaign.id,
    version: campaign.version,
    language,
    shownAt: now.toISOString(),
    order: orderIssues(campaign, language),
    inviteCode: drawInviteCode(),
    ...place,
  };
}

export const sealFormStamp = (tokens: SealedTokens, stamp: FormStamp): string =>
  tokens.seal(PURPOSE, stamp);

/** @returns undefined if this collector has made no such stamp for this form */
export function openFormStamp(
  tokens: SealedTokens,
  token: string | undefined,
  expected: Pick<FormStamp, 'campaign' | 'kind'>,
): FormStamp | undefined {
  const stamp = tokens.open(PURPOSE, token, FormStamp);
  return stamp?.campaign === expected.campaign && stamp.kind === expected.kind ? stamp : undefined;
}

const drawInviteCode = (): string =>
  Array.from(
    { length: INVITE_LENGTH },
    () => INVITE_LETTERS[randomInt(INVITE_LETTERS.length)],
  ).join('');

/** The same page view with the words of another version or language. */
export function renewFormStamp(
  stamp: FormStamp,
  campaign: CampaignDocument,
  language: string,
): FormStamp {
  const ids = campaign.survey?.issues.map(({ id }) => id) ?? [];
  const kept = stamp.order.filter((id) => ids.includes(id));
  const added = ids.filter((id) => !kept.includes(id));
  return { ...stamp, version: campaign.version, language, order: [...kept, ...added] };
}

/** Makes the form's values into a new submission, with a new id. */
export const withNewId = (stamp: FormStamp): FormStamp => ({
  ...stamp,
  id: randomUUID(),
  inviteCode: drawInviteCode(),
});

/** The issues in the order that the campaign asks for. */
function orderIssues({ survey, languages }: CampaignDocument, language: string): string[] {
  const issues = survey?.issues ?? [];
  const wordsOf = ({ label }: (typeof issues)[number]) =>
    inLanguage(label, language, languages).words;
  const order = issues.map(({ id }) => id);
  if (survey?.order === 'random') return shuffle(order);
  if (survey?.order !== 'alphabetical') return order;
  return issues
    .toSorted((a, b) => wordsOf(a).localeCompare(wordsOf(b), language))
    .map(({ id }) => id);
}

const shuffle = (ids: string[]): string[] =>
  ids
    .map((id) => ({ id, at: randomInt(2 ** 32) }))
    .sort((a, b) => a.at - b.at)
    .map(({ id }) => id);
