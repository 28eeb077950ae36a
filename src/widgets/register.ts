import { scheduleTimeout } from '../delivery/schedule.ts';

const FORMS = 'campaign-issue-survey, campaign-champion-signup';
/** Long enough for the forms of the page to be painted. */
const UNUSED_TAG_DELAY_MS = 100;

/**
 * Defines a tag, unless the script is on the page twice. Where there are no tags, as on a server,
 * it does nothing.
 */
export function defineOnce(tag: string, widget: CustomElementConstructor): void {
  const registry = globalThis.customElements as CustomElementRegistry | undefined;
  if (!registry?.get(tag)) registry?.define(tag, widget);
}

/**
 * Defines a tag of a script with several. Where the page has a form of ours and not this tag, the
 * form is painted first.
 */
export function registerTag(tag: string, widget: CustomElementConstructor): void {
  const page = globalThis.document as Document | undefined;
  if (page?.querySelector(FORMS) && !page.querySelector(tag))
    scheduleTimeout(UNUSED_TAG_DELAY_MS, () => defineOnce(tag, widget));
  else defineOnce(tag, widget);
}
