import { css } from 'lit';

/** What stands beside measures: a line of steps, wards on one scale, and cards between lines. */
export const styles = css`
  .section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.75em;
  }
  .section [role='heading'] {
    font-size: 1.25em;
    line-height: 1.3;
  }
  .milestone {
    display: flex;
    gap: 0.75em;
    position: relative;
    padding-block-end: 1.25em;
  }
  .milestone:last-child {
    padding-block-end: 0;
  }
  .milestone:not(:last-child)::before {
    content: '';
    position: absolute;
    inset-inline-start: 12px;
    inset-block: 32px 4px;
    border-inline-start: 2px dotted var(--_border);
  }
  .milestone.done:not(:last-child)::before,
  .milestone.won:not(:last-child)::before {
    border-inline-start: 2px solid;
  }
  .step {
    flex: none;
    inline-size: 26px;
    block-size: 26px;
  }
  .line {
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
  }
  .next [part='label'] {
    font-weight: inherit;
  }
  .next [part='chip'],
  .none-yet,
  .pending {
    border-style: dashed;
  }
  .now [part='chip'],
  .won [part='chip'] {
    border: 2px solid;
  }
  .ward {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25em 1em;
  }
  .ward-figure {
    display: flex;
    flex: 1 1 11em;
    gap: 1em;
    justify-content: space-between;
    font-variant-numeric: tabular-nums;
  }
  .ward .bar,
  .no-bar {
    flex: 2 1 14em;
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .cards > li {
    display: grid;
    gap: 0.25em;
    padding-block-start: 0.75em;
    border-block-start: 1px solid var(--_border);
  }
  .cards [part='value'] {
    font-size: 1.5em;
  }
  .chosen {
    font-size: 1.25em;
    line-height: 1.3;
  }
  .states {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em 0.75em;
    align-items: baseline;
  }
`;
