import { html } from 'lit';
import type { PrivateRecord } from '../../contract/private-page/reader.ts';
import { type InvitePanelData, invitePanel } from '../champion-signup/signup-thanks.ts';
import * as share from '../share-panel.ts';
import { isolateName } from '../isolate-name.ts';
import { failureNotice, isAbout } from './notice-views.ts';
import type { OptionalTemplate, PrivateContext } from './private-context.ts';
import type { PrivateResult } from './private-session.ts';

export interface InviteData {
  readonly record: PrivateRecord;
  readonly result: PrivateResult | undefined;
  readonly isBusy: boolean;
  /** Called when the box for the first name has been changed. */
  readonly onShowName: (event: Event) => void;
  /** Draws a QR code, once its file is loaded. */
  readonly drawQr: InvitePanelData['drawQr'];
  readonly onShowQr: () => void;
}

/** The person's own link for bringing others, and how many used it; nothing if they have none. */
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
    ${url && !drawQr ? qrButton : ''} ${nameChoice(context, data)}
    <p>${broughtInWords(brought)}</p>
  </section>`;
}

/** Whether a person who opens the link reads the first name; never ticked beforehand. */
function nameChoice(
  context: PrivateContext,
  { record, result, isBusy, onShowName }: InviteData,
): OptionalTemplate {
  const { invitation, inviteUrl } = record;
  if (!invitation || !inviteUrl) return '';
  const { showName, nameHint, nameShown, nameHidden } = context.words.invite;
  const { firstName, isShown } = invitation;
  const label = showName(isolateName(firstName));
  const saved = isShown ? nameShown : nameHidden;
  const isSaved = isAbout(result, 'invitation') && !result.failure;
  // The focus stays on the box, which the person may want to press again.
  return html`<div class="field screen-only">
      <div class="choice" part="choice">
        <label>
          <input
            type="checkbox"
            id="showName"
            aria-describedby="showName-hint"
            .checked=${isShown}
            aria-disabled=${isBusy}
            @change=${onShowName}
          />
          ${label}
        </label>
        <p part="hint" id="showName-hint">${nameHint}</p>
      </div>
      <p role="status">${isSaved ? saved : ''}</p>
      ${failureNotice(context, result, 'invitation')}
    </div>
    ${isShown ? html`<p class="print-only">${label}</p>` : ''}`;
}
