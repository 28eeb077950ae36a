import type { Receipt } from '../contract/receipt/reader.ts';
import type { Submission } from '../contract/submission/form-reader.ts';
import { attemptDelivery } from '../delivery/attempt-delivery.ts';
import { DeliveryError, RefusedError } from '../delivery/index.ts';
import { serializeJson } from '../delivery/serialize-json.ts';
import { type PageAnswer, postForm } from './page-answer.ts';

/**
 * Sends the form of a page view as the browser would, so that the collector answers with the page
 * to show; anything else that waits on the device as the contract's JSON.
 */
export class PageTransport {
  /** The page that the collector has answered with, if it is one to show. */
  answer: PageAnswer | undefined;
  readonly #id: string;
  readonly #action: string;
  #body: URLSearchParams | undefined;

  /** @param id of the submission of this page view */
  constructor(id: string, action: string) {
    this.#id = id;
    this.#action = action;
  }

  /** Keeps what the form sends: once it is locked, it has no values. */
  readForm(data: FormData): void {
    const texts = [...data].filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    );
    this.#body = new URLSearchParams(texts);
  }

  /** @throws DeliveryError */
  readonly deliver = async (submission: Submission): Promise<Receipt> => {
    if (submission.id === this.#id && this.#body) return this.#sendForm(this.#body);
    const endpoint = new URL('/submissions', location.href).href;
    const { id } = submission;
    const receipt = await attemptDelivery({ endpoint, id, body: serializeJson(submission) });
    if (!receipt) throw new DeliveryError('the collector gave no receipt');
    return receipt;
  };

  async #sendForm(body: URLSearchParams): Promise<Receipt> {
    const { answer, receipt } = await postForm(this.#action, body);
    this.answer = answer;
    if (receipt) return receipt;
    // The page to show has the form, what was typed, and what to change.
    throw new RefusedError('the collector asks for the form once more', 422);
  }
}
