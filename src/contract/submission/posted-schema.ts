import * as z from 'zod';
import { BallotSubmission } from '../ballot/vote-schema.ts';
import { ChampionSignup, Contact, IssueResponse } from './schema.ts';

/** Everything that a page posts to `/submissions`: a submission, or a vote. */
export const PostedSubmission = z.discriminatedUnion('kind', [
  IssueResponse,
  Contact,
  ChampionSignup,
  BallotSubmission,
]);
export type PostedSubmission = z.infer<typeof PostedSubmission>;
