import { createHash, randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { PublicBallot } from 'campaign-widgets/contract';
import type { SealedTokens } from '../sealed-tokens.ts';

const FORM_PURPOSE = 'vote form';
const RECEIVED_PURPOSE = 'vote received';

const VoteStamp = z.object({
  /** The id of the vote that the form will send: pressing twice sends one vote. */
  id: z.string(),
  campaign: z.string(),
  ballot: z.string(),
  version: z.number(),
  language: z.string(),
});

/** What a server knows about the form of a vote on one page view; neither code nor choice. */
export type VoteStamp = z.infer<typeof VoteStamp>;

export const createVoteStamp = (
  { campaign, id, version }: PublicBallot,
  language: string,
): VoteStamp => ({ id: randomUUID(), campaign, ballot: id, version, language });

export const sealVoteStamp = (tokens: SealedTokens, stamp: VoteStamp): string =>
  tokens.seal(FORM_PURPOSE, stamp);

/** @returns undefined if this collector has made no such form for this campaign */
export function openVoteStamp(
  tokens: SealedTokens,
  token: string | undefined,
  campaign: string,
): VoteStamp | undefined {
  const stamp = tokens.open(FORM_PURPOSE, token, VoteStamp);
  return stamp?.campaign === campaign ? stamp : undefined;
}

/** The issues of a page view: in random order for each, and the same when it is shown again. */
export function orderOptions(
  { order }: Pick<PublicBallot, 'order'>,
  ids: readonly string[],
  { id }: VoteStamp,
): string[] {
  if (order !== 'random') return [...ids];
  const rank = (issue: string) => createHash('sha256').update(`${id} ${issue}`).digest('hex');
  return ids.toSorted((one, other) => rank(one).localeCompare(rank(other)));
}

const ReceivedVote = z.object({
  campaign: z.string(),
  ballot: z.string(),
  id: z.string(),
  reference: z.string(),
  receivedAt: z.string(),
});

/** What the page after a vote shows: its reference and its day, and never what it was. */
export type ReceivedVote = z.infer<typeof ReceivedVote>;

export const sealReceivedVote = (tokens: SealedTokens, received: ReceivedVote): string =>
  tokens.seal(RECEIVED_PURPOSE, received);

export function openReceivedVote(
  tokens: SealedTokens,
  token: string | undefined,
  campaign: string,
): ReceivedVote | undefined {
  const received = tokens.open(RECEIVED_PURPOSE, token, ReceivedVote);
  return received?.campaign === campaign ? received : undefined;
}
