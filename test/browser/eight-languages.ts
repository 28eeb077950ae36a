import { LANGUAGES } from '../../src/locales/languages.ts';
import { campaign, type Document } from './campaigns.ts';

export const EIGHT_LANGUAGES = Object.keys(LANGUAGES);

/** A legal sentence that is none: a real one is written by who answers for it. */
const testSentence = (id: string, language: string) =>
  `[Test text in place of “${id}”, language ${language}]`;

/** The example campaign as if it had its legal sentences in all eight languages. */
export function eightLanguageCampaign(changes: Document = {}): Document {
  const document = campaign(changes);
  const consents = (document.consents as { id: string }[]).map((consent) => {
    const sentences = Object.fromEntries(
      EIGHT_LANGUAGES.map((language) => [language, testSentence(consent.id, language)]),
    );
    return { ...consent, statement: sentences, organisationStatement: sentences };
  });
  return { ...document, languages: EIGHT_LANGUAGES, consents };
}
