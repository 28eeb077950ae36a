import { resolveUrl } from '../contract/url-reference.ts';
import { loadDocument } from '../delivery/index.ts';
import { defineOnce } from './register.ts';
import { afterPaint } from './render-turn.ts';
import { retryLoading } from './retry-loading.ts';

const SIGNUP_TAG = 'campaign-champion-signup';
const BALLOT_TAG = 'campaign-issue-ballot';
const PROGRESS_TAG = 'campaign-progress';

/** Until the file is loaded, each tag shows the link inside it. */
const loadWidgets = retryLoading(
  async () => {
    const { ChampionSignupWidget, IssueBallotWidget, ProgressWidget } =
      await import('./deferred-widgets.ts');
    defineOnce(SIGNUP_TAG, ChampionSignupWidget);
    defineOnce(BALLOT_TAG, IssueBallotWidget);
    defineOnce(PROGRESS_TAG, ProgressWidget);
  },
  (failure) => console.warn((failure as Error).message),
);

/**
 * Registers the tags whose widgets are in a file beside the script: at once if the page has one of
 * them, otherwise after its forms are painted.
 */
export function registerDeferred(): void {
  const page = globalThis.document as Document | undefined;
  const elements = page?.querySelectorAll(`${SIGNUP_TAG}, ${BALLOT_TAG}, ${PROGRESS_TAG}`);
  if (!elements?.[0]) {
    if (page) void afterPaint().then(loadWidgets);
    return;
  }
  void loadWidgets();
  // Their data is fetched at the same time; the widget reports a failure.
  elements.forEach((element) => {
    if (element.localName === SIGNUP_TAG)
      Promise.all([import('./champion-signup/signup-view.ts'), import('./person-form.ts')]).catch(
        () => undefined,
      );
    else if (element.localName === BALLOT_TAG)
      import('./issue-ballot/ballot-view.ts').catch(() => undefined);
    else import('./progress/tracker.ts').catch(() => undefined);
    const source = element.getAttribute('src');
    const url = source && resolveUrl(source, element.baseURI);
    if (url) loadDocument(url).catch(() => undefined);
  });
}
