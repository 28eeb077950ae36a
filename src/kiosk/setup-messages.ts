import { englishSetup, type SetupMessages } from './locales/compiled/en-setup.ts';
import { setupLanguages } from './locales/compiled/setup-languages.ts';

/** What the pages for helpers say, in English or Welsh. */
export async function loadSetupMessages(language: string): Promise<SetupMessages> {
  const packs: Record<string, () => Promise<{ messages: SetupMessages }>> = setupLanguages;
  const pack = packs[language.slice(0, 2)];
  return pack ? (await pack()).messages : englishSetup;
}
