import { css } from 'lit';

/** What the ballot adds to the look of a form. */
export const ballotStyles = css`
  .code {
    max-inline-size: 17em;
    font-family: ui-monospace, monospace;
    letter-spacing: 0.08em;
    text-transform: uppercase;
  }
  /* The room of a line, so that little moves when it is told. */
  .told {
    min-block-size: 1.5em;
    font-weight: 700;
  }
  .option label {
    font-weight: 700;
  }
  .option b {
    font-weight: 600;
  }
  .none {
    margin-block-start: 0.5em;
  }
  .chosen {
    font-weight: 700;
  }
  [part='received'] > [role='heading'] {
    font-size: 1.5em;
  }
  form + .about {
    margin-block-start: 1em;
  }
  .small[role='heading'] {
    font-size: 1.0625em;
  }
  summary {
    min-block-size: 44px;
    padding-block: 0.5em;
    font-weight: 700;
    cursor: pointer;
  }
`;
