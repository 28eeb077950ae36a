import {
  checkAgainstCampaign,
  checkValue,
  type CheckResult,
  createProblem,
  DetailsChange,
  type Problem,
  type Submission,
} from 'campaign-widgets/contract';
import type { OpenedSignup } from './opened-signup.ts';

/**
 * Checks a person's changes as their sign-up was checked: by the contract, and against the version
 * of the campaign that they saw. Only changed values are checked: the others were correct when
 * they came.
 */
export function checkDetails(change: unknown, opened: OpenedSignup): CheckResult<DetailsChange> {
  const checked = checkValue(DetailsChange, change);
  if (!checked.ok) return checked;
  const problems = [
    ...detailsProblems(checked.value, opened),
    ...choiceProblems(checked.value, opened),
  ];
  return problems.length > 0 ? { ok: false, problems } : checked;
}

/** Fields that the form of this sign-up does not have, and fields that it requires. */
function detailsProblems({ answers = {} }: DetailsChange, { mine }: OpenedSignup): Problem[] {
  const { kind, organisation } = mine.signup;
  const notAsked = (path: string) =>
    createProblem(path, 'unknown', 'is not asked by the form of this sign-up');
  if (kind === 'contact')
    return Object.entries(answers).flatMap(([field, value]) => {
      if (field === 'email' && value === null)
        return [createProblem('answers.email', 'required', 'must be given')];
      return field === 'name' || field === 'email' ? [] : [notAsked(`answers.${field}`)];
    });
  return answers.organisation && !organisation ? [notAsked('answers.organisation')] : [];
}

/** Values that are not a ward, an issue or a role of the campaign. */
function choiceProblems({ area, answers = {} }: DetailsChange, { given }: OpenedSignup): Problem[] {
  const { cares, oneToOne, organisation, roles = [] } = answers;
  const hasChoices = [cares, oneToOne, organisation, answers.roles].some(Boolean);
  const submission = {
    kind: hasChoices ? 'champion-signup' : 'contact',
    area: { code: area?.code ?? 'unknown', version: given.areas.version },
    answers: { cares, roles, oneToOne: oneToOne ?? undefined, organisation },
    consents: [],
  } as unknown as Submission;
  // The consents are those of the sign-up.
  return checkAgainstCampaign(given, submission).filter(({ path }) => !path.startsWith('consents'));
}
