import { css } from 'lit';

export const styles = css`
  .row {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 1em;
  }
  progress {
    grid-column: 1 / -1;
    inline-size: 100%;
    accent-color: var(--_accent);
  }
`;
