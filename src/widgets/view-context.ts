import type { LocalizedText, LocalText } from '../contract/text/local-text.ts';
import type { WidgetMessages } from '../locales/index.ts';

/**
 * The context of every template of a widget, beside its data. A template uses no element and reads
 * no DOM, so that a server can render it too.
 */
export interface ViewContext {
  /** The language that the widget is in, a BCP 47 tag. */
  readonly language: string;
  /** The widget's own words in that language. */
  readonly messages: WidgetMessages;
  /** The level of the widget's headings in the outline of the page. */
  readonly headingLevel: number;
  /** Picks the wording of a text of the campaign. */
  readonly localize: (text: LocalText) => LocalizedText;
  /** What the document says of the look, unread. */
  readonly theme?: unknown;
  /** Makes an address of the campaign document absolute; undefined where it may not be used. */
  readonly resolve: (reference: string) => string | undefined;
}
