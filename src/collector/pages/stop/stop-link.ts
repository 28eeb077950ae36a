import * as z from 'zod';
import { SubmissionId } from 'campaign-widgets/contract';
import type { SealedTokens } from '../sealed-tokens.ts';

/** A link opens for its campaign, and stops its channel: nothing else. */
const purposeOf = (campaign: string): string => `stop email of ${campaign}`;

const StopToken = z.strictObject({ signup: SubmissionId });

/** The address by which a person stops emails: every sign-up of theirs is meant. */
export const stopAddress = (
  { sealedTokens, publicUrl }: { sealedTokens: SealedTokens; publicUrl: string },
  campaign: string,
  signup: string,
): string => {
  const token = sealedTokens.seal(purposeOf(campaign), { signup });
  return `${publicUrl}/pages/${campaign}/stop/${token}`;
};

/** The sign-up that a link is about; undefined if it was not made here. */
export const readStopToken = (
  sealedTokens: SealedTokens,
  campaign: string,
  token: string,
): string | undefined => sealedTokens.open(purposeOf(campaign), token, StopToken)?.signup;
