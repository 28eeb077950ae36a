import { css } from 'lit';

/**
 * What figures look like: big numbers, small labels, pictures in the accent with an outline that can be seen.
 */
export const reportStyles = css`
  [part='base'],
  .measures {
    display: grid;
    gap: var(--_space);
  }
  .measures {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 16em), 1fr));
  }
  [part='label'] {
    font-weight: 700;
  }
  [part='value'] {
    font-size: 2em;
    line-height: 1.2;
  }
  [part='measure'] {
    display: grid;
    gap: 0.5em;
  }
  li {
    break-inside: avoid;
  }
  .in-thermometer [part='measure'] {
    grid-template-columns: auto 1fr;
    align-items: center;
  }
  svg {
    display: block;
    overflow: visible;
  }
  .bar {
    inline-size: 100%;
    block-size: 14px;
  }
  [dir='rtl'] .bar {
    transform: scaleX(-1);
  }
  .ring {
    inline-size: 10em;
  }
  .ring circle {
    fill: none;
    stroke-width: 14;
  }
  .ring .track {
    stroke: var(--_ground);
  }
  .thermometer {
    order: -1;
    block-size: 12em;
  }
  .track {
    fill: var(--_ground);
    stroke: var(--_border);
  }
  .fill {
    fill: var(--_accent);
    stroke: var(--_accent);
  }
  .mark,
  text {
    fill: currentColor;
  }
  text {
    font-size: 26px;
    font-weight: 700;
    text-anchor: middle;
    dominant-baseline: central;
  }
  .unseen {
    position: absolute;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  @media (forced-colors: active) {
    .fill {
      fill: Highlight;
      stroke: Highlight;
    }
  }
`;
