/**
 * Every sentence that a person reads, one file a language, complete by type. Imports nothing.
 * English is in the script; the others are files beside it, loaded when used.
 * @module
 */
import { type ProgressMessages, progressMessages } from './en-progress.ts';
import { en, type Locale } from './en.ts';

/** What a widget can say, and in which languages. */
export interface Speech<Words> {
  english: Words;
  spoken: readonly string[];
  /** @returns English for a language that it doesn't speak @throws where the file can't be had */
  load(lang: string): Promise<Words>;
}

const inLanguages = <Words>(
  english: Words,
  packs: Record<string, () => Promise<Words>>,
): Speech<Words> => ({
  english,
  spoken: ['en', ...Object.keys(packs)],
  load: async (lang) =>
    Object.hasOwn(packs, lang) ? ((await packs[lang]?.()) ?? english) : english,
});

/** What widgets with a form say. */
export const speech: Speech<Locale> = /*@__PURE__*/ inLanguages<Locale>(en, {
  cy: async () => (await import('./cy.ts')).cy,
});

/** What the tracker says. */
export const progressSpeech: Speech<ProgressMessages> = /*@__PURE__*/ inLanguages<ProgressMessages>(
  progressMessages,
  {
    cy: async () => (await import('./cy-progress.ts')).welshProgressMessages,
  },
);

export type { AfterSignup } from './en-after-signup.ts';
export type { After } from './en-after.ts';
export type { Champion } from './en-champion.ts';
export type { ProgressMessages };
export type { FigureMessages } from './en-figures.ts';
export type { SectionMessages } from './en-sections.ts';
export type { Find } from './en-find.ts';
export type { Organisation } from './en-organisation.ts';
export type { OutboxWords } from './en-outbox.ts';
export type { Person } from './en-person.ts';
export { en, type Locale };
