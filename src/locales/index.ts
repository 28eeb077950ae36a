/**
 * Every sentence that a person reads, one file a language, complete by type. Imports nothing.
 * English is in the script; the others are files beside it, loaded when used.
 * @module
 */
import { en, type Locale } from './en.ts';

const packs: Record<string, () => Promise<Locale>> = {
  cy: async () => (await import('./cy.ts')).cy,
};

export type { AfterSignup } from './en-after-signup.ts';
export type { After } from './en-after.ts';
export type { Find } from './en-find.ts';
export type { Organisation } from './en-organisation.ts';
export type { OutboxWords } from './en-outbox.ts';
export { en, type Locale };

/** The languages that the widgets speak. */
export const spoken: readonly string[] = ['en', ...Object.keys(packs)];

/**
 * Loads what the widgets say in a language.
 * @returns English for a language that they don't speak
 * @throws where the file can't be had
 */
export const loadLocale = async (lang: string): Promise<Locale> => (Object.hasOwn(packs, lang) ? ((await packs[lang]?.()) ?? en) : en);
