import { html, type TemplateResult } from 'lit';
import { failureNotice } from './notice-views.ts';
import type { PrivateContext } from './private-context.ts';
import type { PrivateResult } from './private-session.ts';

export interface DeletionData {
  /** Whether the second question is shown. */
  readonly isAsking: boolean;
  readonly isBusy: boolean;
  readonly result: PrivateResult | undefined;
  readonly onAsk: () => void;
  readonly onKeep: () => void;
  readonly onErase: () => void;
}

/** What a deletion removes and what stays, and its button, which asks for confirmation. */
export function deletionView(context: PrivateContext, data: DeletionData): TemplateResult {
  const { title, hint, stays, ask } = context.words.deletion;
  const button = html`<button
    type="button"
    part="button"
    class="quiet"
    id="delete"
    @click=${data.onAsk}
  >
    ${ask}
  </button>`;
  return html`<section class="screen-only">
    <h2>${title}</h2>
    <p>${hint}</p>
    <p class="hint">${stays}</p>
    ${data.isAsking ? secondQuestion(context, data) : button}
  </section>`;
}

const secondQuestion = (
  context: PrivateContext,
  { isBusy, result, onErase, onKeep }: DeletionData,
): TemplateResult => {
  const { sure, yes, no } = context.words.deletion;
  return html`<div class="notice" role="group" aria-labelledby="sure">
    <p id="sure" tabindex="-1"><b>${sure}</b></p>
    <div class="row">
      <button type="button" part="button" class="danger" aria-disabled=${isBusy} @click=${onErase}>
        ${yes}
      </button>
      <button type="button" part="button" class="quiet" @click=${onKeep}>${no}</button>
    </div>
    ${failureNotice(context, result, 'deletion')}
  </div>`;
};
