import { css } from 'lit';

/** What submissions look like that wait: calmer than a problem. */
export const pendingStyles = css`
  [part='waiting'] {
    margin-block-start: var(--_space);
  }
  .calm {
    border-color: var(--_border);
  }
`;
