type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const isChoice = (control: Control): control is HTMLInputElement =>
  control.type === 'radio' || control.type === 'checkbox';

const keyOf = (control: Control): string =>
  isChoice(control) ? `${control.name} ${control.value}` : control.name;

const controlsOf = (form: HTMLFormElement) => [...form.elements] as Control[];

/** What is chosen and typed in a form, also in controls that are locked. */
export const saveAnswers = (form: HTMLFormElement): Map<string, string | boolean> =>
  new Map(
    controlsOf(form).map((control) => [
      keyOf(control),
      isChoice(control) ? control.checked : control.value,
    ]),
  );

/** Puts answers back to the controls that are still there: what stood at one place may mean something else there now. */
export function restoreAnswers(
  form: HTMLFormElement,
  answers: Map<string, string | boolean>,
): void {
  for (const control of controlsOf(form)) {
    const answer = answers.get(keyOf(control));
    if (isChoice(control)) control.checked = answer === true;
    else if (typeof answer === 'string') control.value = answer;
    if (control instanceof HTMLSelectElement && control.selectedIndex < 0)
      control.selectedIndex = 0;
  }
}
