import { BallotDefinition, type CampaignDocument } from 'campaign-widgets/contract';
import { canSendCodes, codeOffer, emailRefusal } from '../../ballots/email/ask-for-code.ts';
import type { Services } from '../../services.ts';

/** Anybody may ask for them, and they change seldom. */
const KEPT_MS = 15_000;
/** Of a collector with more ballots than these at once, nobody would find theirs. */
const MAX_OFFERS = 30;

/** A ballot that sends codes by email now. */
export interface CodeOffer {
  readonly campaign: CampaignDocument;
  readonly ballot: { readonly id: string; readonly title: BallotDefinition['title'] };
}

/** Finds the ballots for which the page of codes can send one by email. */
export class CodeOffers {
  readonly #services: Services;
  #found: Promise<CodeOffer[]> | undefined;
  #until = 0;

  constructor(services: Services) {
    this.#services = services;
  }

  /** @throws where the store is away */
  find(): Promise<CodeOffer[]> {
    const { now } = this.#services;
    const at = now().getTime();
    if (this.#found && at < this.#until) return this.#found;
    this.#until = at + KEPT_MS;
    this.#found = this.#look().catch((failure: unknown) => {
      // The next request looks again.
      this.#until = 0;
      throw failure;
    });
    return this.#found;
  }

  async #look(): Promise<CodeOffer[]> {
    const services = this.#services;
    if (!canSendCodes(services)) return [];
    const offers: CodeOffer[] = [];
    for (const campaign of services.campaigns.values())
      for (const stored of await services.store.ballots.list(campaign.id)) {
        const isDraft = stored.state === 'draft';
        if (isDraft || emailRefusal(codeOffer(stored), services)) continue;
        const { title } = BallotDefinition.parse(stored.document);
        offers.push({ campaign, ballot: { id: stored.id, title } });
        if (offers.length > MAX_OFFERS) return [];
      }
    return offers;
  }
}
