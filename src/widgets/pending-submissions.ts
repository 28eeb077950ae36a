import { nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { PostedKind } from '../contract/vocabulary.ts';
import type { DeliveryError } from '../delivery/index.ts';
import { loadedOutbox, loadOutbox, onOutboxLoaded } from './load-outbox.ts';
import type { PendingForm, PendingHost, PendingSource } from './pending-host.ts';
import type { PendingPanel } from './pending-panel.ts';
import { afterPaint } from './render-turn.ts';

/**
 * The waiting submissions of one widget. Their panel comes with the outbox, after the form is
 * painted.
 */
export class PendingSubmissions implements ReactiveController {
  readonly kinds: PostedKind[] = [];
  /** Whether the person has said that the device is not theirs: then no more is stored on it. */
  isShared = false;

  readonly #host: PendingHost;
  readonly #source: PendingSource;
  #panel: PendingPanel | undefined;
  #isLoadScheduled = false;
  #cancelOnLoaded: (() => void) | undefined;

  constructor(host: PendingHost, source: PendingSource) {
    this.#host = host;
    this.#source = source;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const host = this.#host;
    const { campaign, availability } = this.#source;
    if (!host.isConnected || (!campaign && availability !== 'unavailable')) return;
    // The form is painted first and can be used; and this runs before the connection is gone.
    if (!this.#isLoadScheduled) void afterPaint().then(() => loadOutbox(host));
    this.#isLoadScheduled = true;
    this.#cancelOnLoaded ??= onOutboxLoaded(() => host.requestUpdate());
    this.#panel ??= loadedOutbox()?.createPendingPanel(host, this.#source, this.kinds);
    this.#panel?.connect();
  }

  hostDisconnected(): void {
    this.#panel?.disconnect();
    this.#cancelOnLoaded?.();
    this.#cancelOnLoaded = undefined;
  }

  /** Warns the page's author if another server answers in the endpoint's place. */
  reportFailure(error: DeliveryError): void {
    this.#panel?.reportFailure(error);
  }

  /** The earlier submissions. */
  render(): TemplateResult | typeof nothing {
    return this.#panel?.render() ?? nothing;
  }

  /** Replaces a form's button: its submission waits, or its campaign has been taken down. */
  renderOutcome(form: PendingForm): TemplateResult | undefined {
    return this.#panel?.renderOutcome(form);
  }
}
