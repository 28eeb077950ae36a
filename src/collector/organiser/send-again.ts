import { html } from 'hono/html';
import type { Context } from 'hono';
import { formBody, parsedFormOf } from '../http/body-limits.ts';
import type { OrganiserEnv } from './principal.ts';
import { hiddenFields } from './ui/form-fields.ts';
import type { Html } from './ui/html.ts';

/** A form with a text for each ward of a large campaign; what is sent without a key is no more. */
const MAX_KEPT_BYTES = 256 * 1024;
const MAX_KEPT_FIELDS = 2500;

const limitedForm = formBody({ maxBytes: MAX_KEPT_BYTES, maxFields: MAX_KEPT_FIELDS });

/**
 * Reads the form of somebody who is not signed in any more, so that the refusal can hold what they
 * wrote. A form that is too large, or no form, is left alone.
 */
export async function readRefusedForm(c: Context<OrganiserEnv, string>): Promise<void> {
  await limitedForm(c, () => Promise.resolve()).catch(() => undefined);
}

/** The statuses after which the same form, sent again, can be taken. */
const PASSING_REFUSALS = [401, 429, 500, 503];

/**
 * A form with everything that was written, to send it again; undefined where that can't help, where
 * a file would be missing, or where the form held a key.
 */
export function sendAgainForm(c: Context<OrganiserEnv>, status: number): Html | undefined {
  // The forms that open these pages hold a key: nobody is signed in yet.
  const isSignedIn = (c.var.principal as unknown) !== undefined || status === 401;
  const form = isSignedIn && PASSING_REFUSALS.includes(status) ? parsedFormOf(c) : undefined;
  if (c.req.method !== 'POST' || !form || form.hasFile) return undefined;
  const { refused } = c.var.messages;
  const { pathname, search } = new URL(c.req.url);
  const signIn = html`<p>
    <a href="/organiser/sign-in" target="_blank">${refused.signInElsewhere}</a>
  </p>`;
  return html`<p>${status === 401 ? refused.keptSignedOut : refused.kept}</p>
    ${status === 401 ? signIn : ''}
    <form method="post" action="${pathname}${search}">
      ${hiddenFields(form.entries())}
      <button>${refused.sendAgain}</button>
    </form>`;
}
