import { html, type TemplateResult } from 'lit';
import type { ProgressMessages } from '../../locales/index.ts';

/**
 * Why there are no figures: they are still loading, they can't be loaded for now, the campaign was
 * taken down, or the page is set up wrong, which only its author can correct.
 */
export type MissingFigures = 'loading' | 'unavailable' | 'misconfigured' | 'withdrawn';

/** The content in place of figures. */
export const noFiguresView = (
  messages: ProgressMessages,
  reason: MissingFigures = 'loading',
): TemplateResult =>
  html`<p>${messages[reason]}</p>
    ${reason === 'loading' ? '' : html`<slot></slot>`}`;
