import type { Problem } from '../contract/problem/problem.ts';

/**
 * The world failed at carrying something: nobody answered, or what answered can't just now, or gave no receipt, like the
 * page of a captive portal. The outcome is unknown, and the same bytes may be sent again: their id keeps them from being
 * counted twice.
 */
export class DeliveryError extends Error {
  override readonly name: string = 'DeliveryError';
  readonly retryable: boolean = true;
  /** Seconds that the endpoint asked to wait. */
  readonly retryAfter: number | undefined;
  /** The HTTP status of an answer that is neither a receipt nor a proven refusal. */
  readonly status: number | undefined;

  constructor(
    message: string,
    more: { cause?: unknown; retryAfter?: number | undefined; status?: number } = {},
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

/** The endpoint has proven that it will never take this submission: the same bytes would be refused again. */
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
