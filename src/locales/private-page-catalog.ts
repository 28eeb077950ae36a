import { createCatalog, type MessageCatalog } from './catalog.ts';
import { englishPrivatePage, type PrivatePageMessages } from './compiled/en-private-page.ts';
import { privatePageLanguages } from './compiled/private-page-languages.ts';
import { englishMessages, widgetMessages, type WidgetMessages } from './index.ts';

/** The private page's own messages, and its messages in the form kit. */
export interface PrivatePageSpeech {
  page: PrivatePageMessages;
  widget: WidgetMessages;
}

const pageMessages = createCatalog<PrivatePageMessages>(englishPrivatePage, privatePageLanguages);

/** The messages of the private page. */
export const privatePageSpeech: MessageCatalog<PrivatePageSpeech> = {
  english: { page: englishPrivatePage, widget: englishMessages },
  spoken: pageMessages.spoken,
  load: async (language) => {
    const [page, widget] = await Promise.all([
      pageMessages.load(language),
      widgetMessages.load(language),
    ]);
    return { page, widget };
  },
};
