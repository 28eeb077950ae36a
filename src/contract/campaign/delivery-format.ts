import { isObject } from '../plain-object.ts';
import { SUBMISSION_FORMATS, type SubmissionFormat } from '../vocabulary.ts';

/** Another way than the contract's JSON to the endpoint. */
export interface CampaignDelivery {
  format: SubmissionFormat;
  /** The kinds that go this way, all if left out. */
  kinds?: string[] | undefined;
  /** Where they are posted, in place of the document's `endpoint`. */
  endpoint?: string | undefined;
  /** What the endpoint calls a field, by our name for it; an empty name leaves it out. */
  fields?: Record<string, string> | undefined;
  /** Of `osdi`: tags to add to the person. */
  tags?: string[] | undefined;
  /** Of `osdi`: whether the service answers the person by email. */
  autoresponse?: boolean | undefined;
}

/** Whether a value is a `CampaignDelivery`, by its format. */
export const isCampaignDelivery = (value: unknown): value is CampaignDelivery =>
  isObject(value) && SUBMISSION_FORMATS.some((format) => format === value.format);
