import type { Campaign } from '../contract/campaign/reader.ts';
import { inLanguage } from '../contract/text/local-text.ts';
import type { WidgetMessages } from '../locales/index.ts';
import type { ViewContext } from '../widgets/view-context.ts';

/** The headings of a view come below the page's own, which names the campaign. */
const HEADING_LEVEL = 2;

/** What a page of a server is in. */
export interface HostedLanguage {
  /** A BCP 47 tag. */
  readonly language: string;
  readonly messages: WidgetMessages;
}

/**
 * Makes what the templates of the widgets are given, where a server renders them.
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
