/**
 * What an editor of pages writes into a text between lines: WordPress’ `wpautop` takes a script for
 * one and fills it with paragraphs. Loaded only if a document can’t be read as it stands.
 */
const PARAGRAPHS = /<\/?p(?: [^>]*)?>|<br ?\/?>/g;

/** Reads JSON that was filled with paragraphs. @throws SyntaxError */
export const parseFilledJson = (text: string): unknown =>
  JSON.parse(text.replaceAll(PARAGRAPHS, '')) as unknown;
