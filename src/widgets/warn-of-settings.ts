import type { Campaign } from '../contract/campaign/reader.ts';
import { warn } from './warn.ts';

/** What a page's author may have set up wrong without keeping the widget from sending. */
export interface MinorSettings {
  readonly ward: string;
  readonly source: string;
  readonly channel: string;
  /** What is sent of them. */
  readonly about: { source?: string | undefined; channel: string };
}

/** Tells the web officer what of the tag's attributes is sent otherwise, or not at all. */
export function warnOfSettings(element: Element & MinorSettings, { areas }: Campaign): void {
  const { ward, about } = element;
  if (ward && !areas.wards.some(({ code }) => code === ward))
    warn(element, `ward="${ward}" is not one of the campaign`);
  const { source = '', channel } = about;
  if (source !== element.source || channel !== element.channel)
    warn(element, `source and channel are told as "${source}" and "${channel}"`);
}
