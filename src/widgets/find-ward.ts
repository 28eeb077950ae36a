import type { AreaQuestion, AreasFound } from '../contract/area-lookup/question.ts';
import type { Campaign } from '../contract/campaign/reader.ts';
import { normalisePostcode } from '../contract/postcode.ts';
import { fetchJson } from '../delivery/index.ts';
import { requestTimeoutSignal } from '../delivery/request-timeout.ts';
import { serializeJson } from '../delivery/serialize-json.ts';
import type { WidgetMessages } from '../locales/index.ts';
import { wardLookupMessages } from '../locales/compiled/en-ward-lookup.ts';
import { describeWards } from './describe-wards.ts';

const TIMEOUT_MS = 10_000;

/** The data for looking up a postcode. */
export interface WardQuestion {
  /** The address of the look-up, absolute. */
  url: string;
  campaign: Campaign;
  /** The root of the form: the postcode is in `#postcode`, the list of wards is `#area`. */
  root: ParentNode;
  messages: WidgetMessages;
}

/**
 * Looks up the typed postcode, and chooses its ward in the list, unless the person chose one
 * meanwhile.
 * @returns the message about it
 * @throws if the look-up fails
 */
export async function findWard({ url, campaign, root, messages }: WardQuestion): Promise<string> {
  const words = wardLookupMessages(messages);
  const list = root.querySelector<HTMLSelectElement>('#area');
  const postcode = normalisePostcode(
    root.querySelector<HTMLInputElement>('#postcode')?.value ?? '',
  );
  if (!postcode || !list) return words.notPostcode;
  const { value: chosen } = list;
  const areas = await requestWards(url, { campaign: campaign.id, postcode });
  // The person's own choice stays.
  if (list.value !== chosen) return '';
  // By their names in the list, if it has them.
  const found = describeWards(
    areas,
    campaign,
    words,
    ({ code, name }) => [...list.options].find(({ value }) => value === code)?.label ?? name,
  );
  if (found.chosen) list.value = found.chosen;
  return found.words;
}

/** Asks for the wards of a postcode. It is in the body of a POST, and nowhere else. */
async function requestWards(url: string, question: AreaQuestion): Promise<AreasFound['areas']> {
  const found = await fetchJson(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: serializeJson(question),
    signal: requestTimeoutSignal(TIMEOUT_MS),
  });
  const { areas } = found as Partial<AreasFound>;
  if (
    !Array.isArray(areas) ||
    !areas.every(({ code, name }) => typeof code === 'string' && typeof name === 'string')
  )
    throw new TypeError(`${url} is no wards`);
  return areas;
}
