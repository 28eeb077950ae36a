import { css } from 'lit';

/** What forms look like: one column, rows of 44 px to hit, borders that can be seen. */
export const form = css`
  form,
  .stack {
    display: grid;
    gap: var(--_space);
  }
  .field {
    display: grid;
    gap: 0.375em;
    justify-items: start;
  }
  .field > * {
    max-inline-size: 100%;
  }
  legend {
    padding: 0;
    display: block;
    margin-block-end: 0.375em;
  }
  legend,
  .field > label:not(.choice),
  [role='heading'] {
    font-weight: 700;
  }
  [role='heading'] {
    font-size: 1.25em;
    line-height: 1.3;
  }
  .problem {
    border-inline-start: 0.3125em solid var(--_error);
    padding-inline-start: 0.75em;
  }
  .error {
    color: var(--_error);
    font-weight: 700;
  }
  .choice {
    display: flex;
    gap: 0.75em;
    padding-block: 0.625em;
    min-block-size: 44px;
    cursor: pointer;
  }
  .choice input {
    flex: none;
    inline-size: 1.5em;
    block-size: 1.5em;
    margin: 0;
    accent-color: var(--_accent);
    cursor: pointer;
  }
  .text {
    display: block;
    inline-size: 100%;
    max-inline-size: 34em;
    min-block-size: 44px;
    padding: 0.5em 0.75em;
    font: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
    color: inherit;
    background: var(--campaign-field, transparent);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    appearance: none;
  }
  select.text {
    appearance: auto;
    background-color: var(--campaign-field, Field);
    color: var(--campaign-field-text, FieldText);
  }
  option,
  optgroup {
    color: CanvasText;
    background: Canvas;
  }
  textarea.text {
    min-block-size: 6em;
    resize: vertical;
  }
  [aria-invalid='true'] {
    border: 2px solid var(--_error);
  }
  :disabled {
    opacity: 1;
    cursor: default;
  }
  button {
    font: inherit;
    font-weight: 700;
    letter-spacing: inherit;
    word-spacing: inherit;
    justify-self: start;
    min-block-size: 44px;
    padding: 0.5em 1.5em;
    border: 1px solid transparent;
    border-radius: var(--_radius);
    background: var(--_accent);
    color: var(--_on-accent);
    cursor: pointer;
  }
  .notice {
    display: grid;
    gap: 0.5em;
    padding: 1em;
    border: 2px solid var(--_border);
    border-radius: var(--_radius);
  }
  .notice.bad {
    border-color: var(--_error);
  }
  .notice li {
    margin-block-start: 0.25em;
  }
  .small-print {
    display: grid;
    gap: 0.5em;
    margin-block-start: var(--_space);
    padding-block-start: 0.75em;
    border-block-start: 1px solid var(--_border);
  }
`;
