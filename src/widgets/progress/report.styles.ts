import { css } from 'lit';

/**
 * What figures look like: big numbers, small labels, pictures in the accent with an outline of the
 * text's colour, which can be seen on every page that its text can be read on.
 */
export const reportStyles = css`
  [part='base'] {
    /* Left out by a browser that can't mix colours. */
    --_edge: color-mix(in srgb, currentColor 60%, var(--_accent));
    grid-template-columns: minmax(0, 1fr);
  }
  /* Whatever a figure stands in is as high as its row: its bar lines up with the others. */
  [part='base'],
  .measures,
  li,
  [role='meter'] {
    display: grid;
    gap: var(--_space);
    break-inside: avoid;
  }
  .measures {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 16em), 1fr));
  }
  [part='label'] {
    font-weight: 700;
  }
  [part='value'] {
    font-size: 2.5em;
    font-variant-numeric: tabular-nums;
    line-height: 1.2;
  }
  [part='chip'] {
    display: inline-block;
    padding-inline: 0.625em;
    border: 1px solid var(--_border);
    border-radius: 1em;
    font-size: 0.875em;
    font-weight: 700;
  }
  [part='note'] {
    font-size: 0.9375em;
  }
  [part='small-print'] {
    font-size: 0.8125em;
  }
  /* The bars of a row line up, however long what stands above them is. */
  .figure {
    display: grid;
    grid-template-rows: 1fr auto;
    gap: 0.5em;
  }
  svg {
    display: block;
    overflow: visible;
  }
  .bar {
    inline-size: 100%;
    block-size: 10px;
    padding: 1px;
    border: 1px solid var(--_border);
    border-radius: 5px;
    background: var(--_ground);
  }
  [dir='rtl'] .bar {
    transform: scaleX(-1);
  }
  .fill {
    fill: var(--_accent);
    stroke: var(--_edge);
  }
  .mark {
    fill: currentColor;
  }
  .unseen {
    position: absolute;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  @media (forced-colors: active) {
    [part='base'] {
      --_accent: Highlight;
    }
  }
`;
