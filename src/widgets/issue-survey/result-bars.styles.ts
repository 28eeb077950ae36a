import { css } from 'lit';

/** What published figures look like: a bar for each issue, the person's own in the accent. */
export const resultBarStyles = css`
  .bars {
    gap: 0.75em;
  }
  .bars li {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0.25em 1em;
  }
  .bars b {
    font-variant-numeric: tabular-nums;
  }
  .bars svg {
    grid-column: 1 / -1;
    inline-size: 100%;
    block-size: 10px;
    border-radius: 5px;
  }
  .bars rect {
    fill: currentColor;
    fill-opacity: 0.15;
  }
  .bars .share {
    fill-opacity: 0.6;
  }
  .bars .own {
    font-weight: 700;
  }
  .bars .own .share {
    fill: var(--_accent);
    fill-opacity: 1;
  }
  [dir='rtl'] .bars svg {
    transform: scaleX(-1);
  }
  details[open] > summary {
    margin-block-end: 0.75em;
  }
  summary {
    min-block-size: 44px;
    padding-block: 0.5em;
    font-weight: 700;
    cursor: pointer;
  }
  @media (forced-colors: active) {
    .bars svg {
      outline: 1px solid CanvasText;
    }
    .bars .own .share {
      fill: Highlight;
    }
  }
`;
