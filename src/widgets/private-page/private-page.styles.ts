import { css } from 'lit';

/** A calm page of cards, and the same on paper: without buttons, black on white. */
export const privatePageStyles = css`
  [part='base'] {
    --_card: var(--campaign-card, transparent);
    max-inline-size: none;
  }
  [part='base'],
  section,
  header {
    display: flex;
    flex-direction: column;
    gap: 0.75em;
  }
  [part='base'] {
    gap: 1.25em;
  }
  h1,
  h2 {
    margin: 0;
    font-size: 1.25em;
    line-height: 1.25;
    text-wrap: balance;
  }
  h1 {
    font-size: 1.75em;
  }
  section {
    padding: 1.25em;
    border: 1px solid var(--_ground, currentColor);
    border-radius: 0.75em;
    background: var(--_card);
  }
  dl,
  dd {
    margin: 0;
  }
  dl > div {
    padding-block: 0.5em;
  }
  dl > div + div,
  .statements li + li {
    border-block-start: 1px solid var(--_ground, currentColor);
  }
  dt {
    font-size: max(15px, 0.9em);
    opacity: 0.8;
  }
  .statements {
    gap: 0;
  }
  .statements li {
    display: flex;
    flex-direction: column;
    gap: 0.375em;
    padding-block: 0.875em;
  }
  .statements li:first-child {
    padding-block-start: 0;
  }
  .hint {
    font-size: max(15px, 0.9em);
  }
  .done {
    font-weight: 700;
  }
  .danger {
    background: #b3261e;
    color: #fff;
  }
  .language-row {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    margin-inline: -0.5em;
  }
  .language {
    min-inline-size: 0;
    padding-inline: 0.5em;
    border-color: transparent;
    font-weight: 400;
    text-decoration: underline;
  }
  svg {
    max-inline-size: 100%;
    block-size: auto;
  }
  .print-only {
    display: none;
  }
  @media print {
    [part='base'] {
      color: #000;
      font-size: 11pt;
    }
    section {
      padding: 0;
      border: 0;
      break-inside: avoid-page;
    }
    .screen-only,
    .choice > a,
    button,
    input[type='checkbox'],
    fieldset,
    svg,
    .done {
      display: none;
    }
    .print-only {
      display: block;
    }
    h2,
    dt {
      break-after: avoid;
    }
    li,
    dl > div {
      break-inside: avoid;
    }
  }
`;
