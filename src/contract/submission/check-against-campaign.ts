import { consentsFor } from '../campaign/consents.ts';
import { questionsFor } from '../campaign/questions.ts';
import type { Campaign } from '../campaign/schema.ts';
import { createProblem, type Problem } from '../problem/problem.ts';
import { cleanLines } from '../text/clean-text.ts';
import { inLanguage } from '../text/local-text.ts';
import { NO_WARD } from '../area-lookup/no-ward.ts';
import type { ChampionAnswers } from './champion-schema.ts';
import { checkFurtherAnswers } from './further-answers.ts';
import type { FurtherAnswers } from './further-answers-schema.ts';
import { missingConsents } from './person-form.ts';
import type { IssueResponse, Submission } from './schema.ts';

/**
 * Checks a submission against its version of the campaign: wards, issues and statements.
 * @returns the problems, in the order of the form; none if it is correct
 */
export function checkAgainstCampaign(campaign: Campaign, submission: Submission): Problem[] {
  const { consents, kind } = submission;
  return [
    ...areaProblems(campaign, submission.area),
    ...(kind === 'issue-response' ? issueProblems(campaign, submission) : []),
    ...(kind === 'champion-signup' ? championProblems(campaign, submission.answers) : []),
    ...(kind === 'contact' ? [] : furtherProblems(campaign, kind, submission.answers.more)),
    ...consentProblems(campaign, submission),
    ...missingConsents(campaign, kind, consents),
  ];
}

/** The problem, if a condition is not met. */
const problemUnless = (holds: boolean, path: string, code: string, message: string): Problem[] =>
  holds ? [] : [createProblem(path, code, message)];

function areaProblems({ areas }: Campaign, { code, version }: Submission['area']): Problem[] {
  const codes: string[] = [...NO_WARD, ...areas.wards.map((ward) => ward.code)];
  return [
    ...problemUnless(
      codes.includes(code),
      'area.code',
      'unknown',
      'is not a ward of this campaign',
    ),
    ...problemUnless(
      version === areas.version,
      'area.version',
      'unknown',
      "is not this campaign's edition of the wards",
    ),
  ];
}

function issueProblems({ survey }: Campaign, { answers, signals }: IssueResponse): Problem[] {
  const issues = ['other', ...(survey?.issues.map(({ id }) => id) ?? [])];
  return [
    ...problemUnless(
      issues.includes(answers.issue),
      'answers.issue',
      'unknown',
      'is not an issue of this campaign',
    ),
    ...problemUnless(
      signals?.order?.every((id) => issues.includes(id)) ?? true,
      'signals.order',
      'unknown',
      'names an issue that is not of this campaign',
    ),
  ];
}

function championProblems(
  { champion, survey }: Campaign,
  { roles, cares = [], oneToOne, organisation }: ChampionAnswers,
): Problem[] {
  const areListedOnce = (list: { id: string }[] | undefined, ids: string[]) =>
    ids.every((id, at) => list?.some((one) => one.id === id) && ids.indexOf(id) === at);
  return [
    ...problemUnless(
      areListedOnce(survey?.issues, cares),
      'answers.cares',
      'unknown',
      'names an issue that is not of this campaign, or one twice',
    ),
    ...problemUnless(
      areListedOnce(champion?.roles, roles),
      'answers.roles',
      'unknown',
      'names a role that is not of this campaign, or one twice',
    ),
    ...problemUnless(
      !oneToOne || champion?.oneToOne === true,
      'answers.oneToOne',
      'unknown',
      'is not offered by this campaign',
    ),
    ...problemUnless(
      !organisation || champion?.organisations === true,
      'answers.organisation',
      'unknown',
      'is not asked for by this campaign',
    ),
    ...problemUnless(champion !== undefined, 'kind', 'unknown', 'is not taken by this campaign'),
  ];
}

function furtherProblems(
  campaign: Campaign,
  kind: Submission['kind'],
  more: FurtherAnswers | undefined,
): Problem[] {
  const questions = questionsFor(campaign, kind);
  const problems: Problem[] = Object.keys(more ?? {})
    .filter((id) => !questions.some((question) => question.id === id))
    .map((id) =>
      createProblem(`answers.more.${id}`, 'unknown', 'is not a question of this campaign'),
    );
  checkFurtherAnswers(questions, more, problems);
  return problems;
}

function consentProblems(campaign: Campaign, { kind, consents, answers }: Submission): Problem[] {
  const isOrganisation = 'organisation' in answers && !!answers.organisation;
  const offered = consentsFor(campaign, kind, isOrganisation);
  return consents.flatMap((given, at) => {
    const consent = offered.find(({ id }) => id === given.statement);
    const isFirst = consents.findIndex(({ statement }) => statement === given.statement) === at;
    if (!consent || !isFirst)
      return createProblem(
        `consents.${at}.statement`,
        'unknown',
        'is not a statement that this form shows, or stands twice',
      );
    const text = inLanguage(consent.statement, given.locale, campaign.languages);
    const isSame =
      consent.version === given.version &&
      text.lang === given.locale &&
      // The stored document is unchanged, but the submitted words were cleaned.
      cleanLines(text.words) === given.words;
    return problemUnless(
      isSame,
      `consents.${at}.words`,
      'changed',
      "are not this campaign's words of that version and language",
    );
  });
}
