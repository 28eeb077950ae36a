import { isObject } from '../plain-object.ts';
import { SUBMISSION_FORMATS, type SubmissionFormat } from '../vocabulary.ts';

/** A format for the endpoint other than the contract's JSON. */
export interface CampaignDelivery {
  format: SubmissionFormat;
  /** The kinds that use it; all if left out. */
  kinds?: string[] | undefined;
  /** The address for them, instead of the document's `endpoint`. */
  endpoint?: string | undefined;
  /** The endpoint's names of fields, by our names; an empty name leaves a field out. */
  fields?: Record<string, string> | undefined;
  /** For `osdi`: tags to add to the person. */
  tags?: string[] | undefined;
  /** For `osdi`: whether the service sends the person an email. */
  autoresponse?: boolean | undefined;
}

/** Whether a value is a `CampaignDelivery`, by its format. */
export const isCampaignDelivery = (value: unknown): value is CampaignDelivery =>
  isObject(value) && SUBMISSION_FORMATS.some((format) => format === value.format);
