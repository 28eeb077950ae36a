/**
 * The form kit: functions that return templates with native controls, in the widget's own root, so
 * that labels, descriptions, Enter, autofill and FormData work natively. It stores no values.
 * Imports lit, theme, locales and, for their types, the contract.
 * @module
 */
export { checkboxField, consentBoxes, privacyNotice, type StatementContext } from './consents.ts';
export {
  choiceField,
  type FormField,
  type FieldContext,
  fieldFrame,
  fieldGroup,
  longTextField,
  type ChoiceOption,
  textField,
} from './fields.ts';
export { imprint, contactLink } from './imprint.ts';
export {
  type FieldProblem,
  fieldOf,
  fieldProblems,
  problemSummary,
  type RevealField,
} from './problems.ts';
export { FIRST_OPTIONS, nextOptionCount, selectField } from './select-field.ts';
export { localizedText } from './localized-text.ts';
