import { css } from 'lit';

/** The sign-up stands closer than other forms, so that a telephone shows a section nearly whole. */
export const signupStyles = css`
  form,
  .section {
    gap: 0.5em;
  }
  .section .field,
  .section .consents {
    gap: 0.25em;
  }
  .section .field .field + :is(.field, .choices) {
    margin-block-start: 0.125em;
  }
  .section b[part='label'] {
    font-size: 1em;
    line-height: 1.5;
  }
  .section .choice {
    padding-block: 0.625em;
  }
  form .row button {
    min-inline-size: auto;
  }
  /* After the first section, whose room is bounded, questions stand apart as in other forms. */
  .absent ~ .section > .field + .field {
    margin-block-start: 1.25em;
  }
  /* A wide page has room to set its questions apart. */
  @media (min-width: 48em) {
    .section > .field + .field,
    form > .row {
      margin-block-start: 0.75em;
    }
  }
  .invitation {
    font-size: 0.9375em;
  }
  /* It keeps the room of the sentence without a name, which the one with a name replaces. */
  .invitation p {
    display: grid;
  }
  .invitation span {
    grid-area: 1 / 1;
  }
  /* A way out that does not ask to be pressed. */
  .plain {
    min-inline-size: 0;
    padding: 0;
    background: transparent;
    color: inherit;
    font-weight: 400;
    text-decoration: underline;
  }
`;
