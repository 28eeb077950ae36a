import type { ReactiveControllerHost } from 'lit';
import type { InviterQuestion } from '../../contract/invitation/question.ts';
import type { DeliverOptions } from '../../delivery/index.ts';
import { afterPaint } from '../render-turn.ts';

/** Finds the sender of an invitation. Without an answer, the form only says that there is one. */
export class InviterLookup {
  readonly #host: ReactiveControllerHost;
  #code = '';
  #firstName = '';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /**
   * The first name of the person who sent the invitation with this code; empty while it is unknown.
   */
  firstNameFor(code: string | undefined): string {
    return code === this.#code ? this.#firstName : '';
  }

  /**
   * Asks once for each code, after the form is painted. It only asks an endpoint with the
   * contract's own format, and not if the page has its own transport.
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
