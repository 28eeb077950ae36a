import type { Context, Hono } from 'hono';
import { createProblem, type Problem, type PrivateRecord } from 'campaign-widgets/contract';
import { jsonBody, jsonOf } from '../http/body-limits.ts';
import { HttpProblem, throwStoreUnavailable } from '../http/http-problem.ts';
import type { RateLimits } from '../http/rate-limits.ts';
import { checkDetails } from './check-details.ts';
import { checkGivenConsents } from './offered-consents.ts';
import { findSignup, nothingHere, openSignup, type SignupSource } from './open-signup.ts';
import { isKeepStatement, privateRecord } from './private-record.ts';

export interface RecordOptions extends SignupSource {
  publicUrl: string;
  limits: RateLimits;
  now: () => Date;
}

const MAX_SMALL_REQUEST_BYTES = 1024;
/** As many as a submission may have. */
const MAX_CHANGE_BYTES = 16 * 1024;
/**
 * The largest request: twenty statements of a thousand characters, each of four bytes at most, and
 * the JSON around them.
 */
export const MAX_PRIVATE_REQUEST_BYTES = 96 * 1024;

const NO_CONTACT = createProblem(
  'answers.email',
  'no-contact',
  'must be given where there is no telephone number',
);

/** The routes that a page requests with its key: each answers with the present state. */
export function addRecordRoutes(routes: Hono, options: RecordOptions): void {
  const limitedJson = (maxBytes: number) =>
    jsonBody({ maxBytes, rateLimit: options.limits.submission, invalid: nothingHere });
  const small = limitedJson(MAX_SMALL_REQUEST_BYTES);
  routes.post('/show', small, async (c) =>
    c.json<PrivateRecord>(privateRecord(await openSignup(c, options), options.publicUrl)),
  );
  routes.post('/change', limitedJson(MAX_CHANGE_BYTES), (c) => handleDetails(c, options));
  routes.post('/give', limitedJson(MAX_PRIVATE_REQUEST_BYTES), (c) => handleConsents(c, options));
  routes.post('/invitation', small, (c) => handleFirstName(c, options));
  routes.post('/withdraw', small, (c) => handleWithdrawal(c, options));
  routes.post('/erase', small, (c) => handleErasure(c, options));
}

async function handleDetails(c: Context, options: RecordOptions): Promise<Response> {
  const opened = await openSignup(c, options);
  const checked = checkDetails(withoutToken(c), opened);
  if (!checked.ok) throw refused(checked.problems);
  const { id } = opened.mine.signup;
  const outcome = await options.store.signups
    .change(id, checked.value, options.now().toISOString())
    .catch(throwStoreUnavailable);
  if (outcome === 'no-contact') throw refused([NO_CONTACT]);
  return sendRecord(c, id, options);
}

async function handleConsents(c: Context, options: RecordOptions): Promise<Response> {
  const opened = await openSignup(c, options);
  const checked = checkGivenConsents(withoutToken(c), opened);
  if (!checked.ok) throw refused(checked.problems);
  const { id } = opened.mine.signup;
  await options.store.signups
    .give(id, checked.value, options.now().toISOString())
    .catch(throwStoreUnavailable);
  return sendRecord(c, id, options);
}

async function handleFirstName(c: Context, options: RecordOptions): Promise<Response> {
  const { mine } = await openSignup(c, options);
  const { showsFirstName } = withoutToken(c);
  if (typeof showsFirstName !== 'boolean')
    throw new HttpProblem(422, '"showsFirstName" must be true or false.');
  const { id, inviteCode } = mine.signup;
  if (inviteCode === null) throw new HttpProblem(422, 'This sign-up has no invitation.');
  await options.store.signups
    .showFirstName(id, showsFirstName, options.now().toISOString())
    .catch(throwStoreUnavailable);
  return sendRecord(c, id, options);
}

async function handleWithdrawal(c: Context, options: RecordOptions): Promise<Response> {
  const { mine, given } = await openSignup(c, options);
  const { statement } = withoutToken(c);
  const { id, consents } = mine.signup;
  if (typeof statement !== 'string' || !consents.some((one) => one.statement === statement))
    throw new HttpProblem(422, '"statement" is the id of one that this sign-up was shown.');
  if (isKeepStatement(given, statement))
    throw new HttpProblem(422, 'Without this one nothing may be kept: delete everything instead.');
  await options.store.signups
    .withdraw(id, statement, 'mine', options.now().toISOString())
    .catch(throwStoreUnavailable);
  return sendRecord(c, id, options);
}

async function handleErasure(c: Context, options: RecordOptions): Promise<Response> {
  const { mine } = await openSignup(c, options);
  const erased = await options.store.signups
    .erase(mine.signup.id, options.now().toISOString())
    .catch(throwStoreUnavailable);
  if (!erased) throw nothingHere();
  return c.body(null, 204);
}

/** The state after a change. */
const sendRecord = async (c: Context, id: string, options: RecordOptions): Promise<Response> =>
  c.json<PrivateRecord>(privateRecord(await findSignup(id, options), options.publicUrl));

/** The body of a request whose key was valid. */
function withoutToken(c: Context): Record<string, unknown> {
  const { token: _, ...body } = jsonOf(c) as Record<string, unknown>;
  return body;
}

const refused = (problems: Problem[]): HttpProblem =>
  new HttpProblem(422, 'See "problems".', { problems });
