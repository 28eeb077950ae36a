import type { DeliveryError } from '../delivery/index.ts';
import { warn } from './warn.ts';

/**
 * Statuses that say "later", and those of a server in trouble: nothing that a page's author could
 * mend.
 */
const PASSING_STATUSES = [408, 425, 429, 500, 502, 503, 504];

/** Tells the web officer where what answers at the endpoint is not an endpoint. */
export function warnOfEndpoint(element: Element, { message, status }: DeliveryError): void {
  if (status && !PASSING_STATUSES.includes(status))
    warn(
      element,
      `${message}, and not as an endpoint does. What people send is kept and tried again. Correct "endpoint", or what answers there`,
    );
}
