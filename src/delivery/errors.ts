import type { Problem } from '../contract/index.ts';

/** The world failed at carrying a submission out. */
export abstract class DeliveryError extends Error {
  /** Whether the same bytes may be sent again: their id keeps them from being counted twice. */
  abstract readonly retryable: boolean;
  /** Seconds that the endpoint asked to wait. */
  readonly retryAfter: number | undefined;

  constructor(message: string, more: { cause?: unknown; retryAfter?: number | undefined } = {}) {
    super(message, { cause: more.cause });
    this.retryAfter = more.retryAfter;
  }
}

/** Nobody answered, or the endpoint answered that it can't just now. The outcome is unknown. */
export class UnreachableError extends DeliveryError {
  override readonly name = 'UnreachableError';
  readonly retryable = true;
}

/** Something answered, but not with a receipt for this submission: a captive portal's page is none. */
export class NotAReceiptError extends DeliveryError {
  override readonly name = 'NotAReceiptError';
  readonly retryable = true;
}

/** The endpoint won't take it. Final: the same bytes would be refused again. */
export class RefusedError extends DeliveryError {
  override readonly name = 'RefusedError';
  readonly retryable = false;
  readonly status: number;
  readonly problems: Problem[];

  constructor(message: string, status: number, problems: Problem[] = []) {
    super(message);
    this.status = status;
    this.problems = problems;
  }
}
