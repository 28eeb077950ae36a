import type { Campaign } from '../contract/campaign/reader.ts';
import { warn } from './warn.ts';

/** Settings of a page's author that may be wrong without preventing the widget from sending. */
export interface MinorSettings {
  readonly ward: string;
  readonly source: string;
  readonly channel: string;
  /** The values that are sent. */
  readonly about: { source?: string | undefined; channel: string };
}

/**
 * Warns the web officer of a page that the endpoint refuses, and of attributes that are sent in
 * another form, or not at all.
 * @param endpoint the address for submissions, absolute
 */
export function warnOfSettings(
  element: Element & MinorSettings,
  { areas, hosts }: Campaign,
  endpoint: string | undefined,
): void {
  const { origin } = self;
  if (
    Array.isArray(hosts) &&
    endpoint &&
    !hosts.includes(origin) &&
    new URL(endpoint).origin !== origin
  )
    warn(
      element,
      `the campaign does not list ${origin} under "hosts": its endpoint refuses what people send from this page. Add it there`,
    );
  const { ward, about } = element;
  if (ward && !areas.wards.some(({ code }) => code === ward))
    warn(element, `ward="${ward}" is not one of the campaign`);
  const { source = '', channel } = about;
  if (source !== element.source || channel !== element.channel)
    warn(element, `source and channel are told as "${source}" and "${channel}"`);
}
