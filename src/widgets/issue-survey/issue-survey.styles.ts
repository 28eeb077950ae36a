import { css } from 'lit';

export const styles = css`
  .bars {
    display: grid;
    gap: 0.75em;
  }
  .bars li {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 1em;
  }
  .bars svg {
    grid-column: 1 / -1;
    inline-size: 100%;
    block-size: 0.625em;
    border-radius: var(--_radius);
    background: var(--_quiet);
  }
  [dir='rtl'] .bars svg {
    transform: scaleX(-1);
  }
  .bars rect {
    fill: var(--_accent);
  }
  .bars b {
    font-variant-numeric: tabular-nums;
  }
  .section {
    margin-block-start: calc(2 * var(--_space));
  }
  @media (forced-colors: active) {
    .bars svg {
      border: 1px solid CanvasText;
    }
    .bars rect {
      fill: CanvasText;
    }
  }
`;
