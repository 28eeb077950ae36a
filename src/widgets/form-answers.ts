/** What is chosen and typed in a form, by control. */
export type FormAnswers = Map<string, Pick<HTMLInputElement, 'checked' | 'value'>>;

/** A radio button or a box is told from the others of its name by its value. */
const keyOf = ({ type, name, value }: HTMLInputElement): string =>
  /radio|checkbox/.test(type) ? `${name} ${value}` : name;

const controlsOf = (form: HTMLFormElement) => [
  ...form.querySelectorAll<HTMLInputElement>('input, select, textarea'),
];

/** Notes what is chosen and typed in a form, also in controls that are locked. */
export const saveAnswers = (form: HTMLFormElement): FormAnswers =>
  new Map(
    controlsOf(form).map((control) => {
      const { checked, value } = control;
      return [keyOf(control), { checked, value }];
    }),
  );

/**
 * Puts answers back into the controls that are still there: another may stand at the same place
 * now.
 */
export function restoreAnswers(form: HTMLFormElement, answers: FormAnswers): void {
  for (const control of controlsOf(form)) {
    Object.assign(control, answers.get(keyOf(control)) ?? { checked: false });
    // An option that is gone leaves a list with nothing chosen, which is not the same as its empty
    // option.
    if (!control.value) control.value = '';
  }
}
