import { resolveUrl } from '../contract/url-reference.ts';
import { loadDocument } from '../delivery/index.ts';
import { retryDelayMs } from '../delivery/retry-policy.ts';
import { scheduleTimeout } from '../delivery/schedule.ts';
import { defineOnce } from './register.ts';

const SIGNUP_TAG = 'campaign-champion-signup';
const PROGRESS_TAG = 'campaign-progress';
/** Long enough for the forms of the page to be painted. */
const UNUSED_TAGS_DELAY_MS = 100;
const MAX_LOAD_DELAY_MS = 600_000;

let failures = 0;

/**
 * Registers the tags whose widgets are in a file beside the script: at once where the page has one
 * of them, and else once its forms are painted.
 */
export function registerDeferred(): void {
  const page = globalThis.document as Document | undefined;
  const elements = page?.querySelectorAll(`${SIGNUP_TAG}, ${PROGRESS_TAG}`);
  if (!elements?.[0]) {
    if (page) scheduleTimeout(UNUSED_TAGS_DELAY_MS, loadWidgets);
    return;
  }
  loadWidgets();
  // What they need is fetched at the same time; who needs it tells what fails.
  elements.forEach((element) => {
    if (element.localName === SIGNUP_TAG)
      Promise.all([import('./champion-signup/signup-view.ts'), import('./person-form.ts')]).catch(
        () => undefined,
      );
    else import('./progress/tracker.ts').catch(() => undefined);
    const source = element.getAttribute('src');
    const url = source && resolveUrl(source, element.baseURI);
    if (url) loadDocument(url).catch(() => undefined);
  });
}

/** A file that can't be loaded is asked for again, less and less often: until then each tag shows the link inside it. */
function loadWidgets(): void {
  import('./deferred-widgets.ts').then(
    ({ ChampionSignupWidget, ProgressWidget }) => {
      defineOnce(SIGNUP_TAG, ChampionSignupWidget);
      defineOnce(PROGRESS_TAG, ProgressWidget);
    },
    (failure: unknown) => {
      console.warn(`<${SIGNUP_TAG}> and <${PROGRESS_TAG}>: ${(failure as Error).message}`);
      scheduleTimeout(retryDelayMs(++failures, MAX_LOAD_DELAY_MS), loadWidgets);
    },
  );
}
