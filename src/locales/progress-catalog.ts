import { createCatalog, type MessageCatalog } from './catalog.ts';
import { type ProgressMessages, progressMessages } from './en-progress.ts';

/** The messages of the tracker. */
export const progressCatalog: MessageCatalog<ProgressMessages> =
  /*@__PURE__*/ createCatalog<ProgressMessages>(progressMessages, {
    cy: async () => (await import('./cy-progress.ts')).welshProgressMessages,
  });
