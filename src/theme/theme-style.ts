/**
 * What a document says of the look, as declarations for an element's `style`. A document may come
 * from anywhere: what could be anything but a plain value is left out.
 * @param theme the document's `theme`, unread
 */
export const themeStyle = (theme: unknown): string =>
  Object.entries({ ...(theme as Record<string, string>) })
    .map((entry) => `--_theme-${entry.join(':')}`)
    .filter((declaration) => /^[\w-]+:[\w#., -]+$/.test(declaration))
    .join(';');
