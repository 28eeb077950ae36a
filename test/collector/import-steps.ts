import assert from 'node:assert/strict';
import { HTML, type Open, SITE } from './harness.ts';

export const IMPORT = '/campaigns/edgbaston/people/import';
const FORM = { Origin: SITE, Host: 'localhost' };

/** Sends a file or rows to the first page. */
export function upload(
  { organise }: Open,
  fields: Record<string, string | Blob>,
): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  return organise(IMPORT, { method: 'POST', headers: FORM, body });
}

/** The path of the draft that an upload began, below `/organiser`. */
export const draftOf = (response: Response): string => {
  assert.equal(response.status, 303);
  return (response.headers.get('Location') ?? '').replace(/^\/organiser/, '');
};

/** Sends the form of a step. */
export const sendStep = (
  { organise }: Open,
  path: string,
  fields: Record<string, string>,
): Promise<Response> =>
  organise(path, { method: 'POST', headers: FORM, body: new URLSearchParams(fields) });

export const openStep = ({ organise }: Open, path: string): Promise<Response> =>
  organise(path, { headers: HTML });

/** Takes a list through its three steps. @returns the page that tells what became of it */
export async function importByPages(
  collector: Open,
  list: Record<string, string | Blob>,
  choices: Record<string, string> = {},
): Promise<Response> {
  const draft = draftOf(await upload(collector, list));
  const understood = await sendStep(collector, draft, {
    consent: 'A sheet',
    then: 'next',
    ...choices,
  });
  assert.equal(understood.headers.get('Location'), `/organiser${draft}/questions`);
  return sendStep(collector, `${draft}/keep`, choices);
}
