import { englishStall, type StallMessages } from '../../locales/compiled/en-stall.ts';
import { stallLanguages } from '../../locales/compiled/stall-languages.ts';

/** What a tablet at a stall says. A language that can't be loaded is replaced by English. */
export async function loadStallMessages(language: string): Promise<StallMessages> {
  const packs: Record<string, () => Promise<{ messages: StallMessages }>> = stallLanguages;
  const pack = packs[language];
  return pack
    ? pack().then(
        ({ messages }) => messages,
        () => englishStall,
      )
    : englishStall;
}

export { englishStall, type StallMessages };
