import type { WidgetMessages } from '../locales/index.ts';
import type { FormStep } from '../widgets/form-controller.ts';

/** The buttons of a form that change it, and send nothing. */
export const FIND_BUTTON = 'find';

/** Makes an element for a template, which takes no room while the template is empty. */
export function createPlace(): HTMLElement {
  const place = document.createElement('div');
  place.className = 'place';
  return place;
}

/** The button that sends a form which a server has rendered. */
export class SendButton {
  readonly #button: HTMLElement | null;
  readonly #label: string;

  constructor(form: HTMLFormElement) {
    this.#button = form.querySelector('button[data-other]');
    this.#label = this.#words?.textContent ?? '';
  }

  get #words(): HTMLElement | null | undefined {
    return this.#button?.querySelector('span');
  }

  /** @param isReplaced whether a message with buttons of its own stands in its place */
  show(step: FormStep, messages: WidgetMessages, isReplaced: boolean): void {
    const [button, words] = [this.#button, this.#words];
    if (!button || !words) return;
    const isSending = step === 'sending';
    const wish = step === 'unreachable' || step === 'saved' ? messages.tryAgain : this.#label;
    const [shown, other] = isSending ? [messages.sending, wish] : [wish, messages.sending];
    words.textContent = shown;
    // The hidden words keep the size of the button.
    button.dataset.other = other;
    button.setAttribute('aria-disabled', String(isSending));
    button.parentElement?.classList.toggle('absent', isReplaced);
    const status = button.parentElement?.querySelector('[role=status]');
    if (status) status.textContent = isSending ? shown : '';
  }
}

/** Takes the messages of the server off a form that is sent again. */
export function removeServerMessages(form: HTMLFormElement): void {
  for (const notice of document.querySelectorAll('main .notice[autofocus]'))
    if (form.contains(notice) || notice.parentElement?.contains(form)) notice.remove();
}

/**
 * Empties what a reset would put back: a server has rendered the form with what somebody typed, and
 * the next person must not see it.
 */
export function forgetDefaults(form: HTMLFormElement): void {
  for (const control of form.querySelectorAll('input, textarea, option')) {
    if (control instanceof HTMLOptionElement) control.defaultSelected = false;
    else if (control instanceof HTMLTextAreaElement) control.defaultValue = '';
    else if (control instanceof HTMLInputElement && control.type !== 'hidden') {
      control.defaultChecked = false;
      if (control.type !== 'radio' && control.type !== 'checkbox') control.defaultValue = '';
    }
  }
}
