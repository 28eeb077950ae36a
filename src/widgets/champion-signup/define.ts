import { ChampionSignupWidget } from './champion-signup.ts';

declare global {
  interface HTMLElementTagNameMap {
    'campaign-champion-signup': ChampionSignupWidget;
  }
}

// The script may be on a page twice: a second definition would throw.
if (!customElements.get('campaign-champion-signup')) customElements.define('campaign-champion-signup', ChampionSignupWidget);
