import type { ReactiveControllerHost } from 'lit';
import type { CampaignController } from './campaign-controller.ts';

/** Looks up the ward of a postcode. It is optional, because the list of wards is always there. */
export class WardLookup {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  readonly #controller: CampaignController;
  readonly #onStart: () => void;
  /** What came of the last look-up, in words; empty where nothing was looked up. */
  result = (): string => '';

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

  readonly onFind = (event: Event): void => {
    if (event instanceof KeyboardEvent && event.key !== 'Enter') return;
    // Otherwise Enter would send the form.
    event.preventDefault();
    void this.#find();
  };

  async #find(): Promise<void> {
    const controller = this.#controller;
    const { campaign } = controller;
    if (!campaign) return;
    const { language, messages, resolve } = controller.context;
    let words = messages.loading;
    // It is about the wards of one campaign, and in one language.
    this.result = () =>
      controller.campaign === campaign && controller.context.language === language ? words : '';
    this.#onStart();
    this.#host.requestUpdate();
    const { renderRoot: root } = this.#host;
    const url = resolve(campaign.areas.lookup ?? '') ?? '';
    words = await import('./find-ward.ts')
      .then(({ findWard }) => findWard({ url, campaign, root, messages }))
      .catch(() => messages.ward.notFound);
    // Only the result of the last request is shown.
    this.#host.requestUpdate();
  }
}
