import { englishMail, type MailMessages } from './locales/compiled/en-mail.ts';
import { mailLanguages } from './locales/compiled/mail-languages.ts';

/** The texts of a thank-you, by language: loaded once, because mail may be in any of them. */
const THANK_YOUS = new Map<string, MailMessages>([
  ['en', englishMail],
  ...(await Promise.all(
    Object.entries(mailLanguages).map(async ([language, load]): Promise<[string, MailMessages]> => [
      language,
      (await load()).messages,
    ]),
  )),
]);

/** The language of a thank-you to a person who sent their form in `locale`; English by default. */
export function thankYouIn(locale: string): { language: string; messages: MailMessages } {
  const [language = 'en'] = locale.toLowerCase().split('-');
  const messages = THANK_YOUS.get(language);
  return messages ? { language, messages } : { language: 'en', messages: englishMail };
}

export type { MailMessages };
