import type { Campaign } from '../contract/campaign/reader.ts';
import { inLanguage } from '../contract/text/local-text.ts';
import type { WidgetMessages } from '../locales/index.ts';
import type { ViewContext } from '../widgets/view-context.ts';

/** The headings of a view come below the page's own, which names the campaign. */
const HEADING_LEVEL = 2;

/** The language of a page that a server renders. */
export interface HostedLanguage {
  /** A BCP 47 tag. */
  readonly language: string;
  readonly messages: WidgetMessages;
}

/**
 * Makes the context of the widgets' templates for a server that renders them.
 * @param resolve makes an address of the campaign document absolute
 */
export const createHostedContext = (
  { languages }: Pick<Campaign, 'languages'>,
  { language, messages }: HostedLanguage,
  resolve: ViewContext['resolve'],
): ViewContext => ({
  language,
  messages,
  headingLevel: HEADING_LEVEL,
  localize: (text) => inLanguage(text, language, languages),
  resolve,
});
