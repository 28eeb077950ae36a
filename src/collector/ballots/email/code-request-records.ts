import type { NewNotice } from '../../notifications/notice-records.ts';
import type { BallotKey } from '../ballot-records.ts';
import type { CodeState } from '../ballot-tables.ts';
import type { EmailHashes } from './email-code-keys.ts';

/** An address asks for a code. */
export interface CodeRequest extends EmailHashes {
  ballot: BallotKey;
  /** The mail to queue; the number of the code is added to its data. */
  notice: NewNotice;
  /** Today. */
  day: string;
}

/** A code that is about to be sent. */
export interface CodeIssue extends EmailHashes {
  ballot: BallotKey;
  /** The number of the code. */
  n: number;
  /** By which a tablet without a network knows it. */
  fingerprint: number;
  day: string;
}

/**
 * `issued`: the code may be sent; `spent`: the address has voted with it; `outdated`: a newer one
 * was asked for, or the ballot takes none any more.
 */
export type IssueOutcome = 'issued' | 'spent' | 'outdated';

/** What the desk in the hall is told of an address. `asked`: the mail has not been sent yet. */
export type EmailedCodeState = CodeState | 'none' | 'asked';

/** The codes that addresses asked for. No row says which code is whose. */
export interface CodeRequestRecords {
  /**
   * Gives the address its next number, makes the code before it void unless that is spent, and
   * queues the mail. A new, a known and a used address cost the same statements.
   */
  ask(request: CodeRequest): Promise<void>;
  /** Stores the code of a number, once, before it is sent. */
  issue(code: CodeIssue): Promise<IssueOutcome>;
  find(ballot: BallotKey, hashes: EmailHashes): Promise<EmailedCodeState>;
  /**
   * Makes the code of an address void, and lets it have no other: somebody gets a paper instead.
   * @returns what its code was before
   */
  close(ballot: BallotKey, hashes: EmailHashes, day: string): Promise<EmailedCodeState>;
  /** Deletes what is kept of the addresses of a ballot, and mails that wait. @returns how many */
  deleteAll(ballot: BallotKey): Promise<number>;
}

/** The batch of the codes that are sent by email; its size is the number of addresses. */
export const EMAIL_BATCH = 'email';

/** What the notices of a ballot are about. */
export const noticeSubjectOf = ({ campaign, id }: BallotKey): string => `${campaign}/${id}`;
