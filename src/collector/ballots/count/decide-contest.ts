import { randomInt } from 'node:crypto';
import {
  type BallotDecision,
  BallotDefinition,
  type BallotDraft,
  type BallotResult,
  type CheckResult,
  createProblem,
  type Problem,
} from 'campaign-widgets/contract';
import type * as z from 'zod';
import { unusedId } from '../../editor/new-ids.ts';
import type { Store } from '../../store/store.ts';
import { DAY_MS } from '../../time-units.ts';
import type { BallotAct } from '../ballot-log.ts';
import { draftOf } from '../ballot-drafts.ts';
import type { StoredBallot } from '../ballot-records.ts';
import type { DecisionRequest } from './declare-schemas.ts';
import { undecidedOptions } from './make-result.ts';

/** Witnesses of a lot. */
const LOT_WITNESSES = 2;
/** How long after the first ballot a second one is suggested. */
const RUNOFF_DELAY_MS = 7 * DAY_MS;

type Way = BallotDecision['by'];
type WantedDecision = z.infer<typeof DecisionRequest>;

/** A contest of the last result that the organisers have to decide. */
export interface UndecidedContest {
  contest: string;
  between: string[];
  ways: readonly Way[];
}

/** A tie is settled in the way that was declared before opening; of the rest organisers decide. */
function waysOf(definition: BallotDefinition, outcome: string | undefined): readonly Way[] {
  if (outcome !== 'tie') return ['organisers'];
  return definition.tie === 'both' ? ['lot', 'runoff'] : [definition.tie];
}

/** The contests that wait for a decision. @param result the last one */
export function undecidedContests(
  definition: BallotDefinition,
  result: BallotResult,
): UndecidedContest[] {
  return [...result.contests, ...result.few]
    .filter(({ id }) => !result.decisions.some(({ contest }) => contest === id))
    .map(({ id, outcome }) => ({
      contest: id,
      between: undecidedOptions(definition, result, id),
      ways: waysOf(definition, outcome),
    }))
    .filter(({ between }) => between.length > 0);
}

/**
 * Checks a decision, and draws the lot where that is asked for.
 * @param drawnWords how a lot is described that the computer drew
 */
export function checkDecision(
  { contest, between, ways }: UndecidedContest,
  { by, draw, chosen, how, who }: WantedDecision,
  { drawnWords, runoffWords }: { drawnWords: string; runoffWords: string },
): CheckResult<BallotDecision> {
  const isDrawn = by === 'lot' && draw === true;
  const needsHow = by !== 'runoff' && !isDrawn;
  const witnesses = by === 'lot' ? LOT_WITNESSES : by === 'organisers' ? 1 : 0;
  const problems: Problem[] = [
    ...(ways.includes(by) ? [] : [createProblem('by', 'unknown', 'is not how this is decided')]),
    ...(by === 'lot' && !isDrawn && chosen === undefined
      ? [createProblem('chosen', 'required', 'must name the issue that was drawn')]
      : []),
    ...(chosen === undefined || between.includes(chosen)
      ? []
      : [createProblem('chosen', 'unknown', `must be among ${between.join(', ')}`)]),
    ...(needsHow && how === undefined
      ? [createProblem('how', 'required', 'must say how it was decided')]
      : []),
    ...(new Set(who).size >= witnesses
      ? []
      : [createProblem('who', 'required', `must have at least ${witnesses} names`)]),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const drawn = isDrawn ? between[randomInt(between.length)] : chosen;
  const words = isDrawn ? drawnWords : by === 'runoff' ? runoffWords : (how ?? '');
  return {
    ok: true,
    value: {
      ...{ contest, between, by, how: words, who },
      ...(drawn !== undefined && by !== 'runoff' && { chosen: drawn }),
    },
  };
}

/** How often a draft is read again that somebody changed meanwhile. */
const RUNOFF_ATTEMPTS = 5;

/**
 * Puts a tied contest on a second ballot: a draft that is there already, or a new one. Its times
 * are a suggestion.
 * @returns whether it could be written
 */
export async function addToRunoff(
  store: Store,
  ballot: StoredBallot,
  undecided: UndecidedContest,
  { by, at }: Pick<BallotAct, 'by' | 'at'>,
): Promise<boolean> {
  for (let attempt = 1; attempt <= RUNOFF_ATTEMPTS; attempt++) {
    const all = await store.ballots.list(ballot.campaign);
    const document = runoffOf(BallotDefinition.parse(ballot.document), undecided, all);
    const { campaign, id, version } = document;
    const detail = { version, runoffOf: ballot.id };
    const act = { what: 'written', by, at, detail };
    if (await store.ballots.write({ campaign, id, version, document }, act)) return true;
  }
  return false;
}

/** The second ballot with a contest between those that are tied. @param all ballots of the campaign */
function runoffOf(
  definition: BallotDefinition,
  { contest: id, between }: UndecidedContest,
  all: readonly StoredBallot[],
): BallotDraft {
  const current = all
    .filter(({ state }) => state === 'draft')
    .map(draftOf)
    .find((draft) => draft.runoffOf === definition.id);
  const draft = current ?? emptyRunoff(definition, all);
  const tied = definition.contests
    .filter((one) => one.id === id)
    .map(({ leftOut: _, ...contest }) => ({
      ...contest,
      options: contest.options.filter((option) => between.includes(option.id)),
    }));
  const contests = [...draft.contests.filter((one) => one.id !== id), ...tied];
  return { ...draft, version: draft.version + 1, contests };
}

function emptyRunoff(
  { onlineCloses: _closes, events: _events, most: _most, ...definition }: BallotDefinition,
  all: readonly StoredBallot[],
): BallotDraft {
  const later = (time: string) =>
    new Date(Date.parse(time) + RUNOFF_DELAY_MS).toISOString().replace('.000Z', 'Z');
  return {
    ...definition,
    id: unusedId(`${definition.id}-runoff`, (id) => all.some((one) => one.id === id)),
    version: 0,
    opens: later(definition.opens),
    closes: later(definition.closes),
    runoffOf: definition.id,
    contests: [],
  };
}
