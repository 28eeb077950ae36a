import type { ConsentGiven, PrivateRecord } from '../../contract/private-page/reader.ts';
import type { LocalizedText, LocalText } from '../../contract/text/local-text.ts';
import { offerName } from './consents-view.ts';

/** The ticked statements, with the words beside them. */
export const readOffers = (
  data: FormData,
  { offers }: PrivateRecord,
  localize: (text: LocalText) => LocalizedText,
): ConsentGiven[] =>
  offers
    .filter((offer) => data.has(offerName(offer)))
    .map(({ id, version, statement }) => {
      const { words, lang } = localize(statement);
      return { statement: id, version, locale: lang, words, granted: true };
    });
