import type { PostedSubmission } from '../contract/submission/form-reader.ts';
import type { PostedKind } from '../contract/vocabulary.ts';

/**
 * What happened to a submission, never whose it was: it bubbles to every script on the page.
 * - `campaign-submit`: asked before it leaves. `preventDefault()` keeps it back, and the form stays
 * as it is.
 * - `campaign-delivered`: the endpoint has it for good; `reference` is the receipt's.
 * - `campaign-sent`: the endpoint has answered, and its answer proves nothing: it gives no
 * receipts.
 * - `campaign-saved`: it could not be sent yet, and waits on the device.
 * - `campaign-refused`: the endpoint won't take it, and the person has been told why; `status` is
 * the HTTP status.
 */
export class CampaignEvent extends Event {
  declare readonly kind: PostedKind;
  declare readonly campaign: string;
  /** The submission's id. */
  declare readonly id: string;
  declare readonly reference?: string;
  declare readonly status?: number;

  constructor(
    type: CampaignEventType,
    { kind, campaign, id }: Pick<PostedSubmission, 'kind' | 'campaign' | 'id'>,
    { reference, status }: { reference?: string; status?: number } = {},
  ) {
    super(type, { bubbles: true, composed: true, cancelable: type === 'campaign-submit' });
    Object.assign(this, { kind, campaign, id, reference, status });
  }
}

export type CampaignEventType =
  | 'campaign-submit'
  | 'campaign-delivered'
  | 'campaign-sent'
  | 'campaign-saved'
  | 'campaign-refused';

/** The events by their names, for `addEventListener`. */
type CampaignEventMap = Record<CampaignEventType, CampaignEvent>;

declare global {
  interface HTMLElementEventMap extends CampaignEventMap {}
  // They bubble: a page may listen once for all of its widgets.
  interface DocumentEventMap extends CampaignEventMap {}
  interface WindowEventMap extends CampaignEventMap {}
}
