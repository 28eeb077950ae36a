/** What is known of a language. Its plural rules are those of `Intl`. */
export interface LanguageFacts {
  /** Its own name, as people who read it write it. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
}

/** The languages that have messages, by their tags. What one of them lacks is said in English. */
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
