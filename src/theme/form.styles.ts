import { css } from 'lit';

/** What forms look like: one column, rows of 44 px to hit, borders that can be seen. */
export const formStyles = css`
  [part='base'] {
    --_on-accent: var(--campaign-on-accent, #fff);
    --_radius: var(--campaign-radius, 0.25em);
    --_error: var(--campaign-error, #d4351c);
  }
  @supports (color: color-mix(in srgb, red, red)) {
    [part='base'] {
      --_error: var(--campaign-error, color-mix(in srgb, currentColor 35%, #d4351c));
    }
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
    gap: 0.375em;
  }
  form,
  .stack {
    gap: var(--_space);
  }
  /* Fields of a group stand apart from each other. */
  .field .field + .field {
    margin-block-start: 0.75em;
  }
  [part='label'],
  button,
  .error,
  [role='heading'] {
    font-weight: 700;
  }
  [role='heading'] {
    font-size: 1.25em;
  }
  .choice {
    display: flex;
    gap: 0.75em;
    padding-block: 0.5em;
  }
  /* The field for programs, and what is not asked yet. */
  .absent {
    display: none;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375em 1.5em;
  }
  /* A box and the button beside it. */
  .line {
    display: flex;
    gap: 0.375em;
  }
  .line .text {
    flex: 1;
    min-inline-size: 0;
  }
  .choice input {
    flex: none;
    inline-size: 24px;
    block-size: 24px;
    margin: 0;
    font-size: 1em;
    color: inherit;
    accent-color: var(--_accent);
  }
  /* What was chosen can be read where the controls are locked, and greyed by the browser. */
  .choice:has(:checked) {
    font-weight: 700;
  }
  .text,
  button,
  .choice {
    min-block-size: 44px;
  }
  .text,
  button {
    padding: 0.5em 0.75em;
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
    background: conic-gradient(from -45deg at bottom, currentColor 90deg, transparent 0) right
      0.75em center / 0.75em 0.375em no-repeat var(--campaign-field, transparent);
  }
  option,
  optgroup {
    background: Canvas;
    color: CanvasText;
  }
  button {
    align-self: start;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .error {
    color: var(--_error);
  }
  .problem {
    border-inline-start: 5px solid;
    padding-inline-start: 0.75em;
  }
  [aria-invalid],
  .notice {
    border: 2px solid;
  }
  .notice {
    padding: 1em;
  }
  .small-print {
    margin-block-start: var(--_space);
    padding-block-start: 0.75em;
    border-block-start: 1px solid;
  }
  /* Apart from width and style: a colour that a browser or a page gets wrong leaves the border there. */
  .text,
  button,
  .small-print {
    border-color: var(--_border);
  }
  .problem,
  [aria-invalid],
  .notice {
    border-color: var(--_error);
  }
`;
