import { createCatalog, type MessageCatalog } from './catalog.ts';
import { englishMessages, type WidgetMessages } from './en.ts';
import { englishPrivatePage, type PrivatePageMessages } from './en-private-page.ts';

/** What the private page says by itself, and what the form kit says in it. */
export interface PrivatePageSpeech {
  page: PrivatePageMessages;
  widget: WidgetMessages;
}

/** The messages of the private page. */
export const privatePageSpeech: MessageCatalog<PrivatePageSpeech> =
  /*@__PURE__*/ createCatalog<PrivatePageSpeech>(
    { page: englishPrivatePage, widget: englishMessages },
    {
      cy: async () => {
        const [{ welshPrivatePage }, { cy }] = await Promise.all([
          import('./cy-private-page.ts'),
          import('./cy.ts'),
        ]);
        return { page: welshPrivatePage, widget: cy };
      },
    },
  );
