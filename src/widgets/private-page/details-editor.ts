import type { ReactiveControllerHost } from 'lit';
import { restoreAnswers } from '../form-answers.ts';
import type { DetailsFormData } from './details-form.ts';
import type { PrivateAction, PrivateSession } from './private-session.ts';
import { formAnswersOf, isChange, readDetails } from './read-details.ts';

/** The element that shows the form. */
export interface EditorHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** Opens and closes the form for a person's changes. The form's controls hold the answers. */
export class DetailsEditor {
  isOpen = false;

  readonly #host: EditorHost;
  readonly #session: PrivateSession;
  readonly #act: (action: PrivateAction) => Promise<boolean>;
  #wantsMeeting = false;

  /** @param act does the action of a button, and moves the focus to the message about it */
  constructor(
    host: EditorHost,
    session: PrivateSession,
    act: (action: PrivateAction) => Promise<boolean>,
  ) {
    this.#host = host;
    this.#session = session;
    this.#act = act;
  }

  /** The context of the form's template beside the record. */
  get formData(): Omit<DetailsFormData, 'record' | 'result' | 'isBusy'> {
    return {
      wantsMeeting: this.#wantsMeeting,
      onInput: this.#onInput,
      onSubmit: this.#onSubmit,
      onCancel: this.#onCancel,
    };
  }

  readonly onOpen = (): void => {
    const { record } = this.#session;
    if (!record) return;
    this.#wantsMeeting = record.answers.oneToOne !== undefined;
    this.isOpen = true;
    this.#session.clearResult();
    void this.#focus('#details').then((root) => {
      const form = root.querySelector('form');
      if (form) restoreAnswers(form, formAnswersOf(record));
    });
  };

  readonly #onCancel = (): void => {
    this.isOpen = false;
    this.#session.clearResult();
    void this.#focus('#change');
  };

  readonly #onInput = ({ target }: Event): void => {
    const { name, checked } = target as HTMLInputElement;
    if (name !== 'oneToOne') return;
    this.#wantsMeeting = checked;
    this.#host.requestUpdate();
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    void this.#submit(event.currentTarget as HTMLFormElement);
  };

  async #submit(form: HTMLFormElement): Promise<void> {
    const { record, busy } = this.#session;
    if (!record || busy) return;
    const read = readDetails(new FormData(form), record);
    if (read.ok && isChange(read.value)) {
      const isDone = await this.#act({ part: 'details', route: 'change', body: read.value });
      if (!isDone) return;
    } else this.#session.tell('details', read.ok ? [] : read.problems);
    if (read.ok) this.isOpen = false;
    await this.#focus('[data-focus]');
  }

  async #focus(selector: string): Promise<EditorHost['renderRoot']> {
    const { renderRoot } = this.#host;
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    renderRoot.querySelector<HTMLElement>(selector)?.focus();
    return renderRoot;
  }
}
