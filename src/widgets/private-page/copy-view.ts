import { html, type TemplateResult } from 'lit';
import type { PrivateContext } from './private-context.ts';

/** The ways to take a copy: on paper, and as a file. */
export const copyView = (
  { words: { copy } }: PrivateContext,
  onPrint: () => void,
  onDownload: () => void,
): TemplateResult =>
  html`<section class="screen-only">
    <h2>${copy.title}</h2>
    <div class="row">
      <button type="button" part="button" @click=${onPrint}>${copy.print}</button>
      <button type="button" part="button" class="quiet" @click=${onDownload}>
        ${copy.download}
      </button>
    </div>
  </section>`;

/** Downloads JSON as a file. */
export function downloadJson(value: unknown, fileName: string): void {
  const KEEP_URL_MS = 10_000;
  const file = new Blob([`${JSON.stringify(value, null, 2)}\n`], { type: 'application/json' });
  const url = URL.createObjectURL(file);
  Object.assign(document.createElement('a'), { href: url, download: fileName }).click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP_URL_MS);
}
