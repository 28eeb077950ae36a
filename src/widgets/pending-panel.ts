import type { TemplateResult } from 'lit';
import type { PostedKind } from '../contract/vocabulary.ts';
import type {
  DeliveryError,
  Outbox,
  OutboxEntry,
  OutboxEvent,
  PendingEntry,
} from '../delivery/index.ts';
import { outboxMessages } from '../locales/compiled/en-outbox.ts';
import type * as AfterResponse from './after-response.ts';
import { CampaignEvent } from './events.ts';
import { addStyles } from './later-styles.ts';
import type { PendingForm, PendingHost, PendingSource } from './pending-host.ts';
import {
  deletionOf,
  momentIn,
  type PendingActions,
  type PendingContext,
  pendingList,
  type RetryStatus,
  savedNotice,
  withdrawnNotice,
} from './pending-view.ts';
import { pendingStyles } from './pending.styles.ts';
import { warnOfSettings } from './warn-of-settings.ts';

let afterResponse: typeof AfterResponse | undefined;

/** Loads the file for the time after an endpoint has answered: there is a connection then. */
const loadAfterResponse = async (): Promise<typeof AfterResponse> =>
  (afterResponse ??= await import('./after-response.ts'));

/**
 * The waiting submissions of one widget's kinds and campaign, or of any campaign while it is
 * unknown: shows, sends, or deletes them.
 */
export class PendingPanel {
  readonly #outbox: Outbox;
  readonly #host: PendingHost;
  readonly #source: PendingSource;
  readonly #kinds: readonly PostedKind[];
  #entries: PendingEntry[] = [];
  /** The results of entries since the page was opened. */
  readonly #events: OutboxEvent[] = [];
  #retryStatus: RetryStatus;
  /** The id of the entry, or `all`, which the person is asked to delete. */
  #confirming: string | undefined;
  /** The result of the person's request to delete. */
  #announcement = '';
  #unsubscribe: (() => void) | undefined;
  /** The campaign and the transport that it listens for. */
  #subscribedTo: unknown[] = [];

  constructor(
    outbox: Outbox,
    host: PendingHost,
    source: PendingSource,
    kinds: readonly PostedKind[],
  ) {
    this.#outbox = outbox;
    this.#host = host;
    this.#source = source;
    this.#kinds = kinds;
    addStyles(host, pendingStyles);
  }

  /** Listens to the outbox; again if the campaign or the page's transport has changed. */
  connect(): void {
    const host = this.#host;
    const { campaign: shown } = this.#source;
    const id = shown?.id;
    const [subscribedId, transport] = this.#subscribedTo;
    if (this.#unsubscribe && subscribedId === id && transport === host.deliver) return;
    this.disconnect();
    this.#subscribedTo = [id, host.deliver];
    // Nobody waits for it: so it is in this file, which loads after the form is painted.
    if (shown) warnOfSettings(host, shown, this.#source.context.resolve(shown.endpoint));
    const isOurs = ({ campaign, kind }: OutboxEntry) =>
      (!id || campaign === id) && this.#kinds.includes(kind);
    this.#unsubscribe = this.#outbox.subscribe({
      transportFor: (entry) => (isOurs(entry) ? host.deliver : undefined),
      onChange: (entries) => {
        const before = this.#entries.length;
        this.#entries = entries.filter(isOurs);
        if (this.#retryStatus) this.#retryStatus = 'failed';
        if (before + this.#entries.length) host.requestUpdate();
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

  disconnect(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  /** Warns the page's author if another server answers in the endpoint's place. */
  reportFailure(error: DeliveryError): void {
    if (error.status)
      loadAfterResponse().then(
        ({ warnOfEndpoint }) => warnOfEndpoint(this.#host, error),
        () => undefined,
      );
  }

  /** Earlier submissions that wait, were sent, or were refused; undefined if there are none. */
  render(): TemplateResult | undefined {
    const entries = this.#entries;
    const events = this.#events;
    if (!entries[0] && !events[0] && !this.#announcement) return undefined;
    const context = this.#context;
    const actions = this.#actions;
    const refused = entries.filter((entry) => entry.refused);
    if (refused[0] || events[0]) this.#loadFor(refused);
    return pendingList(context, {
      ...actions,
      own: this.#host.pendingWords,
      entries: entries.filter((entry) => !entry.refused),
      isConfirming: this.#confirming === 'all',
      retryStatus: this.#retryStatus,
      announcement: this.#announcement,
      sent: afterResponse?.sentNotice(context, events),
      isAnyLate: events.some((event) => 'isLate' in event),
      refused: refused.map((entry) =>
        afterResponse?.refusedEntry(context, {
          entry,
          own: this.#host.pendingWords,
          campaign: this.#source.campaign,
          personForm: this.#host.personForm,
          fieldLabels: this.#host.fieldLabels,
          since: momentIn(context, entry.since),
          deletion: deletionOf(context, entry, this.#confirming === entry.id, actions),
        }),
      ),
    });
  }

  /**
   * Says that a form's submission waits on the device, or that its campaign has been taken down;
   * otherwise undefined.
   */
  renderOutcome(form: PendingForm): TemplateResult | undefined {
    const { step, entry, problems, contact } = form;
    if (step === 'saved' && entry)
      return savedNotice(this.#context, {
        ...this.#actions,
        own: this.#host.pendingWords,
        onDelete: (entries) => {
          // A statement about the device applies to later forms too.
          this.#host.pending.isShared = true;
          void this.#delete(entries.map(({ id }) => id));
        },
        entry,
        contact,
        isConfirming: this.#confirming === entry.id,
        onRetry: () => form.tryAgain(),
        onAnother: () =>
          void form.another().then(() => this.#focus('form :is(select, input):not(.absent *)')),
      });
    return step === 'refused' && problems.some(({ code }) => code === 'withdrawn')
      ? withdrawnNotice(this.#context)
      : undefined;
  }

  get #context(): PendingContext {
    const { context } = this.#source;
    return { ...context, outboxMessages: outboxMessages(context.messages) };
  }

  get #actions(): PendingActions {
    return {
      onRetry: () => {
        this.#retryStatus = 'sending';
        this.#host.requestUpdate();
        this.#outbox.retryNow(...this.#entries.map(({ id }) => id));
      },
      onConfirm: (which) => {
        this.#confirming = which;
        this.#announcement = '';
        this.#host.requestUpdate();
        this.#focus(which ? '#sure' : ':is([part=saved], [part=waiting]) button');
      },
      onDelete: (entries) => void this.#delete(entries.map(({ id }) => id)),
    };
  }

  async #delete(ids: string[]): Promise<void> {
    this.#confirming = undefined;
    await this.#outbox.delete(...ids);
    // Entries that the device could not delete are still visible.
    if (!this.#entries.some(({ id }) => ids.includes(id)))
      this.#announcement = this.#context.outboxMessages.deleted;
    this.#host.requestUpdate();
    this.#focus('#said');
  }

  #onSettled(event: OutboxEvent): void {
    this.#events.push(event);
    this.#host.requestUpdate();
    if ('isLate' in event) return;
    const details = 'refusal' in event ? event.refusal : event.receipt;
    const delivered = details ? 'campaign-delivered' : 'campaign-sent';
    this.#host.dispatchEvent(
      new CampaignEvent('refusal' in event ? 'campaign-refused' : delivered, event.entry, details),
    );
  }

  #loadFor(refused: readonly OutboxEntry[]): void {
    const host = this.#host;
    if (!afterResponse)
      loadAfterResponse().then(
        () => host.requestUpdate(),
        () => undefined,
      );
    // The messages for those fields are in the file of the forms that ask for a name. Without it,
    // the status is shown.
    if (
      !host.personForm &&
      refused.some(({ kind }) => kind === 'contact' || kind === 'champion-signup')
    )
      void host.fetchPersonForm().catch(() => undefined);
  }

  /** Moves the focus after the next update, because the focused element may be gone. */
  #focus(selector: string): void {
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus(),
    );
  }
}
