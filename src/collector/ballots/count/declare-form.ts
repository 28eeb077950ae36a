import { type BallotDefinition, ownValue, type Problem } from 'campaign-widgets/contract';
import type { FormFields } from '../../http/form-fields.ts';
import type { FormProblem } from '../../organiser/ui/form-fields.ts';

/** The name of the field for the note on papers of a contest. */
export const noteFieldName = (contest: string): string => `note-${contest}`;

/** The fields for names of a decision, each with a name of its own, so that none is lost. */
export const NAME_FIELDS = [0, 1];

/** The id of a field of the decision on a contest. */
export const decisionFieldId = (contest: string, field: string): string => `${field}-${contest}`;

const typed = (form: FormFields, name: string): string | undefined =>
  form.text(name)?.trim() || undefined;

/** The form that declares or corrects, unchecked. */
export function readDeclareForm(
  form: FormFields,
  { contests }: BallotDefinition,
): Record<string, unknown> {
  const notes = contests.flatMap(({ id }): [string, string][] => {
    const note = typed(form, noteFieldName(id));
    return note === undefined ? [] : [[id, note]];
  });
  const reason = typed(form, 'reason');
  return {
    notes: Object.fromEntries(notes),
    again: form.texts('again'),
    ...(reason !== undefined && { reason }),
  };
}

/** The form of a decision, unchecked. */
export function readDecisionForm(form: FormFields): Record<string, unknown> {
  const by = typed(form, 'by');
  const chosen = typed(form, 'chosen');
  const how = typed(form, 'how');
  const who = NAME_FIELDS.map((at) => typed(form, `who-${at}`));
  return {
    by: by === 'draw' ? 'lot' : by,
    ...(by === 'draw' && { draw: true }),
    ...(chosen !== undefined && { chosen }),
    ...(how !== undefined && { how }),
    who: who.filter((name) => name !== undefined),
  };
}

/**
 * The problems in words, each at its field.
 * @param contest whose decision it is about
 */
export const describeDeclareProblems = (
  found: Problem[],
  words: Record<string, string>,
  contest?: string,
): FormProblem[] =>
  found.map(({ path, code, message }) => {
    const [name = '', of] = path.split('.');
    const field =
      name === 'notes' && of !== undefined
        ? noteFieldName(of)
        : contest === undefined
          ? name
          : decisionFieldId(contest, name === 'who' ? 'who-0' : name);
    return {
      field,
      message: ownValue(words, `${name} ${code}`) ?? ownValue(words, name) ?? message,
    };
  });
