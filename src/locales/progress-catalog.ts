import { createCatalog, type MessageCatalog } from './catalog.ts';
import { englishProgress, type ProgressMessages } from './compiled/en-progress.ts';
import { progressLanguages } from './compiled/progress-languages.ts';

/** The messages of the tracker. */
export const progressCatalog: MessageCatalog<ProgressMessages> =
  /*@__PURE__*/ createCatalog<ProgressMessages>(englishProgress, progressLanguages);
