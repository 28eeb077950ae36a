export { PrivatePageWidget } from './private-page.ts';
