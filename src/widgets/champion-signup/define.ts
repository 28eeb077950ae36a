import { registerTag } from '../register.ts';
import { ChampionSignupWidget } from './champion-signup.ts';

declare global {
  interface HTMLElementTagNameMap {
    'campaign-champion-signup': ChampionSignupWidget;
  }
}

registerTag('campaign-champion-signup', ChampionSignupWidget);
