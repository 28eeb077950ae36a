import { css } from 'lit';

/** What submissions look like that wait: calmer than a problem; and a form that is locked. */
export const pendingStyles = css`
  [part='waiting'] {
    margin-block-start: var(--_space);
  }
  .calm {
    border-color: var(--_border);
  }
  /* What was chosen can be read where the controls are locked, and greyed by the browser. */
  .choice :checked:disabled + * {
    font-weight: 700;
  }
`;
