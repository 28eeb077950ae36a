import { css } from 'lit';

/** What a tablet adds to the look of forms: large, in one column, without small print to hit. */
export const kioskStyles = css`
  [part='base'] {
    max-inline-size: 44rem;
    margin: 0 auto;
    padding: 1rem 1rem 2rem;
    font-size: 1.125rem;
  }
  h1 {
    margin: 0;
    font-size: 1.6em;
    line-height: 1.25;
  }
  /* A heading takes the focus for screen readers; nobody can press it. */
  h1:focus-visible {
    outline: none;
    box-shadow: none;
  }
  h2 {
    margin: 0;
    font-size: 1.25em;
  }
  p,
  ul {
    margin: 0;
  }
  button {
    min-block-size: 56px;
    font-size: 1.0625em;
  }
  .begin {
    display: flex;
    flex-direction: column;
    justify-content: center;
    gap: 1.5rem;
    min-block-size: calc(100vh - 9rem);
    text-align: center;
  }
  .begin > * {
    align-self: center;
  }
  .large {
    min-block-size: 7rem;
    min-inline-size: min(100%, 20rem);
    font-size: 1.75em;
  }
  .row button {
    min-inline-size: 0;
  }
  .begin .row {
    justify-content: center;
  }
  [aria-pressed='true'] {
    box-shadow: inset 0 0 0 3px var(--_accent);
  }
  p.code {
    max-inline-size: none;
    font-size: clamp(1.25em, 7.5vw, 2.25em);
    letter-spacing: 0;
    text-align: center;
    white-space: nowrap;
  }
  .letter {
    display: inline-block;
    inline-size: 1.1ch;
    text-align: center;
  }
  .told:empty {
    visibility: hidden;
  }
  .pad {
    display: grid;
    grid-template-columns: repeat(5, 1fr);
    gap: 0.5rem;
  }
  .digits {
    grid-template-columns: repeat(3, 1fr);
    max-inline-size: 20rem;
  }
  .key {
    min-inline-size: 0;
    min-block-size: clamp(52px, 8vh, 72px);
    padding: 0;
    font-size: 1.5em;
    font-weight: 700;
  }
  .ticked {
    font-size: 1.25em;
    font-weight: 700;
  }
  /* At the end of the page, so that it covers no button of a long form. */
  .corner {
    margin-block-start: auto;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 1rem;
    padding: 0.25rem 1rem;
    border-block-start: 1px solid;
    background: Canvas;
    color: CanvasText;
    font:
      0.9375rem/1.5 system-ui,
      sans-serif;
  }
  .corner button {
    min-block-size: 44px;
    min-inline-size: 0;
    padding: 0.25rem 0.75rem;
    border: 1px solid;
    border-radius: 0.5em;
    background: transparent;
    color: inherit;
    font: inherit;
  }
  .cover {
    position: fixed;
    inset: 0;
    z-index: 1;
    display: grid;
    place-items: center;
    padding: 1rem;
    background: rgb(0 0 0 / 60%);
  }
  .cover > div {
    display: flex;
    flex-direction: column;
    gap: 1rem;
    max-inline-size: 30rem;
    padding: 2rem;
    border-radius: 0.5rem;
    background: Canvas;
    color: CanvasText;
  }
`;

/** The foot of the page is at the bottom of the screen, or below what is longer. */
export const kioskPageStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-block-size: 100vh;
  }
  [part='base'] {
    box-sizing: border-box;
    inline-size: 100%;
  }
`;
