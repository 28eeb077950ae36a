import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { formBody, formOf } from '../http/body-limits.ts';
import { HttpProblem } from '../http/http-problem.ts';
import type { OrganiserCampaignEnv } from '../organiser/require-access.ts';
import { organiserPath } from '../organiser/return-path.ts';
import { DONE_ID } from '../organiser/ui/form-fields.ts';
import { donePath } from '../organiser/ui/done-messages.ts';
import type { SealedTokens } from '../pages/sealed-tokens.ts';
import type { Services } from '../services.ts';
import { WORDS_DECISIONS, type WordsDecision } from './answer-records.ts';

/** As many as a page of words has, twice. */
export const MAX_WORDS_DECISIONS = 100;
const MAX_FORM_BYTES = 16 * 1024;
const UNDO_MS = 60_000;
const UNDO_PURPOSE = 'undo of a decision about words';
const UUID_BYTES = 16;

const OPPOSITE = { release: 'withhold', withhold: 'release' } as const;

const Undo = z.object({
  campaign: z.string(),
  decision: z.enum(WORDS_DECISIONS),
  /** The bytes of the ids, one after another: base64url. */
  ids: z.string(),
  until: z.number(),
});

/**
 * `POST …/responses`: makes the words of many answers public, or takes them back; and takes such a
 * decision back within a minute. The address of the next page holds what to take back, sealed: only
 * the answers that were changed, so that nothing else changes.
 */
export function decideWordsRoutes({
  store,
  sealedTokens,
  now,
}: Services): Hono<OrganiserCampaignEnv> {
  const routes = new Hono<OrganiserCampaignEnv>();
  const limitedForm = formBody({ maxBytes: MAX_FORM_BYTES, maxFields: MAX_WORDS_DECISIONS + 10 });
  routes.post('/responses', limitedForm, async (c) => {
    const { campaign } = c.var;
    const form = formOf(c);
    const undo = form.text('undo');
    const wanted = undo === undefined ? readWanted(c) : readUndo(sealedTokens, undo, now());
    if (!wanted || ('campaign' in wanted && wanted.campaign !== campaign.id))
      throw new HttpProblem(409, 'This can’t be undone any more.', { sentence: 'undoTooLate' });
    const { ids, decision } = wanted;
    const changed = await store.answers.decideWords(campaign.id, ids, decision);
    const back = organiserPath(form.text('back') ?? '');
    if (back === undefined) return c.json({ changed: changed.length });
    const done = ids.length === 0 ? 'words-none' : `words-${decision}`;
    const page = new URL(donePath(back, { done, number: changed.length }), 'http://localhost');
    page.searchParams.delete('undo');
    if (undo === undefined && changed.length > 0)
      page.searchParams.set(
        'undo',
        sealUndo(sealedTokens, {
          ...{ campaign: campaign.id, decision: OPPOSITE[decision] },
          ...{ ids: packIds(changed), until: now().getTime() + UNDO_MS },
        }),
      );
    return c.redirect(`${page.pathname}${page.search}#${DONE_ID}`, 303);
  });
  return routes;
}

/** @throws HttpProblem 422 for another decision, or too many answers */
function readWanted(c: Context): { ids: string[]; decision: WordsDecision } {
  const ids = [...new Set(formOf(c).texts('answer'))];
  const wanted = formOf(c).text('decision');
  const decision = WORDS_DECISIONS.find((each) => each === wanted);
  if (decision === undefined)
    throw new HttpProblem(422, `"decision" is one of ${WORDS_DECISIONS.join(', ')}.`);
  if (ids.length > MAX_WORDS_DECISIONS)
    throw new HttpProblem(422, `At most ${MAX_WORDS_DECISIONS} answers at once.`);
  return { ids, decision };
}

const sealUndo = (tokens: SealedTokens, undo: z.input<typeof Undo>): string =>
  tokens.seal(UNDO_PURPOSE, undo);

/** @returns undefined if it was not made here, or a minute has passed */
function readUndo(tokens: SealedTokens, token: string, at: Date) {
  const undo = tokens.open(UNDO_PURPOSE, token, Undo);
  if (!undo || at.getTime() > undo.until) return undefined;
  return { ...undo, ids: unpackIds(undo.ids) };
}

/** Whether the address of a page offers to take a decision back. */
export const canUndo = (tokens: SealedTokens, token: string | undefined, at: Date): boolean =>
  token !== undefined && readUndo(tokens, token, at) !== undefined;

const packIds = (ids: readonly string[]): string =>
  Buffer.from(ids.join('').replaceAll('-', ''), 'hex').toString('base64url');

function unpackIds(packed: string): string[] {
  const bytes = Buffer.from(packed, 'base64url');
  return Array.from({ length: Math.floor(bytes.length / UUID_BYTES) }, (_, at) => {
    const hex = bytes.subarray(at * UUID_BYTES, (at + 1) * UUID_BYTES).toString('hex');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  });
}
