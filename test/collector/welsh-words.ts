import { join } from 'node:path';
import { parse, type MessageFormatElement, TYPE } from '@formatjs/icu-messageformat-parser';
import { readMessageFolder } from '../../tools/messages/message-files.ts';

/** The messages of the organiser's pages. */
export const folder = readMessageFolder(
  join(import.meta.dirname, '../../src/collector/organiser/locales'),
);

/** Every piece of text in a message, whatever its plural category. */
function textsOf(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal) return element.value.split(/<\/?b>/);
    if (element.type !== TYPE.plural && element.type !== TYPE.select) return [];
    return Object.values(element.options).flatMap(({ value }) => textsOf(value));
  });
}
const textsIn = (messages: Iterable<string>): string[] =>
  [...messages].flatMap((text) => textsOf(parse(text, { ignoreTag: true })));

const welsh = textsIn(folder.translations.flatMap(({ texts }) => [...texts.values()]));
/** What only an English page says. A shorter word may be a part of a Welsh one. */
export const english = textsIn(folder.english.flatMap(({ texts }) => [...texts.values()]))
  .map((text) => text.trim())
  .filter((text) => /[a-z]{3}/i.test(text) && !welsh.some((one) => one.includes(text)));

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** What a person sees and hears of a page: its texts, and the names of what has no text. */
export function saidBy(page: string): string[] {
  const main = page
    .replace(/<(textarea|pre|style|code)\b[^]*?<\/\1>/g, '')
    .replace(/<(\w+)[^>]* lang="en"[^>]*>[^]*?<\/\1>/g, '');
  const attributes = [...main.matchAll(/ (?:aria-label|title|placeholder)="([^"]*)"/g)];
  return [...main.split(/<[^>]*>/), ...attributes.map(([, text = '']) => text)]
    .map((text) => text.replace(/&(#?\w+);/g, (_, name: string) => ENTITIES[name] ?? ' '))
    .map((text) =>
      text
        .replace(/“[^”]*”/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter(Boolean);
}

/** Words of English sentences that are in no message, such as those of a problem. */
const ENGLISH_WORD = /\b(?:the|must|with|this|and|not|was|from)\b/i;

/** What of a text is English; undefined where it is in Welsh. */
export const isEnglish = (said: string): string | undefined =>
  ENGLISH_WORD.exec(said)?.[0] ??
  english.find((text) => (text.length < 8 ? said === text : said.includes(text)));

/** What a page in Welsh says in English. */
export const englishIn = (page: string): string[] =>
  saidBy(page).filter((said) => isEnglish(said) !== undefined);
