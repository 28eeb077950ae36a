import type { ReactiveControllerHost } from 'lit';
import type { InviterQuestion } from '../../contract/invitation/question.ts';
import type { DeliverOptions } from '../../delivery/index.ts';
import { afterPaint } from '../render-turn.ts';

/** Finds out who sent an invitation. Without an answer the form says only that there is one. */
export class InviterLookup {
  readonly #host: ReactiveControllerHost;
  #code = '';
  #firstName = '';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** The first name of whoever sent the invitation with this code; empty while it is not known. */
  firstNameFor(code: string | undefined): string {
    return code === this.#code ? this.#firstName : '';
  }

  /**
   * Asks, once the form is painted, and once for each code. Only an endpoint that takes the
   * contract's own format is asked, and never in place of the page's own way to deliver.
   */
  ask(question: InviterQuestion, { endpoint, encoding, transport }: DeliverOptions): void {
    const { code } = question;
    if (code === this.#code || !endpoint || encoding || transport) return;
    this.#code = code;
    this.#firstName = '';
    const isCurrent = () => code === this.#code;
    void afterPaint()
      .then(() => import('./find-inviter.ts'))
      .then(({ findInviter }) => findInviter(endpoint, question))
      .then(
        (firstName) => {
          if (!firstName || !isCurrent()) return;
          this.#firstName = firstName;
          this.#host.requestUpdate();
        },
        () => undefined,
      );
  }
}
