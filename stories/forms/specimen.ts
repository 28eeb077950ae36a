import { html, render, type TemplateResult } from 'lit';
import { formStyles, themeTokens } from '../../src/theme/index.ts';

/**
 * A template of the form kit in a root like a widget's own, with the shared styles and nothing
 * else.
 */
export function specimen(template: TemplateResult, lang = 'en'): HTMLElement {
  const host = document.createElement('div');
  host.style.marginBlockEnd = '2rem';
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = [themeTokens, formStyles]
    .map(({ styleSheet }) => styleSheet)
    .filter((sheet) => sheet !== undefined);
  render(html`<div part="base" lang=${lang}>${template}</div>`, root);
  return host;
}
