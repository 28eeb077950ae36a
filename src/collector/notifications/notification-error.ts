/** Why a message could not be delivered. */
export type DeliveryFailure =
  | 'unreachable'
  | 'sign-in-refused'
  | 'sender-refused'
  | 'recipient-refused'
  | 'content-refused'
  | 'webhook-refused'
  | 'failed';

/**
 * A message that could not be delivered. Its own text may be logged and shown; that of the cause
 * may repeat an address.
 */
export class NotificationError extends Error {
  override readonly name = 'NotificationError';
  /** Whether a further try would fail the same way. */
  readonly isFinal: boolean;
  readonly failure: DeliveryFailure;
  /** What the service answered. */
  readonly answer: string;

  /** @param code what the service answered: `EENVELOPE 550` */
  constructor(failure: DeliveryFailure, code: string, isFinal: boolean) {
    super(`${failure}: ${code}`);
    this.failure = failure;
    this.answer = code;
    this.isFinal = isFinal;
  }
}
