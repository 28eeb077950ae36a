import { englishKiosk, type KioskMessages } from './compiled/en-kiosk.ts';
import { kioskLanguages } from './compiled/kiosk-languages.ts';

/** What a tablet in a hall says to voters. A language that can't be loaded is replaced by English. */
export async function loadKioskMessages(language: string): Promise<KioskMessages> {
  const packs: Record<string, () => Promise<{ messages: KioskMessages }>> = kioskLanguages;
  const pack = packs[language];
  return pack
    ? pack().then(
        ({ messages }) => messages,
        () => englishKiosk,
      )
    : englishKiosk;
}

export type { KioskMessages };
