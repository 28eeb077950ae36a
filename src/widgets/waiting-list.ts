import { nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { Campaign, Kind } from '../contract/index.ts';
import type { Carry, Entry, News } from '../delivery/index.ts';
import type { Locale } from '../locales/index.ts';
import { CampaignEvent } from './events.ts';
import type { FormController, FormHost } from './form-controller.ts';
import type * as Sending from './sending.ts';
import { warn } from './warn.ts';

/** Milliseconds from the form being shown until what sends it is fetched. */
const SOON = 80;
/** Milliseconds until a file that does not come counts as one that can't be had. */
const TIME_OUT = 20_000;

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
  /** The outbox, and how it is shown, once their file is here. */
  sending: typeof Sending | undefined;
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

  constructor(host: WaitingHost) {
    this.#host = host;
    host.addController(this);
    // Where it could not be had before: whoever begins will want to send.
    host.addEventListener('focusin', () => void this.fetch());
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const { isConnected, deliver, shown } = this.#host;
    const { campaign, lost } = shown;
    const [id, before] = this.#watched;
    if (!isConnected || (!campaign && !lost)) return;
    // Once the form is painted and can be used, and before the connection is gone.
    this.#fetching ??= setTimeout(() => void this.fetch(), SOON);
    if (!this.sending || (this.#end && id === campaign?.id && before === deliver)) return;
    this.hostDisconnected();
    this.#watched = [campaign?.id, deliver];
    const mine = (entry: Entry) => (!campaign || entry.campaign === campaign.id) && this.kinds.includes(entry.kind);
    this.#end = this.sending.pageOutbox().watch({
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
    return this.sending && (this.entries.length || this.news.length || this.said) ? this.sending.renderWaiting(this, this.#host) : nothing;
  }

  /** That a form's own entry waits. */
  renderSaved(form: FormController): TemplateResult | undefined {
    return form.step === 'saved' && form.entry ? this.sending?.renderSaved(this, this.#host, form, form.entry) : undefined;
  }

  /** Fetches the outbox, where it is not here yet. @returns undefined where it can't be had */
  async fetch(): Promise<typeof Sending | undefined> {
    if (this.sending) return this.sending;
    let timer = 0;
    const late = new Promise<undefined>((given) => (timer = window.setTimeout(given, TIME_OUT)));
    this.sending = await Promise.race([import('./sending.ts').catch(() => undefined), late]);
    clearTimeout(timer);
    if (this.sending) this.#host.requestUpdate();
    else warn(this.#host, "can't load the file beside the script that checks and keeps what is sent; until then the page sends by itself");
    return this.sending;
  }
}
