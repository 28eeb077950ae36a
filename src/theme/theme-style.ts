/**
 * What a document says of the look, as declarations for an element's `style`. A document may come
 * from anywhere: what could be anything but a plain value is left out.
 * @param theme the document's `theme`, unread
 */
export const themeStyle = (theme: unknown): string =>
  Object.entries({ ...(theme as Record<string, string>) })
    .filter((entry) => /^\w+,[\w#., -]+$/.test(String(entry)))
    .map(([key, value]) => `--_theme-${key}:${value}`)
    .join(';');
