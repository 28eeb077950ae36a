import type { JsonObject } from '../document-paths.ts';
import { languagesOf } from '../local-words.ts';

/** What a preview can show. */
export const PREVIEW_WIDGETS = ['survey', 'signup', 'organisation', 'progress'] as const;
export const PREVIEW_STATES = ['open', 'before', 'closed'] as const;
export const PREVIEW_WIDTHS = ['phone', 'desktop'] as const;
export const PREVIEW_SCHEMES = ['light', 'dark'] as const;

/** The part of a draft that is shown, and how. */
export interface PreviewChoice {
  widget: (typeof PREVIEW_WIDGETS)[number];
  state: (typeof PREVIEW_STATES)[number];
  width: (typeof PREVIEW_WIDTHS)[number];
  scheme: (typeof PREVIEW_SCHEMES)[number];
  language: string;
}

/** Reads the choice from the parameters of an address; an unknown value means the first option. */
export function readPreviewChoice(
  query: Readonly<Record<string, string>>,
  document: JsonObject,
): PreviewChoice {
  const languages = languagesOf(document);
  return {
    widget: oneOf(PREVIEW_WIDGETS, query.widget),
    state: oneOf(PREVIEW_STATES, query.state),
    width: oneOf(PREVIEW_WIDTHS, query.width),
    scheme: oneOf(PREVIEW_SCHEMES, query.scheme),
    language: languages.find((language) => language === query.language) ?? languages[0] ?? 'en',
  };
}

const oneOf = <Word extends string>(
  words: readonly [Word, ...Word[]],
  wanted: string | undefined,
): Word => words.find((word) => word === wanted) ?? words[0];
