/** The properties of a language. `Intl` has its plural rules. */
export interface LanguageFacts {
  /** Its own name, as its readers write it. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
}

/** The languages with messages, by their tags. Missing messages are in English. */
export const LANGUAGES: Readonly<Record<string, LanguageFacts>> = {
  en: { name: 'English', direction: 'ltr' },
  cy: { name: 'Cymraeg', direction: 'ltr' },
  pl: { name: 'Polski', direction: 'ltr' },
  ro: { name: 'Română', direction: 'ltr' },
  pa: { name: 'ਪੰਜਾਬੀ', direction: 'ltr' },
  ur: { name: 'اردو', direction: 'rtl' },
  bn: { name: 'বাংলা', direction: 'ltr' },
  ar: { name: 'العربية', direction: 'rtl' },
};
