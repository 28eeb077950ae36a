import { nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Campaign, Kind } from '../contract/index.ts';
import { type Carry, type Entry, type News, pageOutbox } from '../delivery/index.ts';
import type { Locale } from '../locales/index.ts';
import { CampaignEvent } from './events.ts';
import type { FormController, FormHost } from './form-controller.ts';
import type * as Notice from './outbox-notice.ts';

/** What waits; `kept` where it is on the device. */
export type Waiting = Entry & { kept: boolean };

/** What the list asks of its widget. */
export interface WaitingHost extends FormHost {
  readonly deliver: Carry | undefined;
  /** What the widget speaks of, and how; `lost` where its document can't be had. */
  readonly shown: { campaign: Campaign | undefined; lost: boolean; locale: Locale; lang: string; headingLevel: number };
}

/** What waits from before, of one widget's kinds and campaign, or of any while it can't tell which: shown, sent, or deleted. */
export class WaitingList implements ReactiveController {
  readonly kinds: Kind[] = [];
  /** How it is shown, once its file is here. */
  notice: typeof Notice | undefined;
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
  /** For the file that shows it. */
  readonly outboxOf = pageOutbox;

  readonly #host: WaitingHost;
  #end: (() => void) | undefined;
  /** What is watched for: the campaign, and how the page delivers. */
  #watched: unknown[] = [];

  constructor(host: WaitingHost) {
    this.#host = host;
    host.addController(this);
    // Whoever begins may have to be told that it waits, without a connection to fetch the words by.
    host.addEventListener('input', this.fetch);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const { isConnected, deliver, shown } = this.#host;
    const { campaign, lost } = shown;
    const [id, before] = this.#watched;
    if (!isConnected || (!campaign && !lost) || (this.#end && id === campaign?.id && before === deliver)) return;
    this.hostDisconnected();
    this.#watched = [campaign?.id, deliver];
    // Once the form is painted: its words must be here before the connection is gone.
    setTimeout(this.fetch);
    const mine = (entry: Entry) => (!campaign || entry.campaign === campaign.id) && this.kinds.includes(entry.kind);
    this.#end = pageOutbox().watch({
      carry: (entry) => (mine(entry) ? this.#host.deliver : undefined),
      changed: (entries) => {
        const before = this.entries.length;
        this.entries = entries.filter(mine);
        if (this.trying) this.trying = 'failed';
        if (before + this.entries.length) this.#host.requestUpdate();
      },
      told: (news) => {
        if (!mine(news.entry)) return false;
        this.news.push(news);
        this.#host.requestUpdate();
        const more = 'refusal' in news ? news.refusal : news.receipt;
        this.#host.dispatchEvent(new CampaignEvent('refusal' in news ? 'campaign-refused' : more ? 'campaign-delivered' : 'campaign-sent', news.entry, more));
        return true;
      },
    });
  }

  hostDisconnected(): void {
    this.#end?.();
    this.#end = undefined;
  }

  /** What waits from before. */
  render(): TemplateResult | typeof nothing {
    return this.notice && (this.entries.length || this.news.length || this.said) ? this.notice.renderWaiting(this, this.#host) : nothing;
  }

  /** That a form's own entry waits. */
  renderSaved(form: FormController): TemplateResult | undefined {
    return form.step === 'saved' && form.entry ? this.notice?.renderSaved(this, this.#host, form, form.entry) : undefined;
  }

  /** Fetches the words, where they are not here yet. */
  readonly fetch = (): void => {
    if (this.notice) return;
    void import('./outbox-notice.ts').then(
      (notice) => {
        this.notice = notice;
        this.#host.requestUpdate();
      },
      // Without the words, a form says that the page is to be kept open.
      () => undefined,
    );
  };
}
