import type { Problem } from '../contract/index.ts';

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

  constructor(message: string, more: { cause?: unknown; retryAfter?: number | undefined } = {}) {
    super(message, more);
    this.retryAfter = more.retryAfter;
  }
}

/** The endpoint won't take it. Final: the same bytes would be refused again. */
export class RefusedError extends DeliveryError {
  override readonly name = 'RefusedError';
  override readonly retryable = false;
  readonly status: number;
  readonly problems: Problem[];

  constructor(message: string, status: number, problems: Problem[] = []) {
    super(message);
    this.status = status;
    this.problems = problems;
  }
}
