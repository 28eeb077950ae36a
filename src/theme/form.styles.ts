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
  }
  legend {
    padding: 0;
    margin-block-end: 0.375em;
  }
  legend,
  label[part],
  button,
  .error,
  [role='heading'] {
    font-weight: 700;
  }
  [role='heading'] {
    font-size: 1.25em;
    line-height: 1.3;
  }
  .choice {
    display: flex;
    gap: 0.75em;
    align-items: center;
    font-weight: 400;
  }
  .choice input {
    flex: none;
    inline-size: 1.5em;
    block-size: 1.5em;
    margin: 0;
    accent-color: var(--_accent);
  }
  .text {
    max-inline-size: 34em;
    inline-size: 100%;
    border: 1px solid var(--_border);
    background: var(--campaign-field, transparent);
    color: inherit;
  }
  select {
    background: var(--campaign-field, Field);
    color: var(--campaign-field-text, FieldText);
  }
  textarea {
    resize: vertical;
  }
  button {
    justify-self: start;
    border: 1px solid transparent;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .text,
  button {
    font-family: inherit;
    font-size: 1em;
    line-height: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
    padding: 0.5em 0.75em;
    border-radius: var(--_radius);
  }
  .text,
  button,
  .choice {
    min-block-size: 44px;
  }
  :disabled {
    opacity: 1;
  }
  .error {
    color: var(--_error);
  }
  .problem {
    border-inline-start: 5px solid var(--_error);
    padding-inline-start: 0.75em;
  }
  [aria-invalid] {
    border: 2px solid var(--_error);
  }
  .notice {
    display: grid;
    gap: 0.5em;
    padding: 1em;
    border: 2px solid var(--_border);
    border-radius: var(--_radius);
  }
  .bad {
    border-color: var(--_error);
  }
  .small-print {
    display: grid;
    gap: 0.5em;
    margin-block-start: var(--_space);
    padding-block-start: 0.75em;
    border-block-start: 1px solid var(--_border);
  }
`;
