/**
 * The sender of an invitation, in a file beside the script: only a page opened by an invitation
 * needs it.
 * @module
 */
import type { InviterFound, InviterQuestion } from '../../contract/invitation/question.ts';
import { readObject, readText, readWhole } from '../../contract/value-readers.ts';
import { fetchJson } from '../../delivery/index.ts';
import { serializeJson } from '../../delivery/serialize-json.ts';

const MAX_NAME_LENGTH = 60;
const readFound = readObject({ 'firstName?': readText });

/**
 * Asks for the first name of the person who sent an invitation: at `invitations`, beside a
 * collector's `/submissions`. An endpoint with another address is not asked. The code is in the
 * body of a POST, and nowhere else.
 * @param endpoint of the form, absolute
 * @returns the name; empty if there is none that may be read
 * @throws DeliveryError
 */
export async function findInviter(endpoint: string, question: InviterQuestion): Promise<string> {
  const { origin, pathname, search } = new URL(endpoint);
  if (!pathname.endsWith('/submissions') || search) return '';
  const url = new URL('invitations', origin + pathname);
  const response = await fetchJson(url.href, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: serializeJson(question),
  });
  const found: InviterFound | undefined = readWhole(readFound, response);
  const name = found?.firstName?.trim() ?? '';
  return name.length <= MAX_NAME_LENGTH ? name : '';
}
