import { html, type TemplateResult } from 'lit';
import { expiryOf, type OutboxEntry, type PendingEntry } from '../delivery/index.ts';
import type { OutboxMessages } from '../locales/index.ts';
import type { PendingWords } from './pending-host.ts';
import type { ViewContext } from './view-context.ts';

/** The context of the templates in this file, beside their data. */
export interface PendingContext extends ViewContext {
  readonly outboxMessages: OutboxMessages;
}

/** The actions for waiting submissions. */
export interface PendingActions {
  onRetry(): void;
  /** Asks whether to delete the entry of this id, or `all`; undefined ends the question. */
  onConfirm(which: string | undefined): void;
  onDelete(entries: readonly OutboxEntry[]): void;
}

export interface SavedData extends PendingActions {
  /** The host's own words. */
  own: PendingWords | undefined;
  entry: OutboxEntry;
  /** The contact if it can't be sent. */
  contact: string;
  /** Whether the person is asked to confirm its deletion. */
  isConfirming: boolean;
  onAnother(): void;
}

/** The result of the person's request to send; undefined if there was none. */
export type RetryStatus = 'sending' | 'failed' | undefined;

export interface PendingListData extends PendingActions {
  /** The host's own words. */
  own: PendingWords | undefined;
  /** Whether something could not be sent in time. */
  isAnyLate: boolean;
  /** The waiting entries that were not refused. */
  entries: readonly PendingEntry[];
  /** Whether the person is asked to confirm the deletion of all. */
  isConfirming: boolean;
  retryStatus: RetryStatus;
  /** The result of the person's request to delete. */
  announcement: string;
  /** Says that entries have been sent. */
  sent: unknown;
  /** Each entry that was refused. */
  refused: unknown;
}

/**
 * Says that a form's submission waits on the device: since when, until when, and possible actions.
 */
export function savedNotice(context: PendingContext, data: SavedData): TemplateResult {
  const { headingLevel, outboxMessages: messages } = context;
  const { entry, own, contact, isConfirming, onRetry, onAnother, onConfirm } = data;
  return html`<div class="notice calm" part="saved" role="alert" tabindex="-1" data-focus>
    <div role="heading" aria-level=${headingLevel}>${own?.title ?? messages.savedTitle}</div>
    ${
      own
        ? ownLines(own)
        : html`<p>${messages.saved(momentIn(context, entry.since))}</p>
            <p>${messages.until(context.messages.formats.day(expiryOf(entry)))}</p>`
    }
    <p>${context.messages.tellUs(contact)}</p>
    ${
      isConfirming
        ? confirmDeletion(context, [entry], data)
        : html`<div class="row">
            <button type="button" part="button" @click=${onRetry}>${messages.sendNow}</button>
            ${quietButton(messages.another, onAnother)}
            ${quietButton(messages.notYourDevice, () => onConfirm(entry.id))}
          </div>`
    }
  </div>`;
}

/** Says that the campaign of a form has been taken down, which is nobody's mistake. */
export const withdrawnNotice = ({
  headingLevel,
  messages,
  outboxMessages,
}: PendingContext): TemplateResult =>
  html`<div class="notice calm" part="summary" role="alert" tabindex="-1" data-focus>
    <div role="heading" aria-level=${headingLevel}>${messages.withdrawn}</div>
    <p>${outboxMessages.withdrawn}</p>
  </div>`;

/** Earlier submissions that wait, were sent, or were refused. */
export function pendingList(context: PendingContext, data: PendingListData): TemplateResult {
  const { entries, own, isAnyLate, announcement, refused, sent } = data;
  return html`<div class="field" part="waiting">
    ${entries[0] ? waitingNotice(context, data) : ''} ${refused}
    <div role="status" id="said" tabindex="-1">
      ${announcement ? html`<p>${announcement}</p>` : ''} ${sent}
      ${isAnyLate ? html`<p>${own?.late}</p>` : ''}
    </div>
  </div>`;
}

function waitingNotice(context: PendingContext, data: PendingListData): TemplateResult {
  const { entries, own } = data;
  const { headingLevel, outboxMessages: messages } = context;
  const stored = entries.filter((entry) => entry.isStored);
  const onPageOnly = entries.length - stored.length;
  const since = Math.min(...stored.map((entry) => entry.since));
  const until = Math.min(...stored.map(expiryOf));
  return html`<div class="notice calm">
    <div role="heading" aria-level=${headingLevel}>
      ${own?.title ?? messages.waits(entries.length)}
    </div>
    ${own && stored[0] ? ownLines(own) : ''}
    ${
      stored[0] && !own
        ? html`<p>
            ${messages.oldest(stored.length, momentIn(context, since))}
            ${messages.until(context.messages.formats.day(until))}
          </p>`
        : ''
    }
    ${onPageOnly ? html`<p>${messages.onPage(onPageOnly)}</p>` : ''}
    ${data.isConfirming ? confirmDeletion(context, entries, data) : retryRow(context, data)}
  </div>`;
}

const ownLines = (own: PendingWords) => own.lines().map((line) => html`<p>${line}</p>`);

function retryRow(
  { messages, outboxMessages }: PendingContext,
  { retryStatus, onRetry, onConfirm }: PendingListData,
): TemplateResult {
  const status = { sending: messages.sending, failed: outboxMessages.still };
  return html`<div class="row">
    <button
      type="button"
      part="button"
      aria-disabled=${retryStatus === 'sending'}
      @click=${onRetry}
    >
      ${outboxMessages.sendNow}
    </button>
    ${quietButton(outboxMessages.delete, () => onConfirm('all'))}
    <span role="status">${retryStatus ? status[retryStatus] : ''}</span>
  </div>`;
}

/** Deletes one entry: the button, or the question after it. */
export const deletionOf = (
  context: PendingContext,
  entry: OutboxEntry,
  isConfirming: boolean,
  actions: PendingActions,
): TemplateResult =>
  isConfirming
    ? confirmDeletion(context, [entry], actions)
    : html`<div class="row">
        ${quietButton(context.outboxMessages.delete, () => actions.onConfirm(entry.id))}
      </div>`;

/** Deletion can't be undone, and the button is near others. */
function confirmDeletion(
  { outboxMessages: messages }: PendingContext,
  entries: readonly OutboxEntry[],
  { onConfirm, onDelete }: PendingActions,
): TemplateResult {
  return html`<p id="sure" tabindex="-1">${messages.sure(entries.length)}</p>
    <div class="row">
      <button type="button" part="button" @click=${() => onDelete(entries)}>${messages.yes}</button>
      ${quietButton(messages.no, () => onConfirm(undefined))}
    </div>`;
}

const quietButton = (label: string, onPress: () => void): TemplateResult =>
  html`<button type="button" class="quiet" part="button" @click=${onPress}>${label}</button>`;

/** A day and the time of day. */
export const momentIn = (context: PendingContext, time: number): string =>
  context.messages.formats.day(time, { timeStyle: 'short' });
