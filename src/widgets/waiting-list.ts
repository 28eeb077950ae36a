import { nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Campaign } from '../contract/campaign/reader.ts';
import type { SubmissionKind } from '../contract/vocabulary.ts';
import type { Carry, Entry, News } from '../delivery/index.ts';
import type { Locale } from '../locales/index.ts';
import { CampaignEvent } from './events.ts';
import type { FormController, FormHost } from './form-controller.ts';
import type * as PersonForm from './person-form.ts';
import { fetchOutbox, outboxHere, outboxOfPage, whenOutbox } from './outbox-soon.ts';

/** Milliseconds from the form being shown until what waits is looked for, and can be kept. */
const SOON = 80;

/** What waits; `kept` where it is on the device. */
export type Waiting = Entry & { kept: boolean };

/** What the list asks of its widget. */
export interface WaitingHost extends FormHost {
  readonly deliver: Carry | undefined;
  /** What forms that ask for a name need, once its file is here. */
  readonly personForm: typeof PersonForm | undefined;
  fetchPersonForm(): Promise<void>;
  /** What the widget speaks of, and how; `lost` where its document can't be had. */
  readonly shown: {
    campaign: Campaign | undefined;
    lost: boolean;
    locale: Locale;
    lang: string;
    headingLevel: number;
  };
}

/** What waits from before, of one widget's kinds and campaign, or of any while it can't tell which: shown, sent, or deleted. */
export class WaitingList implements ReactiveController {
  readonly kinds: SubmissionKind[] = [];
  /** Whether the computer is shared: then nothing is kept on it. */
  shared = false;
  entries: Waiting[] = [];
  /** What came of entries since the page was opened. */
  news: News[] = [];
  /** What came of the person's own wish to send. */
  trying: 'now' | 'failed' | undefined;
  /** Of which entry, or of all, the person is asked whether to delete it. */
  asked: string | undefined;
  /** What came of the person's own wish to delete. */
  said = '';

  readonly #host: WaitingHost;
  #end: (() => void) | undefined;
  /** What is watched for: the campaign, and how the page delivers. */
  #watched: unknown[] = [];
  #fetching: unknown;
  #hope: (() => void) | undefined;

  constructor(host: WaitingHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const { isConnected, deliver, shown } = this.#host;
    const { campaign, lost } = shown;
    const [id, before] = this.#watched;
    if (
      !isConnected ||
      (!campaign && !lost) ||
      (this.#end && id === campaign?.id && before === deliver)
    )
      return;
    // The form is painted first, and can be used; and before the connection is gone.
    this.#fetching ??= setTimeout(() => void fetchOutbox(this.#host), SOON);
    this.#hope ??= whenOutbox(() => this.#host.requestUpdate());
    const outbox = outboxOfPage();
    if (!outbox) return;
    this.#end?.();
    this.#watched = [campaign?.id, deliver];
    const mine = (entry: Entry) =>
      (!campaign || entry.campaign === campaign.id) && this.kinds.includes(entry.kind);
    this.#end = outbox.watch({
      carry: (entry) => (mine(entry) ? this.#host.deliver : undefined),
      changed: (entries) => {
        const before = this.entries.length;
        this.entries = entries.filter(mine);
        if (this.trying) this.trying = 'failed';
        if (before + this.entries.length) this.#host.requestUpdate();
      },
      failed: (entry, error) => {
        if (mine(entry)) outboxHere()?.warnOfEndpoint(this.#host, error);
      },
      told: (news) => {
        if (!mine(news.entry)) return false;
        this.news.push(news);
        this.#host.requestUpdate();
        const more = 'refusal' in news ? news.refusal : news.receipt;
        this.#host.dispatchEvent(
          new CampaignEvent(
            'refusal' in news ? 'campaign-refused' : more ? 'campaign-delivered' : 'campaign-sent',
            news.entry,
            more,
          ),
        );
        return true;
      },
    });
  }

  hostDisconnected(): void {
    this.#end?.();
    this.#hope?.();
    this.#end = this.#hope = undefined;
  }

  /** What waits from before. */
  render(): TemplateResult | typeof nothing {
    return (
      ((this.entries.length || this.news.length || this.said) &&
        outboxHere()?.renderWaiting(this, this.#host)) ||
      nothing
    );
  }

  /** What the outbox's file says of a form: that its entry waits, or that its campaign has been taken down. */
  renderOutcome(form: FormController): TemplateResult | undefined {
    if (form.step === 'saved' && form.entry)
      return outboxHere()?.renderSaved(this, this.#host, form, form.entry);
    return form.step === 'refused' ? outboxHere()?.renderWithdrawn(this.#host, form) : undefined;
  }
}
