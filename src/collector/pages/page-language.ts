import type { Context } from 'hono';
import { parseAccept } from 'hono/utils/accept';
import { closestLanguage, offeredLanguages } from 'campaign-widgets/contract';
import type { CampaignDocument } from 'campaign-widgets/contract';
import { LANGUAGES, widgetMessages, type WidgetMessages } from 'campaign-widgets/hosted';
import { englishPages, type PagesMessages } from './locales/compiled/en-pages.ts';
import { pagesLanguages } from './locales/compiled/pages-languages.ts';

const MAX_HEADER_LENGTH = 500;

/** The language of a page, and the others that it is available in. */
export interface PageLanguage {
  /** A BCP 47 tag. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** The messages of the widgets. */
  readonly messages: WidgetMessages;
  /** The messages of the pages. */
  readonly words: PagesMessages;
  /** The languages that the campaign offers and these pages have. */
  readonly offered: readonly string[];
}

/** Chooses the language of a campaign's page: the one that its address asks for, else the browser. */
export function choosePageLanguage(c: Context, campaign: CampaignDocument): Promise<PageLanguage> {
  const offered = offeredLanguages(campaign).filter((tag) => widgetMessages.spoken.includes(tag));
  return loadPageLanguage(chooseTag(c, offered), offered);
}

/** Chooses the language of a page that is about no campaign. */
export const chooseAnyLanguage = (c: Context): Promise<PageLanguage> =>
  loadPageLanguage(chooseTag(c, widgetMessages.spoken), []);

function chooseTag(c: Context, offered: readonly string[]): string {
  const wanted = [c.req.query('lang') ?? '', ...acceptedLanguages(c)];
  const isOffered = (tag: string) =>
    offered.some((lang) => `${tag}-`.toLowerCase().startsWith(`${lang}-`.toLowerCase()));
  return closestLanguage(offered, wanted.find(isOffered) ?? '');
}

/** The languages that the browser accepts, the preferred first. */
const acceptedLanguages = (c: Context): string[] =>
  parseAccept((c.req.header('Accept-Language') ?? '').slice(0, MAX_HEADER_LENGTH))
    .sort((a, b) => b.q - a.q)
    .map(({ type }) => type);

/** Loads the messages of a page in a language. */
export async function loadPageLanguage(
  language: string,
  offered: readonly string[],
): Promise<PageLanguage> {
  const packs: Record<string, () => Promise<{ messages: PagesMessages }>> = pagesLanguages;
  const [messages, pack] = await Promise.all([widgetMessages.load(language), packs[language]?.()]);
  return {
    language,
    direction: LANGUAGES[language]?.direction ?? 'ltr',
    messages,
    words: pack?.messages ?? englishPages,
    offered,
  };
}
