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
  wrapElement,
} from './markup-tree.ts';

/** The id of the form, for the buttons outside of it. */
export const FORM_ID = 'campaign-form';

/** The names of the buttons that change the form and send nothing. */
export const FORM_BUTTONS = { find: 'find', drop: 'drop', language: 'speak' } as const;

/** The data with which a form works without a script. */
export interface FormFilling {
  /** The address to post it to. */
  readonly action: string;
  /** The hidden values that it sends beside its fields. */
  readonly hidden: Record<string, string>;
  /** The chosen and typed values. */
  readonly values: FormFields;
  /** What the script of the pages needs to know of the form; left out if there is no script. */
  readonly scriptView?: string | undefined;
}

/**
 * Makes a view's form work without a script: it gets an address, its buttons get names, it shows
 * the typed values, and its problems take the focus.
 */
export function fillForm(root: MarkupParent, filling: FormFilling): void {
  const { action, hidden, values, scriptView } = filling;
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
    // Enter presses the first button of a form: it must send the form, and not look up a postcode.
    createElement('button', { class: 'unseen', tabindex: '-1', 'aria-hidden': 'true' }),
    ...Object.entries(hidden).map(([name, value]) =>
      createElement('input', { type: 'hidden', name, value }),
    ),
  ]);
  if (scriptView !== undefined)
    wrapElement(form, createElement('campaign-page-form', { 'data-view': scriptView }));
}

/** Gives an element the focus when the page opens, and unfolds the element around it. */
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
  // The field that only programs fill in is empty when the form is shown again.
  if (type === 'hidden' || attributeOf(input, 'name') === 'homepage') return;
  if (type === 'radio' || type === 'checkbox') {
    if (texts.includes(attributeOf(input, 'value') ?? 'on')) setAttribute(input, 'checked');
  } else if (texts[0]) setAttribute(input, 'value', texts[0]);
}

/** A button that a script listens to sends the form under its own name. */
function nameButton(button: MarkupElement): void {
  if (attributeOf(button, 'type') !== 'button') return;
  const isOf = (name: string) => [...ancestorsOf(button)].some((around) => hasClass(around, name));
  removeAttribute(button, 'type');
  setAttribute(button, 'name', isOf('invitation') ? FORM_BUTTONS.drop : FORM_BUTTONS.find);
  setAttribute(button, 'value', 'yes');
}
