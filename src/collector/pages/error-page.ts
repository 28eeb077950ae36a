import { html } from 'hono/html';
import type { FormFields } from '../http/form-fields.ts';
import { type Html, pageDocument } from './page-document.ts';
import { frameHead } from './page-frame.ts';
import type { PageLanguage } from './page-language.ts';

/** The message of a page that can't be shown, by its status. */
export function errorPage(speech: PageLanguage, status: number, isFramed: boolean): Html {
  const { messages, words } = speech;
  const [heading, text] = {
    404: [words.missing.title, words.missing.text],
    410: [messages.withdrawn, ''],
    429: [words.busy.title, ''],
  }[status] ?? [messages.unavailable, ''];
  return pageDocument({
    speech,
    view: 'plain',
    title: heading ?? '',
    heading: heading ?? '',
    content: text ? html`<p>${text}</p>` : '',
    head: isFramed ? frameHead : '',
  });
}

/** A form that could not be accepted for now. */
export interface UntakenForm {
  readonly speech: PageLanguage;
  readonly status: number;
  /** The address to send it to again. */
  readonly action: string;
  readonly values: FormFields;
  readonly isFramed: boolean;
}

/**
 * The data that could not be accepted for now, in a small page under one button: nothing must be
 * typed twice, and an overloaded server renders no whole form.
 */
export function untakenPage(form: UntakenForm): Html {
  const { speech, status, action, values, isFramed } = form;
  const { messages, words } = speech;
  const [heading, text] = {
    403: [messages.refusedTitle, messages.refusedHere],
    429: [words.busy.title, words.busy.text],
  }[status] ?? [messages.unreachableTitle, words.down.text];
  return pageDocument({
    speech,
    view: 'survey',
    title: `${messages.errorPrefix} ${heading}`,
    heading: heading ?? '',
    head: isFramed ? frameHead : '',
    content: html`<div part="base" lang="${speech.language}" dir="${speech.direction}">
      <form method="post" action="${action}">
        <p>${text}</p>
        ${values
          .entries()
          .map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
        <div><button part="button">${messages.tryAgain}</button></div>
      </form>
    </div>`,
  });
}
