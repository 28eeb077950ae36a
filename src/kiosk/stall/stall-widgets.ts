import { css } from 'lit';
import { ChampionSignupWidget } from '../../widgets/champion-signup/champion-signup.ts';
import { IssueSurveyWidget } from '../../widgets/issue-survey/issue-survey.ts';

// The widgets of pages, on a tablet that many people use: what they fill in goes to the tablet's
// queue, and nothing of it stays in the page, its database, or the browser's suggestions.

/** The language is chosen on the first screen; an address is read where no link leads to it. */
const tabletStyles = css`
  .languages {
    display: none;
  }
  [data-address]::after {
    content: ' (' attr(data-address) ')';
    overflow-wrap: anywhere;
  }
`;

/** The survey on a tablet. */
export class KioskSurvey extends IssueSurveyWidget {
  static override styles = [...IssueSurveyWidget.styles, tabletStyles];

  constructor() {
    super();
    // It loads the outbox, and would show what waits in it to whoever comes next.
    this.removeController(this.pending);
  }

  protected override beginForm(): void {
    // The tablet says thanks.
  }

  protected override updated(): void {
    super.updated();
    closeForm(this.renderRoot);
  }
}

/** The sign-up on a tablet. */
export class KioskSignup extends ChampionSignupWidget {
  static override styles = [...ChampionSignupWidget.styles, tabletStyles];

  constructor() {
    super();
    this.removeController(this.pending);
  }

  protected override beginForm(): void {
    // The tablet says thanks.
  }

  protected override updated(): void {
    super.updated();
    closeForm(this.renderRoot);
  }
}

/** Lets the browser suggest nothing of who was here before, and lets nobody leave by a link. */
function closeForm(root: DocumentFragment | HTMLElement): void {
  for (const field of root.querySelectorAll('form, input, textarea'))
    field.setAttribute('autocomplete', 'off');
  for (const link of root.querySelectorAll<HTMLAnchorElement>('a[href]')) {
    const { protocol, host, pathname } = link;
    // A word alone would be no address to go to later.
    if (protocol.startsWith('http') && !link.textContent.includes(host))
      link.dataset.address = `${host}${pathname}`;
    link.removeAttribute('href');
  }
}
