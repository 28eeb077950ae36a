import { css } from 'lit';

/**
 * Each public token is read here once: the host page's word, the document's, the default. The look is
 * the host page's: its font, its text colour, one accent. What a page's `*` rules could spoil is set back first; what a page means
 * for all its text comes through. The page may hide or lay out the tag itself as it likes: the
 * block is inside.
 */
export const themeTokens = css`
  :host {
    display: block;
  }
  :host([hidden]) {
    display: none;
  }
  [part='base'] {
    all: initial;
    --_accent: var(--campaign-accent, var(--_theme-accent, #1f6fb8));
    --_space: var(--campaign-space, 1.5em);
    --_border: var(--campaign-border, currentColor);
    display: block;
    max-inline-size: 40em;
    color: inherit;
    color-scheme: inherit;
    font-family: var(--campaign-font, var(--_theme-font, inherit));
    font-size: max(16px, 1em);
    line-height: 1.5;
    letter-spacing: inherit;
    word-spacing: inherit;
    overflow-wrap: anywhere;
  }
  @supports (color: color-mix(in srgb, red, red)) {
    [part='base'] {
      --_border: var(--campaign-border, color-mix(in srgb, currentColor 80%, transparent));
      --_ground: color-mix(in srgb, currentColor 12%, transparent);
    }
  }
  /* The room of the list of languages. */
  .languages {
    block-size: 3em;
    text-align: end;
  }
  * {
    box-sizing: border-box;
  }
  p,
  ul,
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  ul {
    display: flex;
    flex-direction: column;
    gap: 0.5em;
  }
  a {
    color: inherit;
  }
  /* A white and a black ring: one of them stands out from whatever is behind it. */
  :focus-visible {
    outline: 3px solid #fff;
    box-shadow: 0 0 0 6px #000;
  }
`;
