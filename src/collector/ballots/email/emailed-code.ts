import type { Services } from '../../services.ts';
import type { BallotKey } from '../ballot-records.ts';
import type { EmailedCodeState } from './code-request-records.ts';

type EmailedCodeServices = Pick<Services, 'store' | 'emailCodeKeys' | 'now'>;

/**
 * For the desk in the hall: was a code sent to this address, and used? `none`: nobody asked for one;
 * `asked`: its mail has not gone yet; else the state of its newest code. Once the requests are
 * deleted, seven days after closing, it is `none`.
 */
export const findEmailedCode = (
  { store, emailCodeKeys }: Omit<EmailedCodeServices, 'now'>,
  ballot: BallotKey,
  address: string,
): Promise<EmailedCodeState> =>
  store.codeRequests.find(ballot, emailCodeKeys.hashesOf(ballot, address));

/**
 * Makes the code of an address void before its person gets a paper; they can't have another by
 * email. A code that was used stays used: then there is no paper.
 * @returns what the code was before
 */
export const closeEmailedCode = (
  { store, emailCodeKeys, now }: EmailedCodeServices,
  ballot: BallotKey,
  address: string,
): Promise<EmailedCodeState> =>
  store.codeRequests.close(
    ballot,
    emailCodeKeys.hashesOf(ballot, address),
    now().toISOString().slice(0, 10),
  );
