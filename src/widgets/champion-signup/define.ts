import { defineOnce } from '../register.ts';
import { ChampionSignupWidget } from './champion-signup.ts';

declare global {
  interface HTMLElementTagNameMap {
    'campaign-champion-signup': ChampionSignupWidget;
  }
}

defineOnce('campaign-champion-signup', ChampionSignupWidget);
