import type { Campaign } from '../contract/campaign/reader.ts';
import type { Receipt } from '../contract/receipt/reader.ts';
import type { Submission, SubmissionContext } from '../contract/submission/form-reader.ts';
import { resolveUrl } from '../contract/url-reference.ts';
import {
  ANSWER_CHANNELS,
  type AnswerChannel,
  SUBMISSION_FORMATS,
  type SubmissionFormat,
  type SubmissionKind,
} from '../contract/vocabulary.ts';
import type { DeliverOptions } from '../delivery/index.ts';

/** A page author's settings for sending, in attributes and properties. */
export interface SubmissionSettings {
  readonly baseURI: string;
  readonly endpoint: string;
  readonly format: SubmissionFormat | '';
  readonly source: string;
  readonly channel: AnswerChannel;
  readonly deliver: ((submission: Submission) => Promise<Receipt>) | undefined;
}

type ResolveUrl = (reference: string) => string | undefined;

/** The context of every submission of a widget. */
export function submissionDetails(
  { channel, source }: SubmissionSettings,
  language: string,
): Pick<SubmissionContext, 'channel' | 'locale' | 'source' | 'page'> {
  const { origin, pathname, protocol } = location;
  return {
    channel: ANSWER_CHANNELS.includes(channel) ? channel : 'online',
    locale: language,
    // The contract does not allow spaces and capitals in it.
    source: source
      .toLowerCase()
      .match(/[a-z0-9]+/g)
      ?.join('-')
      .slice(0, 60),
    ...(protocol.startsWith('http') && { page: `${origin}${pathname}`.slice(0, 500) }),
  };
}

/** The address for submissions: from the page's attribute, else from the document. */
export const endpointOf = (
  { endpoint, baseURI }: SubmissionSettings,
  campaign: Campaign,
  resolve: ResolveUrl,
): string | undefined => (endpoint ? resolveUrl(endpoint, baseURI) : resolve(campaign.endpoint));

/** The address and format for a kind of submission. */
export function deliverOptionsOf(
  kind: SubmissionKind,
  settings: SubmissionSettings,
  campaign: Campaign | undefined,
  resolve: ResolveUrl,
): DeliverOptions {
  const { consents = [], delivery, outboxDays } = campaign ?? {};
  const isOtherKind = !settings.format && delivery?.kinds?.includes(kind) === false;
  const service = isOtherKind ? undefined : delivery;
  const format = settings.format || (service?.format ?? 'json');
  // Consents for another body are not meant for this endpoint.
  const channels = Object.fromEntries(
    consents.flatMap(({ id, channel, controller }) => (controller ? [] : [[id, channel]])),
  );
  return {
    endpoint:
      !settings.endpoint && service?.endpoint
        ? resolve(service.endpoint)
        : campaign && endpointOf(settings, campaign, resolve),
    encoding: format === 'json' ? undefined : { ...service, format, channels },
    transport: settings.deliver,
    days: outboxDays,
  };
}

/** Says what prevents a widget from sending; undefined if nothing does. */
export function settingsError(
  settings: SubmissionSettings,
  campaign: Campaign,
  resolve: ResolveUrl,
): string | undefined {
  const { deliver, format } = settings;
  if (!campaign.areas.wards[0]) return 'areas.wards is empty';
  if (!deliver && !endpointOf(settings, campaign, resolve))
    return 'endpoint must be an https: address';
  if (format && !SUBMISSION_FORMATS.includes(format))
    return `format must be ${SUBMISSION_FORMATS.join(', ')}`;
  return undefined;
}
