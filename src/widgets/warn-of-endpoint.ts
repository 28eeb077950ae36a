import type { DeliveryError } from '../delivery/index.ts';
import { warn } from './warn.ts';

/** Statuses that mean "later", or a server in trouble: a page's author can't correct these. */
const PASSING_STATUSES = [408, 425, 429, 500, 502, 503, 504];

/** Warns the web officer if another server answers in the endpoint's place. */
export function warnOfEndpoint(element: Element, { message, status }: DeliveryError): void {
  if (status && !PASSING_STATUSES.includes(status))
    warn(
      element,
      `${message}, and not as an endpoint does. What people send is kept and tried again. Correct "endpoint", or what answers there`,
    );
}
