import { css } from 'lit';

export const styles = css`
  .row {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 1em;
  }
  svg {
    grid-column: 1 / -1;
    inline-size: 100%;
    block-size: 0.75em;
    background: color-mix(in srgb, currentColor 15%, transparent);
    fill: var(--_accent);
  }
`;
