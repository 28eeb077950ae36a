/** The answers in a form, by control. */
export type FormAnswers = Map<string, Pick<HTMLInputElement, 'checked' | 'value'>>;

/** The value of a radio button or a box distinguishes it from others with its name. */
const keyOf = ({ type, name, value }: HTMLInputElement): string =>
  /radio|checkbox/.test(type) ? `${name} ${value}` : name;

const controlsOf = (form: HTMLFormElement) => [
  ...form.querySelectorAll<HTMLInputElement>('input, select, textarea'),
];

/** Reads the answers in a form, also in locked controls. */
export const saveAnswers = (form: HTMLFormElement): FormAnswers =>
  new Map(
    controlsOf(form).map((control) => {
      const { checked, value } = control;
      return [keyOf(control), { checked, value }];
    }),
  );

/**
 * Puts answers back into the controls that still exist: another control may have the same place
 * now.
 */
export function restoreAnswers(form: HTMLFormElement, answers: FormAnswers): void {
  for (const control of controlsOf(form)) {
    Object.assign(control, answers.get(keyOf(control)) ?? { checked: false });
    // A missing option leaves a list without a choice, which differs from its empty option.
    if (!control.value) control.value = '';
  }
}
