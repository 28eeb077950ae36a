import { html, nothing, type TemplateResult } from 'lit';
import type { LocalizedText } from '../contract/text/local-text.ts';

/** The `lang` to put on a text: none where it is in the language around it (WCAG 2.2, 3.1.2). */
export const langOf = (text: LocalizedText, language: string): string | typeof nothing =>
  text.lang === language ? nothing : text.lang;

/** A text of the campaign, kept apart from the direction of what stands around it. */
export const localizedText = (text: LocalizedText, language: string): TemplateResult =>
  html`<bdi lang=${langOf(text, language)}>${text.words}</bdi>`;
