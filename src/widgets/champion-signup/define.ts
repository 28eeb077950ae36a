import { register } from '../register.ts';
import { ChampionSignupWidget } from './champion-signup.ts';

declare global {
  interface HTMLElementTagNameMap {
    'campaign-champion-signup': ChampionSignupWidget;
  }
}

register('campaign-champion-signup', ChampionSignupWidget);
