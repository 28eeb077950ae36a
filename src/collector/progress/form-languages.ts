import { type CampaignDocument, isObject } from 'campaign-widgets/contract';

/** The texts of a record that exist in each language of a campaign. Names do not. */
export const TRANSLATED_FIELDS = ['note', 'role', 'ask', 'name', 'what', 'where'] as const;
type TranslatedField = (typeof TRANSLATED_FIELDS)[number];

const isTranslated = (name: string): name is TranslatedField =>
  TRANSLATED_FIELDS.some((field) => field === name);

/** The languages of a campaign beside its first, which every field is in. */
export const otherLanguages = ({ languages }: Pick<CampaignDocument, 'languages'>): string[] =>
  languages.slice(1);

/** The name of the field for a text in another language: `ask@cy`. */
export const translatedName = (name: string, language: string): string => `${name}@${language}`;

/** The name of a language in itself: `Cymraeg`. */
export const languageName = (language: string): string =>
  new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language;

/** The text of a value in a language; a plain text is in the campaign's first. */
export function textIn(
  value: unknown,
  language: string,
  { languages }: Pick<CampaignDocument, 'languages'>,
): string | undefined {
  if (typeof value === 'string') return language === languages[0] ? value : undefined;
  const text = isObject(value) ? value[language] : undefined;
  return typeof text === 'string' ? text : undefined;
}

/**
 * Joins the texts of each field: one text if only the first language has one, else a text for each
 * language. A language that the campaign doesn't have is left out.
 */
export function joinLanguages(
  fields: Record<string, string>,
  campaign: Pick<CampaignDocument, 'languages'>,
): Record<string, string | Record<string, string>> {
  const [first = 'en'] = campaign.languages;
  const joined: [string, string | Record<string, string>][] = [];
  for (const [name, text] of Object.entries(fields)) {
    if (name.includes('@')) continue;
    if (!isTranslated(name)) {
      joined.push([name, text]);
      continue;
    }
    const others = otherLanguages(campaign)
      .map((language) => [language, fields[translatedName(name, language)]?.trim() ?? ''] as const)
      .filter(([, translated]) => translated !== '');
    const own = text.trim() ? [[first, text.trim()] as const] : [];
    joined.push([name, others.length > 0 ? Object.fromEntries([...own, ...others]) : text]);
  }
  return Object.fromEntries(joined);
}
