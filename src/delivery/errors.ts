import type { Problem } from '../contract/problem/problem.ts';

/**
 * Delivery failed for now: no response, a temporary error, or a response without a receipt (a
 * captive portal). Retrying is safe: the submission's id makes it idempotent.
 */
export class DeliveryError extends Error {
  override readonly name: string = 'DeliveryError';
  readonly retryable: boolean = true;
  /** Seconds for which the endpoint asked for no requests. */
  readonly retryAfter: number | undefined;
  /**
   * The HTTP status of a response that is neither a receipt nor a proven refusal, nor the
   * requested data.
   */
  readonly status: number | undefined;

  constructor(
    message: string,
    more: { cause?: unknown; retryAfter?: number | undefined; status?: number | undefined } = {},
  ) {
    super(message, more);
    this.retryAfter = more.retryAfter;
    this.status = more.status;
  }
}

/** The person has deleted the submission, here or in another tab. */
export class DeletedError extends DeliveryError {
  override readonly name = 'DeletedError';
  override readonly retryable = false;
}

/**
 * The endpoint has proven that it will never take this submission: the same bytes would be refused
 * again.
 */
export class RefusedError extends DeliveryError {
  override readonly name = 'RefusedError';
  override readonly retryable = false;
  override readonly status: number;
  readonly problems: Problem[];

  constructor(message: string, status: number, problems: Problem[] = []) {
    super(message);
    this.status = status;
    this.problems = problems;
  }
}

/** The name of any failure, for the console: its message may contain typed text. */
export const failureName = (failure: unknown): string =>
  failure instanceof Error ? failure.name : 'exception';

/**
 * Turns any failure of a try into a DeliveryError: another error means that the page's own code
 * has failed.
 */
export const toDeliveryError = (failure: unknown): DeliveryError =>
  failure instanceof DeliveryError
    ? failure
    : new DeliveryError("can't deliver", { cause: failure });
