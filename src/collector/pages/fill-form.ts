import type { FormFields } from '../http/form-fields.ts';
import {
  ancestorsOf,
  attributeOf,
  createElement,
  elementsIn,
  hasClass,
  type MarkupElement,
  type MarkupParent,
  prependChildren,
  removeAttribute,
  setAttribute,
  setText,
} from './markup-tree.ts';

/** The id of the form, for the buttons that stand outside of it. */
export const FORM_ID = 'campaign-form';

/** The names of the buttons that change the form and send nothing. */
export const FORM_BUTTONS = { find: 'find', drop: 'drop', language: 'speak' } as const;

/** What a form is given, so that it works without a script. */
export interface FormFilling {
  /** Where it is posted to. */
  readonly action: string;
  /** What it sends beside its fields. */
  readonly hidden: Record<string, string>;
  /** What was chosen and typed. */
  readonly values: FormFields;
}

/**
 * Makes the form in a view one that works without a script: it has an address, its buttons have
 * names, it shows what was typed, and what went wrong takes the focus.
 */
export function fillForm(root: MarkupParent, { action, hidden, values }: FormFilling): void {
  const form = [...elementsIn(root)].find(({ tagName }) => tagName === 'form');
  if (!form) return;
  for (const element of elementsIn(form)) {
    fillControl(element, values);
    if (element.tagName === 'button') nameButton(element);
  }
  for (const element of elementsIn(root))
    if (attributeOf(element, 'data-focus') !== undefined) focusFirst(element);
  setAttribute(form, 'id', FORM_ID);
  setAttribute(form, 'method', 'post');
  setAttribute(form, 'action', action);
  prependChildren(form, [
    // Enter presses the first button of a form: that is to send it, and not to look a postcode up.
    createElement('button', { class: 'unseen', tabindex: '-1', 'aria-hidden': 'true' }),
    ...Object.entries(hidden).map(([name, value]) =>
      createElement('input', { type: 'hidden', name, value }),
    ),
  ]);
}

/** Gives an element the focus when the page opens, and unfolds what holds it. */
function focusFirst(element: MarkupElement): void {
  setAttribute(element, 'autofocus');
  for (const around of ancestorsOf(element))
    if (around.tagName === 'details') setAttribute(around, 'open');
}

function fillControl(element: MarkupElement, values: FormFields): void {
  const name = attributeOf(element, 'name') ?? '';
  const [text] = values.texts(name);
  switch (element.tagName) {
    case 'input':
      fillInput(element, values.texts(name));
      break;
    case 'textarea':
      if (text !== undefined) setText(element, text);
      break;
    case 'select':
      for (const option of elementsIn(element))
        if (option.tagName === 'option' && text && attributeOf(option, 'value') === text)
          setAttribute(option, 'selected');
  }
}

function fillInput(input: MarkupElement, texts: string[]): void {
  const type = attributeOf(input, 'type');
  // What only a program fills in stays empty for whoever sends it once more.
  if (type === 'hidden' || attributeOf(input, 'name') === 'homepage') return;
  if (type === 'radio' || type === 'checkbox') {
    if (texts.includes(attributeOf(input, 'value') ?? 'on')) setAttribute(input, 'checked');
  } else if (texts[0]) setAttribute(input, 'value', texts[0]);
}

/** A button that a script listens to sends the form under a name of its own. */
function nameButton(button: MarkupElement): void {
  if (attributeOf(button, 'type') !== 'button') return;
  const isOf = (name: string) => [...ancestorsOf(button)].some((around) => hasClass(around, name));
  removeAttribute(button, 'type');
  setAttribute(button, 'name', isOf('invitation') ? FORM_BUTTONS.drop : FORM_BUTTONS.find);
  setAttribute(button, 'value', 'yes');
}
