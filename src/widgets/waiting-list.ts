import { nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Campaign, Kind } from '../contract/index.ts';
import { type Carry, type Entry, keptUntil, type News, pageOutbox } from '../delivery/index.ts';
import type { Locale } from '../locales/index.ts';
import { CampaignEvent } from './events.ts';
import type { FormController, FormHost } from './form-controller.ts';
import { kit } from './kit.ts';
import type * as Notice from './outbox-notice.ts';

/** What waits; `kept` where it is on the device. */
export type Waiting = Entry & { kept: boolean };

/** What the list asks of its widget. */
export interface WaitingHost extends FormHost {
  readonly deliver: Carry | undefined;
  /** What the widget speaks of, and how. */
  readonly shown: { campaign: Campaign | undefined; locale: Locale; lang: string; headingLevel: number };
}

/** What waits from before, of one widget's campaign and kinds: shown, sent, or deleted. */
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
  readonly untilOf = keptUntil;
  readonly outboxOf = pageOutbox;

  readonly #host: WaitingHost;
  #end: (() => void) | undefined;
  #campaign = '';

  constructor(host: WaitingHost) {
    this.#host = host;
    host.addController(this);
    // Whoever begins may have to be told that it waits, without a connection to fetch the words by.
    host.addEventListener('input', this.#fetch);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const { campaign } = this.#host.shown;
    if (!campaign || campaign.id === this.#campaign || !this.#host.isConnected) return;
    this.hostDisconnected();
    this.#campaign = campaign.id;
    const mine = (entry: Entry) => entry.campaign === campaign.id && this.kinds.includes(entry.kind);
    this.#end = pageOutbox().watch({
      carry: (entry) => (mine(entry) ? this.#host.deliver : undefined),
      changed: (entries) => {
        const before = this.entries.length;
        this.entries = entries.filter(mine);
        if (this.entries[0]) this.#fetch();
        if (this.trying) this.trying = 'failed';
        if (before + this.entries.length) this.#host.requestUpdate();
      },
      told: (news) => {
        if (!mine(news.entry)) return false;
        this.news.push(news);
        this.#fetch();
        const more = 'refusal' in news ? news.refusal : news.receipt;
        this.#host.dispatchEvent(new CampaignEvent('refusal' in news ? 'campaign-refused' : more ? 'campaign-delivered' : 'campaign-sent', news.entry, more));
        return true;
      },
    });
  }

  hostDisconnected(): void {
    this.#end?.();
    this.#campaign = '';
  }

  /** What waits from before. */
  render(): TemplateResult | typeof nothing {
    return this.notice && (this.entries.length || this.news.length || this.said) ? this.notice.renderWaiting(kit, this, this.#host) : nothing;
  }

  /** That a form's own entry waits. */
  renderSaved(form: FormController): TemplateResult | typeof nothing {
    return this.notice && form.entry ? this.notice.renderSaved(kit, this, this.#host, form, form.entry) : nothing;
  }

  readonly #fetch = (): void => {
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
