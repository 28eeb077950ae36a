import type { BallotDefinition, Problem } from 'campaign-widgets/contract';
import type { FormFields } from '../../http/form-fields.ts';
import { describeProblems, type FormProblem } from '../../organiser/ui/form-fields.ts';
import type { OrganiserMessages } from '../../organiser/ui/organiser-messages.ts';

type Contest = BallotDefinition['contests'][number];

export const COUNT_LINES = ['papers', 'valid', 'blank', 'spoiled'] as const;

/** The name of the field for the ticks of an issue. */
export const tickFieldName = (option: string): string => `ticks-${option}`;

/** The form of a count as it was typed, unchecked: what is empty is missing. */
export function readCountForm(form: FormFields, { options }: Contest): Record<string, unknown> {
  const figure = (name: string) => {
    const typed = form.text(name)?.trim();
    return typed ? Number(typed) : undefined;
  };
  const note = form.text('note')?.trim();
  return {
    ...Object.fromEntries([...COUNT_LINES, 'none'].map((name) => [name, figure(name)])),
    ticks: Object.fromEntries(options.map(({ id }) => [id, figure(tickFieldName(id))])),
    ...(note && { note }),
  };
}

/** The problems of a count in words, each at its field. */
export const describeCountProblems = (
  found: Problem[],
  words: OrganiserMessages['count']['problems'],
): FormProblem[] =>
  found.flatMap((problem) => {
    const [line = '', option] = problem.path.split('.');
    const [worded] = describeProblems([{ ...problem, path: line }], words);
    const field = option === undefined ? line : tickFieldName(option);
    const isKnown = `${line} ${problem.code}` in words || line in words;
    return [{ field, message: isKnown && worded ? worded.message : (words.number ?? '') }];
  });
