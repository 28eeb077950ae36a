/** The messages of a widget, in all its languages. */
export interface MessageCatalog<Messages> {
  english: Messages;
  spoken: readonly string[];
  /** @param lang one of `spoken` @throws if its file can't be loaded */
  load(lang: string): Promise<Messages>;
}

/** Makes a catalog of English and of the files of other languages, by their tags. */
export const createCatalog = <Messages>(
  english: Messages,
  packs: Record<string, () => Promise<{ messages: Messages }>>,
): MessageCatalog<Messages> => ({
  english,
  spoken: ['en', ...Object.keys(packs)],
  load: async (lang) => (await packs[lang]?.())?.messages ?? english,
});
