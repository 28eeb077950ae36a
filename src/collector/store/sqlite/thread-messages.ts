import { UncountableError } from '../../answers/countable-entries.ts';
import type { Logger } from '../../http/logger.ts';
import type { SubmissionEntry } from '../../public/submission-records.ts';

/** The data with which a thread opens its part of a store. */
export interface ThreadSettings {
  file: string;
  /** One thread writes; another one runs long reads. */
  role: 'writer' | 'reader';
  secret: string;
  largestBatch: number | undefined;
  /** Where the list of erasures is, and its key. */
  erasures: { file: string; secret: string } | undefined;
}

/**
 * From the serving thread. Each is answered by one reply with its id, except `erased` and `cancel`.
 */
export type ThreadRequest =
  | { kind: 'open'; id: number }
  /** A method of the store, `truncateLog` or `people.list`. */
  | { kind: 'call'; id: number; verb: string; args: unknown[] }
  /** The entries that came in one turn of the event loop: one message, one transaction. */
  | { kind: 'add'; id: number; entries: SubmissionEntry[] }
  /** The next piece of the stream that the call `stream` returned. */
  | { kind: 'pull'; id: number; stream: number }
  | { kind: 'cancel'; stream: number }
  /** The steps outside of the database after an erasure have been done. */
  | { kind: 'erased'; id: number; failure?: ClonedError }
  | { kind: 'close'; id: number };

export type ThreadReply =
  | { kind: 'result'; id: number; value: unknown }
  | { kind: 'failure'; id: number; failure: ClonedError }
  /** The result of a call is a stream, to be read piece by piece. */
  | { kind: 'stream'; id: number }
  /** An erasure was committed: the thread waits for the request `erased` with this id. */
  | { kind: 'erased'; id: number }
  /** A line for the log of the serving thread. */
  | { kind: 'log'; level: keyof Logger; message: string; failure?: ClonedError };

/** An error, as it is sent between threads: a structured clone of an Error would lose its code. */
export interface ClonedError {
  name: string;
  message: string;
  stack: string | undefined;
  /** `code` of SQLite and of Node, `reason`, and other fields with a text or a number. */
  details: Record<string, string | number>;
  cause: ClonedError | undefined;
}

export function cloneError(failure: unknown): ClonedError {
  if (!(failure instanceof Error))
    return {
      name: 'Error',
      message: String(failure),
      stack: undefined,
      details: {},
      cause: undefined,
    };
  const details = Object.entries(failure).filter(
    ([key, value]) => key !== 'name' && ['string', 'number'].includes(typeof value),
  ) as [string, string | number][];
  return {
    name: failure.name,
    message: failure.message,
    stack: failure.stack,
    details: Object.fromEntries(details),
    cause: failure.cause === undefined ? undefined : cloneError(failure.cause),
  };
}

/** Restores the error, with its class if some code checks the class. */
export function reviveError({ name, message, stack, details, cause }: ClonedError): Error {
  const error = new Error(message, cause && { cause: reviveError(cause) });
  if (name === 'UncountableError') Object.setPrototypeOf(error, UncountableError.prototype);
  // Not enumerable, as on every error; otherwise it would be logged twice.
  Object.defineProperties(error, {
    name: { value: name, configurable: true, writable: true },
    ...(stack !== undefined && { stack: { value: stack, configurable: true, writable: true } }),
  });
  return Object.assign(error, details);
}
