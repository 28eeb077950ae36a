import type { ReactiveControllerHost } from 'lit';
import type { Campaign } from '../contract/campaign/reader.ts';
import type { CampaignController } from './campaign-controller.ts';

/** Looks up the ward of a postcode. It is optional, because the list of wards is always there. */
export class WardLookup {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  readonly #controller: CampaignController;
  readonly #onStart: () => void;
  /** The last look-up, for the wards of one campaign, in one language. */
  #last?: { campaign: Campaign; language: string; result: string };

  /** @param onStart called before the list of wards is needed */
  constructor(
    host: ReactiveControllerHost & { readonly renderRoot: ParentNode },
    controller: CampaignController,
    onStart: () => void,
  ) {
    this.#host = host;
    this.#controller = controller;
    this.#onStart = onStart;
  }

  /** Its result, in words; empty without a look-up. */
  get result(): string {
    const { campaign, context } = this.#controller;
    const last = this.#last;
    return last?.campaign === campaign && last?.language === context.language ? last.result : '';
  }

  readonly onFind = (event: Event): void => {
    if (event instanceof KeyboardEvent && event.key !== 'Enter') return;
    // Otherwise Enter would send the form.
    event.preventDefault();
    void this.#find();
  };

  async #find(): Promise<void> {
    const { campaign, context } = this.#controller;
    if (!campaign) return;
    const { language, messages, resolve } = context;
    const lookup = { campaign, language, result: messages.loading };
    this.#last = lookup;
    this.#onStart();
    this.#host.requestUpdate();
    const { renderRoot: root } = this.#host;
    const url = resolve(campaign.areas.lookup ?? '') ?? '';
    lookup.result = await import('./find-ward.ts')
      .then(({ findWard }) => findWard({ url, campaign, root, messages }))
      .catch(() => messages.ward.notFound);
    // Only the result of the last request is shown.
    this.#host.requestUpdate();
  }
}
