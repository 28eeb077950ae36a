import type { CSSResult } from 'lit';
import type { ProgressKit } from './progress.ts';

/** What figures look like: big numbers, small labels, pictures in the accent with an outline that can be seen. */
export const styles = ({ css }: ProgressKit): CSSResult => css`
  [part='base'],
  .measures {
    display: grid;
    gap: var(--_space);
  }
  [part='base'] {
    container-type: inline-size;
  }
  [part='label'] {
    font-weight: 700;
  }
  [part='value'] {
    font-size: 2em;
    line-height: 1.2;
    font-variant-numeric: tabular-nums;
  }
  [part='measure'] {
    display: grid;
    gap: 0.5em;
    break-inside: avoid;
  }
  .in-ring {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 14em), 1fr));
  }
  .in-thermometer {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 16em), 1fr));
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
  }
  .ring .fill {
    stroke: var(--_accent);
  }
  .mark {
    fill: currentColor;
  }
  text {
    fill: currentColor;
    font-size: 26px;
    font-weight: 700;
    text-anchor: middle;
    dominant-baseline: central;
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
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
  .section {
    display: grid;
    gap: 0.75em;
  }
  .section [role='heading'] {
    font-size: 1.25em;
  }
  ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  ol li {
    display: flex;
    gap: 0.75em;
    position: relative;
    padding-block-end: 1em;
  }
  ol li:not(:last-child)::before {
    content: '';
    position: absolute;
    inset-inline-start: 11px;
    inset-block: 1.5em 0;
    border-inline-start: 2px solid var(--_border);
  }
  .step {
    flex: none;
    inline-size: 24px;
    block-size: 24px;
    border: 2px solid;
    border-radius: 50%;
    line-height: 20px;
    text-align: center;
  }
  .done .step {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  table {
    border-collapse: collapse;
    inline-size: 100%;
  }
  caption,
  th {
    text-align: start;
  }
  caption {
    font-weight: 700;
  }
  th {
    font-weight: inherit;
  }
  th,
  td {
    padding: 0.25em 0;
    padding-inline-end: 0.75em;
  }
  td {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .size {
    inline-size: 40%;
    padding: 0;
  }
  .cards > li {
    display: grid;
    gap: 0.25em;
    padding-block-start: 0.75em;
    border-block-start: 1px solid var(--_border);
    break-inside: avoid;
  }
`;
