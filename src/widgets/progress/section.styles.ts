import { css } from 'lit';

/** What stands beside measures: a line of steps, and cards between lines. */
export const sectionStyles = css`
  .section {
    display: grid;
    gap: 0.5em;
  }
  .section [role='heading'] {
    font-size: 1.25em;
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
  .cards > li {
    display: grid;
    gap: 0.25em;
    padding-block-start: 0.75em;
    border-block-start: 1px solid var(--_border);
  }
`;
