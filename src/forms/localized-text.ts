import { html, nothing, type TemplateResult } from 'lit';
import type { LocalizedText } from '../contract/text/local-text.ts';

/** The `lang` of a text: none if it is in the language around it (WCAG 2.2, 3.1.2). */
export const langOf = (text: LocalizedText, language: string): string | typeof nothing =>
  text.lang === language ? nothing : text.lang;

/** A text of the campaign, isolated from the direction of the text around it. */
export const localizedText = (text: LocalizedText, language: string): TemplateResult =>
  html`<bdi lang=${langOf(text, language)}>${text.words}</bdi>`;
