import { css } from 'lit';

/** Rings, two to four in a row with their figure inside, and thermometers beside their figure. */
export const styles = css`
  .in-ring {
    grid-template-columns: repeat(auto-fill, minmax(max(min(100%, 6.75em), 25% - 0.75em), 1fr));
    column-gap: 1em;
    text-align: center;
  }
  .in-ring [part='label'] {
    overflow-wrap: anywhere;
  }
  .with-ring {
    grid-template-rows: auto 1fr;
    justify-items: center;
  }
  .with-thermometer {
    grid-template: auto / auto 1fr;
    gap: 1em;
    align-items: center;
  }
  .ring,
  .thermometer {
    order: -1;
  }
  .ring {
    inline-size: min(100%, 9em);
  }
  .track {
    fill: var(--_ground);
    stroke: var(--_border);
  }
  .ring circle {
    fill: none;
    stroke-width: 10;
  }
  .ring .track {
    stroke: var(--_ground);
  }
  .ring .edge {
    stroke: var(--_edge);
  }
  .ring .fill {
    stroke: var(--_accent);
    stroke-width: 8;
  }
  .thermometer {
    block-size: 12.125em;
  }
  [dir='rtl'] .thermometer {
    transform: scaleX(-1);
  }
  text {
    fill: currentColor;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    text-anchor: middle;
    dominant-baseline: central;
  }
  /* It stands in the ring. */
  .with-ring [part='value'] {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  /* A faint ground may not be seen among a reader's own few colours: a line stands for it. */
  @media (forced-colors: active) {
    :is(.ring, .thermometer) .track {
      stroke: CanvasText;
      stroke-width: 2;
    }
  }
`;
