import {
  chosenIssues,
  type LocalText,
  type PublicBallot,
  type WardChoice,
} from 'campaign-widgets/contract';

/** What the choices of a campaign are made from. */
export interface ChoiceSources {
  /** Declared ballots, the one that closed last first. */
  readonly ballots: readonly PublicBallot[];
  readonly wardNames: ReadonlyMap<string, LocalText>;
  /** The address of the collector, with https: if it has one. */
  readonly publicUrl: string;
}

/**
 * What residents chose in the last vote, contest by contest. After a second ballot about a tie, the
 * first one still tells what all other wards chose. A contest with too few votes is left out.
 */
export function wardChoices({ ballots, ...sources }: ChoiceSources): WardChoice[] {
  const [last] = ballots;
  if (!last) return [];
  const first = ballots.find(({ id }) => id === last.runoffOf);
  const settled = new Set(last.contests.map(({ id }) => id));
  return [
    ...(first ? choicesOf(first, sources) : []).filter(({ contest }) => !settled.has(contest)),
    ...choicesOf(last, sources),
  ].map(({ choice }) => choice);
}

function choicesOf(
  { campaign, id, contests, result }: PublicBallot,
  { wardNames, publicUrl }: Omit<ChoiceSources, 'ballots'>,
): { contest: string; choice: WardChoice }[] {
  if (!result) return [];
  const source = publicUrl.startsWith('https:')
    ? `${publicUrl}/pages/${campaign}/ballot?ballot=${id}`
    : undefined;
  return contests.flatMap((contest) => {
    const { name, wards, options } = contest;
    const found = chosenIssues(result, contest.id);
    if (!found) return [];
    const labelsOf = (ids: readonly string[]) =>
      ids.map((id) => options.find((option) => option.id === id)?.label ?? id);
    const choice = {
      where: name === undefined ? wards.map((code) => wardNames.get(code) ?? code) : [name],
      chosen: labelsOf(found.chosen),
      ...(found.tied[0] !== undefined && { tied: labelsOf(found.tied) }),
      on: result.declaredOn,
      ...(source !== undefined && { source }),
    };
    return [{ contest: contest.id, choice }];
  });
}
