import { nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { SubmissionKind } from '../contract/vocabulary.ts';
import type { DeliveryError, OutboxEntry, OutboxEvent, PendingEntry } from '../delivery/index.ts';
import { CampaignEvent } from './events.ts';
import { loadedOutbox, loadOutbox, onOutboxLoaded } from './load-outbox.ts';
import type { PendingForm, PendingHost, PendingSource, PendingState } from './pending-state.ts';

/** From the form being shown until the outbox is loaded, which looks for what waits and can keep what is sent. */
const LOAD_DELAY_MS = 80;

/**
 * What waits from before, of one widget's kinds and campaign, or of any while it can't tell which: it is shown, sent, or
 * deleted.
 */
export class PendingSubmissions implements ReactiveController, PendingState {
  readonly kinds: SubmissionKind[] = [];
  /** Whether the computer is shared: then nothing is kept on it. */
  isShared = false;
  entries: PendingEntry[] = [];
  readonly events: OutboxEvent[] = [];
  retryStatus: PendingState['retryStatus'];
  confirming: string | undefined;
  announcement = '';

  readonly source: PendingSource;
  readonly #host: PendingHost;
  #unsubscribe: (() => void) | undefined;
  /** What is listened for: the campaign, and how the page delivers. */
  #subscribedTo: unknown[] = [];
  #loadTimer: unknown;
  #cancelOnLoaded: (() => void) | undefined;

  constructor(host: PendingHost, source: PendingSource) {
    this.#host = host;
    this.source = source;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const { isConnected, deliver } = this.#host;
    const { campaign, availability } = this.source;
    if (!isConnected || (!campaign && availability !== 'unavailable')) return;
    const [campaignId, transport] = this.#subscribedTo;
    if (this.#unsubscribe && campaignId === campaign?.id && transport === deliver) return;
    // The form is painted first, and can be used; and before the connection is gone.
    this.#loadTimer ??= setTimeout(() => void loadOutbox(this.#host), LOAD_DELAY_MS);
    this.#cancelOnLoaded ??= onOutboxLoaded(() => this.#host.requestUpdate());
    this.#subscribe(campaign?.id);
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#cancelOnLoaded?.();
    this.#unsubscribe = this.#cancelOnLoaded = undefined;
  }

  /** Tells the page's author if what answers at the endpoint is no endpoint. */
  reportFailure(error: DeliveryError): void {
    loadedOutbox()?.reportFailure(this.#host, error);
  }

  /** What waits from before. */
  render(): TemplateResult | typeof nothing {
    return (
      ((this.entries.length || this.events.length || this.announcement) &&
        loadedOutbox()?.renderPending(this, this.#host)) ||
      nothing
    );
  }

  /** What stands in place of a form's button: that its submission waits, or that its campaign has been taken down. */
  renderOutcome(form: PendingForm): TemplateResult | undefined {
    return loadedOutbox()?.renderFormNotice(this, this.#host, form);
  }

  #subscribe(campaignId: string | undefined): void {
    const outbox = loadedOutbox()?.pageOutbox();
    if (!outbox) return;
    const host = this.#host;
    this.#unsubscribe?.();
    this.#subscribedTo = [campaignId, host.deliver];
    const isOurs = ({ campaign, kind }: OutboxEntry) =>
      (!campaignId || campaign === campaignId) && this.kinds.includes(kind);
    this.#unsubscribe = outbox.subscribe({
      transportFor: (entry) => (isOurs(entry) ? host.deliver : undefined),
      onChange: (entries) => {
        const before = this.entries.length;
        this.entries = entries.filter(isOurs);
        if (this.retryStatus) this.retryStatus = 'failed';
        if (before + this.entries.length) host.requestUpdate();
      },
      onFailure: (entry, error) => {
        if (isOurs(entry)) this.reportFailure(error);
      },
      onSettled: (event) => {
        if (!isOurs(event.entry)) return false;
        this.#onSettled(event);
        return true;
      },
    });
  }

  #onSettled(event: OutboxEvent): void {
    this.events.push(event);
    this.#host.requestUpdate();
    const details = 'refusal' in event ? event.refusal : event.receipt;
    const delivered = details ? 'campaign-delivered' : 'campaign-sent';
    this.#host.dispatchEvent(
      new CampaignEvent('refusal' in event ? 'campaign-refused' : delivered, event.entry, details),
    );
  }
}
