import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { SealedTokens } from '../pages/sealed-tokens.ts';

const PURPOSE = 'apply';

const ApplyStamp = z.object({
  /** The id of the application that the form will send. */
  id: z.string(),
  /** When the form was first shown: ISO 8601, UTC. */
  shownAt: z.string(),
});

/** What a server knows of the form that it has shown on one page view. */
export type ApplyStamp = z.infer<typeof ApplyStamp>;

export const createApplyStamp = (now: Date): ApplyStamp => ({
  id: randomUUID(),
  shownAt: now.toISOString(),
});

export const sealApplyStamp = (tokens: SealedTokens, stamp: ApplyStamp): string =>
  tokens.seal(PURPOSE, stamp);

/** @returns undefined if this collector has made no such stamp */
export const openApplyStamp = (
  tokens: SealedTokens,
  token: string | undefined,
): ApplyStamp | undefined => tokens.open(PURPOSE, token, ApplyStamp);
