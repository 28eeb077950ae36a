import { LitElement, type PropertyDeclarations, type TemplateResult } from 'lit';
import { formStyles, themeTokens } from '../theme/index.ts';
import { type HelpersData, helpersView, pinPad } from './helpers-view.ts';
import { kioskStyles } from './kiosk.styles.ts';
import type { SetupMessages } from './locales/compiled/en-setup.ts';
import { PersonLeftEvent } from './person-events.ts';
import { hashPin } from './pin.ts';
import type { Tablet } from './tablet.ts';

const MAX_PIN_LENGTH = 8;

/** What is behind the PIN: what waits, and how the tablet is given back. */
export class KioskHelpers extends LitElement {
  static override get properties(): PropertyDeclarations {
    return {
      words: { attribute: false },
      language: {},
      tablet: { attribute: false },
      queue: { attribute: false },
      isOpen: { state: true },
      pin: { state: true },
      isPinWrong: { state: true },
      isRefused: { state: true },
    };
  }

  static override styles = [themeTokens, formStyles, kioskStyles];

  declare words: SetupMessages;
  declare language: string;
  declare tablet: Tablet;
  /** What waits now: the tablet stays the same object while it sends. */
  declare queue: HelpersData['queue'];
  /** Called once the tablet is given back. */
  declare onGivenBack: () => void;
  declare isOpen: boolean;
  declare pin: string;
  declare isPinWrong: boolean;
  /** Whether it could not be given back. */
  declare isRefused: boolean;

  constructor() {
    super();
    this.isOpen = false;
    this.pin = '';
    this.isPinWrong = false;
    this.isRefused = false;
  }

  protected override render(): TemplateResult {
    const { words, language, tablet, queue, isRefused } = this;
    if (this.isOpen)
      return helpersView(words, language, {
        label: tablet.device.label,
        queue,
        isRefused,
        onSend: () => {
          void tablet.queue.send();
          void tablet.refresh();
        },
        onGiveBack: () => void this.#giveBack(),
        onCancel: this.#onCancel,
      });
    return pinPad(words, language, {
      digits: this.pin.length,
      isWrong: this.isPinWrong,
      onDigit: (digit) => this.#setPin(`${this.pin}${digit}`.slice(0, MAX_PIN_LENGTH)),
      onDelete: () => this.#setPin(this.pin.slice(0, -1)),
      onOpen: () => void this.#open(),
      onCancel: this.#onCancel,
    });
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('isOpen')) this.renderRoot.querySelector<HTMLElement>('#title')?.focus();
  }

  #setPin(pin: string): void {
    this.pin = pin;
    this.isPinWrong = false;
  }

  async #open(): Promise<void> {
    const { pinSalt, pinHash } = this.tablet.device;
    const isRight = (await hashPin(this.pin, pinSalt)) === pinHash;
    this.pin = '';
    this.isPinWrong = !isRight;
    this.isOpen = isRight;
  }

  async #giveBack(): Promise<void> {
    const isGivenBack = await this.tablet.giveBack();
    this.isRefused = !isGivenBack;
    if (isGivenBack) this.onGivenBack();
  }

  readonly #onCancel = (): void => void this.dispatchEvent(new PersonLeftEvent());
}
