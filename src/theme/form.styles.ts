import { css } from 'lit';

/**
 * What forms look like: one column in steps of 4 px, questions larger than labels, and borders that
 * can be seen. Sizes are in em, so they grow with the reader's letters.
 */
export const formStyles = css`
  [part='base'] {
    --_space: var(--campaign-space, 2em);
    --_on-accent: var(--campaign-on-accent, var(--_theme-onAccent, #fff));
    --_radius: var(--campaign-radius, var(--_theme-radius, 0.5em));
    --_error: var(--campaign-error, currentColor);
    --_arrow-side: right;
  }
  [dir='rtl'] {
    --_arrow-side: left;
    /* Also for a sentence in another language that fills a line or two. */
    text-align: right;
  }
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  form,
  .stack,
  .field,
  .notice,
  .small-print {
    display: flex;
    flex-direction: column;
    gap: 0.5em;
  }
  form,
  .stack {
    gap: var(--_space);
  }
  /* Fields of a group stand apart from each other. */
  .field .field + .field {
    margin-block-start: 0.75em;
  }
  .field.close > .field + .field {
    margin-block-start: 0;
  }
  [part='label'],
  button,
  .error,
  [role='heading'] {
    font-weight: 700;
    text-wrap: balance;
  }
  b[part='label'],
  [role='heading'] {
    font-size: 1.25em;
    line-height: 1.3;
  }
  .field[role='group'] b[part='label'] {
    font-size: 1em;
    line-height: 1.5;
  }
  [part='hint'] {
    font-size: 0.9375em;
  }
  [part='label'] + [part='hint'] {
    margin-block-start: -0.25em;
  }
  .small-print {
    margin-block-start: var(--_space);
    padding-block-start: 1em;
    border-block-start: 1px solid;
    font-size: 0.8125em;
  }
  /* Two columns once a box has 16.75em, never three; the container's width decides. */
  .choices {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, max(16.75em, 50% - 0.25em)), 1fr));
    gap: 0.5em;
  }
  .consents {
    grid-template-columns: 100%;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .choice {
    position: relative;
    isolation: isolate;
    display: flex;
    flex-direction: column;
    gap: 0.25em;
    padding: 0.75em;
  }
  .choice label,
  label.choice {
    display: flex;
    flex-direction: row;
    gap: 0.75em;
    cursor: pointer;
  }
  /* A box and the button beside it. */
  .line {
    display: flex;
    gap: 0.5em;
  }
  .line .text {
    flex: 1;
    min-inline-size: 0;
  }
  .choice input {
    flex: none;
    inline-size: 1.5em;
    block-size: 1.5em;
    margin: 0;
    font-size: 1em;
    color: inherit;
    accent-color: var(--_accent);
  }
  /* The card: beside the box, so that it follows the box in every engine; the words lie above it. */
  .choice input + ::before {
    content: '';
    position: absolute;
    z-index: -1;
    inset: 0;
    border: 1px solid;
    border-radius: var(--_radius);
  }
  .choice :checked + ::before {
    box-shadow: inset 0 0 0 2px var(--_accent);
    background: color-mix(in srgb, var(--_accent) 8%, transparent);
  }
  .choice input:focus-visible {
    outline: none;
    box-shadow: none;
  }
  .choice :focus-visible + ::before {
    outline: 3px solid #fff;
    box-shadow: 0 0 0 6px #000;
  }
  /* What is said of a sentence begins where the sentence begins; a press on it is one on the card. */
  .choice > [part='hint'] {
    align-self: start;
    margin-inline-start: 2.4em;
  }
  .choice > p {
    pointer-events: none;
  }
  /* The field for programs, and what is not asked yet. */
  .absent {
    display: none;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .text,
  button,
  .choice {
    min-block-size: 48px;
  }
  .text,
  button {
    padding: 0.625em 0.75em;
    border: 1px solid;
    border-radius: var(--_radius);
    font-family: inherit;
    font-size: 1em;
    line-height: inherit;
  }
  .text {
    inline-size: 100%;
    background: var(--campaign-field, transparent);
    color: inherit;
  }
  /* With an arrow of our own: WebKit paints its own list light on a dark page too. */
  select.text {
    appearance: none;
    padding-inline-end: 2em;
    background: conic-gradient(from -45deg at bottom, currentColor 90deg, transparent 0)
      var(--_arrow-side) 0.75em center / 0.75em 0.375em no-repeat var(--campaign-field, transparent);
  }
  option,
  optgroup {
    background: Canvas;
    color: CanvasText;
  }
  /* Full width where the container has less than 24em. Its words lie in one cell with those that
     take their place, so that its size stays. */
  button {
    display: inline-grid;
    align-self: start;
    place-items: center;
    min-inline-size: min(100%, max(0px, 999 * (24em - 100%)));
    padding-inline: 1.25em;
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
    cursor: pointer;
  }
  .line button {
    min-inline-size: 0;
  }
  button > span,
  [data-other]::after {
    grid-area: 1 / 1;
  }
  [data-other]::after {
    content: attr(data-other);
    visibility: hidden;
  }
  .quiet {
    background: transparent;
    color: inherit;
  }
  .error {
    display: flex;
    gap: 0.5em;
    color: var(--_error);
  }
  /* Red and white of its own, which nobody has to see: the words beside it say the same. */
  .error::before {
    content: '!';
    content: '!' / '';
    flex: none;
    inline-size: 1.5em;
    block-size: 1.5em;
    border-radius: 50%;
    background: #d4351c;
    color: #fff;
    text-align: center;
  }
  .problem {
    border-inline-start: 4px solid #d4351c;
    padding-inline-start: 1em;
  }
  .text[aria-invalid],
  .notice {
    border: 2px solid;
  }
  .notice {
    padding: 1em;
    border-radius: var(--_radius);
  }
  /* Apart from width and style: a colour that a browser or a page gets wrong leaves the border there. */
  .text,
  .quiet,
  .small-print,
  .choice input + ::before {
    border-color: var(--_border);
  }
  .text[aria-invalid],
  .notice,
  [aria-invalid] + ::before {
    border-color: var(--_error);
  }
  @media (forced-colors: active) {
    select.text {
      appearance: auto;
      background: Field;
    }
    .choice :checked + ::before {
      border: 3px solid Highlight;
    }
  }
`;
