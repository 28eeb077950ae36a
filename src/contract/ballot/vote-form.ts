import type { Campaign } from '../campaign/schema.ts';
import { type CheckResult, createProblem, type Problem } from '../problem/problem.ts';
import { CODE_MESSAGES, codeMistake, normaliseCode } from './ballot-code.ts';
import type { PublicBallot } from './schema.ts';
import { BALLOT_KIND, DECLARATION_NEEDED } from './vote-words.ts';
import type { BallotSubmission } from './vote-schema.ts';

export type { BallotSubmission };

/** What is not in the fields of the form. */
export type VoteContext = Pick<BallotSubmission, 'id' | 'channel' | 'locale'> &
  Partial<Pick<BallotSubmission, 'source'>>;

/** The parts of a ballot that decide whether a vote is right. */
export type VotableBallot = Pick<
  PublicBallot,
  'id' | 'campaign' | 'version' | 'method' | 'most' | 'contests'
>;

type VotableContest = VotableBallot['contests'][number];

/** The wards of all contests. */
export const wardsOfBallot = ({ contests }: VotableBallot): string[] =>
  contests.flatMap(({ wards }) => wards);

/** The contest that residents of a ward decide. */
export const contestOfWard = (
  { contests }: VotableBallot,
  ward: string,
): VotableContest | undefined => contests.find(({ wards }) => wards.includes(ward));

/** The most ticks of a contest. */
export const mostTicks = (
  { method, most }: Pick<VotableBallot, 'method' | 'most'>,
  { options }: VotableContest,
): number => (method === 'single' ? 1 : Math.min(most ?? options.length, options.length));

/**
 * Reads the form of a vote, unchecked. The field names are flat and public: `code`; `area`, which a
 * ballot of one ward doesn't need; `choices`, once for every issue that is ticked; `none` and
 * `declared`, two boxes.
 */
export function readVoteForm(
  data: FormData,
  { areas, version: campaignVersion }: Pick<Campaign, 'areas' | 'version'>,
  ballot: VotableBallot,
  context: VoteContext,
): BallotSubmission {
  const texts = (name: string) =>
    data.getAll(name).filter((value): value is string => typeof value === 'string');
  const [onlyWard = '', anotherWard] = wardsOfBallot(ballot);
  const typedWard = texts('area')[0]?.trim();
  return {
    id: context.id,
    kind: BALLOT_KIND,
    campaign: ballot.campaign,
    campaignVersion,
    ballot: ballot.id,
    ballotVersion: ballot.version,
    ...(context.source !== undefined && { source: context.source }),
    channel: context.channel,
    locale: context.locale,
    area: {
      code: typedWard || (anotherWard === undefined ? onlyWard : ''),
      version: areas.version,
    },
    answers: {
      code: normaliseCode(texts('code')[0] ?? ''),
      choices: [...new Set(texts('choices'))],
      none: data.has('none'),
      declared: data.has('declared'),
    },
    consents: [],
  };
}

/** Checks a vote against its ballot. @returns its problems, in the order of the form */
export function voteProblems(ballot: VotableBallot, vote: BallotSubmission): Problem[] {
  const { area, answers } = vote;
  const contest = contestOfWard(ballot, area.code);
  const mistake = codeMistake(answers.code);
  return [
    ...(mistake ? [createProblem('answers.code', mistake, CODE_MESSAGES[mistake])] : []),
    ...(contest ? ballotChoiceProblems(ballot, contest, answers) : [wardProblem(area.code)]),
    ...(answers.declared
      ? []
      : [createProblem('answers.declared', 'required', DECLARATION_NEEDED)]),
  ];
}

const wardProblem = (ward: string): Problem =>
  ward
    ? createProblem('area.code', 'unknown', 'is not a ward of this ballot')
    : createProblem('area.code', 'required', 'must be a ward of this ballot');

function ballotChoiceProblems(
  ballot: VotableBallot,
  contest: VotableContest,
  { choices, none }: BallotSubmission['answers'],
): Problem[] {
  const most = mostTicks(ballot, contest);
  const problem = (code: string, message: string, params?: Problem['params']) => [
    createProblem('answers.choices', code, message, params),
  ];
  if (!choices.every((choice) => contest.options.some(({ id }) => id === choice)))
    return problem('unknown', 'names an issue that is not on the ballot of this ward');
  if (new Set(choices).size < choices.length) return problem('unknown', 'names an issue twice');
  if (none && choices[0] !== undefined)
    return problem('two-answers', 'must be empty where "none of these" is ticked');
  if (!none && choices[0] === undefined)
    return problem('required', 'must name an issue, or "none" must be true');
  return choices.length > most
    ? problem('too-many', `must have at most ${most}`, { max: most })
    : [];
}

/** Checks what a person filled in. @returns the vote, or its problems in the order of the form */
export function checkVoteForm(
  ballot: VotableBallot,
  vote: BallotSubmission,
): CheckResult<BallotSubmission> {
  const problems = voteProblems(ballot, vote);
  return problems[0] ? { ok: false, problems } : { ok: true, value: vote };
}
