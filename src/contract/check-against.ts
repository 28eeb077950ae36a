import type { Campaign } from './campaign.ts';
import { consentsFor } from './consents.ts';
import { missingConsents } from './person-form.ts';
import { type Problem, createProblem } from './problem.ts';
import type { ChampionAnswers, Submission } from './submission.ts';
import { NO_WARD } from './terms.ts';
import { cleanLines } from './typed.ts';
import { inLanguage } from './wording.ts';

/**
 * Checks a submission against the campaign version it was given to: its wards, issues and statements.
 * @returns the problems, in the order of the form; none where all is well.
 */
export function checkAgainstCampaign(campaign: Campaign, submission: Submission): Problem[] {
  const problems: Problem[] = [];
  const { area, consents, kind } = submission;
  const codes: string[] = [...NO_WARD, ...campaign.areas.wards.map(({ code }) => code)];
  if (!codes.includes(area.code))
    problems.push(createProblem('area.code', 'unknown', 'is not a ward of this campaign'));
  if (area.version !== campaign.areas.version)
    problems.push(
      createProblem('area.version', 'unknown', "is not this campaign's edition of the wards"),
    );

  if (kind === 'issue-response') {
    const issues = ['other', ...(campaign.survey?.issues.map(({ id }) => id) ?? [])];
    if (!issues.includes(submission.answers.issue))
      problems.push(createProblem('answers.issue', 'unknown', 'is not an issue of this campaign'));
    if (submission.signals?.order?.some((id) => !issues.includes(id)))
      problems.push(
        createProblem('signals.order', 'unknown', 'names an issue that is not of this campaign'),
      );
  }

  if (kind === 'champion-signup') problems.push(...checkChampion(campaign, submission.answers));

  const asked = consentsFor(campaign, kind);
  consents.forEach((given, at) => {
    const consent = asked.find(({ id }) => id === given.statement);
    const worded = consent && inLanguage(consent.statement, given.locale, campaign.languages);
    if (!consent || consents.findIndex(({ statement }) => statement === given.statement) < at)
      problems.push(
        createProblem(
          `consents.${at}.statement`,
          'unknown',
          'is not a statement that this form shows, or stands twice',
        ),
      );
    // The document is kept as it was written; what was given has been cleaned.
    else if (
      consent.version !== given.version ||
      worded?.lang !== given.locale ||
      cleanLines(worded.words) !== given.words
    )
      problems.push(
        createProblem(
          `consents.${at}.words`,
          'changed',
          "are not this campaign's words of that version and language",
        ),
      );
  });
  return [...problems, ...missingConsents(campaign, kind, consents)];
}

function checkChampion(
  { champion, survey }: Campaign,
  { roles, cares = [], oneToOne, organisation }: ChampionAnswers,
): Problem[] {
  const problems: Problem[] = [];
  const of = (list: { id: string }[] | undefined, ids: string[]) =>
    ids.every((id, at) => list?.some((one) => one.id === id) && ids.indexOf(id) === at);
  if (!of(survey?.issues, cares))
    problems.push(
      createProblem(
        'answers.cares',
        'unknown',
        'names an issue that is not of this campaign, or one twice',
      ),
    );
  if (!of(champion?.roles, roles))
    problems.push(
      createProblem(
        'answers.roles',
        'unknown',
        'names a role that is not of this campaign, or one twice',
      ),
    );
  if (oneToOne && !champion?.oneToOne)
    problems.push(createProblem('answers.oneToOne', 'unknown', 'is not offered by this campaign'));
  if (organisation && !champion?.organisations)
    problems.push(
      createProblem('answers.organisation', 'unknown', 'is not asked for by this campaign'),
    );
  if (!champion) problems.push(createProblem('kind', 'unknown', 'is not taken by this campaign'));
  return problems;
}
