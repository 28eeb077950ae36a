export { ChampionSignupWidget } from './champion-signup.ts';
