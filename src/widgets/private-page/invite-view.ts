import { html } from 'lit';
import type { PrivateRecord } from '../../contract/private-page/reader.ts';
import { type InvitePanelData, invitePanel } from '../champion-signup/signup-thanks.ts';
import * as share from '../share-panel.ts';
import type { OptionalTemplate, PrivateContext } from './private-context.ts';

export interface InviteData {
  readonly record: PrivateRecord;
  /** Draws a QR code, once its file is here. */
  readonly drawQr: InvitePanelData['drawQr'];
  readonly onShowQr: () => void;
}

/**
 * The person's own link for bringing others, and how many came by it; nothing where they have none.
 */
export function inviteView(context: PrivateContext, data: InviteData): OptionalTemplate {
  const { kind, inviteUrl: url, brought } = data.record;
  if (kind !== 'champion-signup') return '';
  const { title, brought: broughtInWords, showQr } = context.words.invite;
  const { drawQr, onShowQr } = data;
  const qrButton = html`<button type="button" part="button" class="quiet" @click=${onShowQr}>
    ${showQr}
  </button>`;
  return html`<section>
    ${url ? invitePanel(context, { url, share, drawQr }) : html`<h2>${title}</h2>`}
    ${url && !drawQr ? qrButton : ''}
    <p>${broughtInWords(brought)}</p>
  </section>`;
}
