import type { Kind } from '../contract/index.ts';

/** What every event tells: what happened, never to whom. It bubbles to each script on the page. */
abstract class CampaignEvent extends Event {
  readonly kind: Kind;
  readonly campaign: string;
  /** The submission's id. */
  readonly id: string;

  constructor(type: string, about: { kind: Kind; campaign: string; id: string }, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
    this.kind = about.kind;
    this.campaign = about.campaign;
    this.id = about.id;
  }
}

/** Asked before a submission leaves: `preventDefault()` keeps it back, and the form stays as it is. */
export class CampaignSubmitEvent extends CampaignEvent {
  static readonly type = 'campaign-submit';
  constructor(about: { kind: Kind; campaign: string; id: string }) {
    super(CampaignSubmitEvent.type, about, true);
  }
}

/** Told once the endpoint has it for good. */
export class CampaignDeliveredEvent extends CampaignEvent {
  static readonly type = 'campaign-delivered';
  readonly reference: string;
  constructor(about: { kind: Kind; campaign: string; id: string }, reference: string) {
    super(CampaignDeliveredEvent.type, about);
    this.reference = reference;
  }
}

/** Told when the endpoint won't take it; the person has been told why. */
export class CampaignRefusedEvent extends CampaignEvent {
  static readonly type = 'campaign-refused';
  /** The HTTP status. */
  readonly status: number;
  constructor(about: { kind: Kind; campaign: string; id: string }, status: number) {
    super(CampaignRefusedEvent.type, about);
    this.status = status;
  }
}

declare global {
  interface HTMLElementEventMap {
    'campaign-submit': CampaignSubmitEvent;
    'campaign-delivered': CampaignDeliveredEvent;
    'campaign-refused': CampaignRefusedEvent;
  }
}
