/**
 * The tokens and the few styles that every widget shares. Imports lit's css only.
 * @module
 */
export { formStyles } from './form.styles.ts';
export { themeStyle } from './theme-style.ts';
export { themeTokens } from './tokens.styles.ts';
