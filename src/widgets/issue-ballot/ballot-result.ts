import { html, nothing, type TemplateResult } from 'lit';
import type { BallotResult, PublicBallot } from '../../contract/ballot/reader.ts';
import { chosenIssues } from '../../contract/ballot/chosen-issues.ts';
import type { Campaign } from '../../contract/campaign/reader.ts';
import {
  type BallotResultMessages,
  ballotResultMessages,
} from '../../locales/compiled/en-ballot-result.ts';
import type { PhaseContext, PhaseParts } from './ballot-parts.ts';
import { contestBars } from './contest-bars.ts';
import { contestName, optionWords } from './contest-names.ts';
import { turnoutView } from './turnout-view.ts';

/** What the result is shown from. */
export interface BallotResultData {
  readonly ballot: PublicBallot;
  /** The campaign, for the names of its wards. */
  readonly campaign: Pick<Campaign, 'areas'>;
}

/** What the result of one contest is shown from. */
interface ContestData extends BallotResultData {
  readonly result: BallotResult;
  readonly contest: PublicBallot['contests'][number];
  /** Tells the headings of a result that was corrected from those of the one that stands. */
  readonly prefix: string;
}

type ContestFigures = BallotResult['contests'][number];
type Decision = BallotResult['decisions'][number];

/** What was chosen, contest by contest, with every figure that is published, and who took part. */
export function ballotResult(
  context: PhaseContext,
  data: BallotResultData,
  result: BallotResult,
): PhaseParts {
  const { earlierResults = [] } = data.ballot;
  const words = ballotResultMessages(context.words);
  const day = context.parts.dayIn(context, result.declaredOn);
  return {
    label: words.title,
    status:
      result.reason === undefined
        ? words.declared(day)
        : html`<bdi>${words.corrected(day, result.reason)}</bdi>`,
    lead: html`<p>${words.people}</p>`,
    rest: html`${contestResults(context, words, { ...data, result, prefix: '' })}
    ${turnoutView(context, words, data.ballot, result)}
    ${earlierResults.map(
      (earlier) =>
        html`<details ?open=${context.isUnfolded}>
          <summary>${words.earlier(context.parts.dayIn(context, earlier.declaredOn))}</summary>
          <div class="stack">
            ${contestResults(context, words, {
              ...data,
              result: earlier,
              prefix: `result-${earlier.number}-`,
            })}
          </div>
        </details>`,
    )}`,
  };
}

const contestResults = (
  context: PhaseContext,
  words: BallotResultMessages,
  data: Omit<ContestData, 'contest'>,
): (TemplateResult | typeof nothing)[] =>
  data.ballot.contests.map((contest) => contestResult(context, words, { ...data, contest }));

function contestResult(
  context: PhaseContext,
  words: BallotResultMessages,
  data: ContestData,
): TemplateResult | typeof nothing {
  const { headingLevel } = context;
  const { result, contest, prefix } = data;
  const figures = result.contests.find(({ id }) => id === contest.id);
  const few = result.few.find(({ id }) => id === contest.id);
  if (!figures && !few) return nothing;
  const { chosen = [] } = chosenIssues(result, contest.id) ?? {};
  const decision = result.decisions.find((one) => one.contest === contest.id);
  const heading = `${prefix}contest-${contest.id}`;
  return html`<div class="field" role="group" aria-labelledby=${heading}>
    <div role="heading" aria-level=${headingLevel + 1} id=${heading} class="small">
      ${contestName(context, data)}
    </div>
    ${chosen.map((id) => html`<p class="chosen">${words.chosen(optionWords(context, contest, id))}</p>`)}
    ${outcomeLine(context, words, data)} ${decision ? decisionLine(words, decision) : nothing}
    ${figures?.ballots ? contestBars(context, words, contest, { ...figures, chosen: [...chosen] }) : nothing}
    ${few?.ballots && few.outcome !== 'too-few' ? html`<p>${words.few(few.ballots)}</p>` : nothing}
  </div>`;
}

/** How sure the first place is, or why nothing was chosen by ticks alone. */
function outcomeLine(
  context: PhaseContext,
  words: BallotResultMessages,
  { result, contest }: ContestData,
): TemplateResult | typeof nothing {
  const figures = result.contests.find(({ id }) => id === contest.id);
  const { outcome } = figures ?? result.few.find(({ id }) => id === contest.id) ?? {};
  const sentences: Record<ContestFigures['outcome'], () => string> = {
    chosen: () => (figures ? leadSentence(words, figures) : ''),
    tie: () => {
      const tied = tiedIssues(result, contest.id, figures);
      return tied[0]
        ? words.outcome.tie(tied.map((id) => optionWords(context, contest, id)).join(', '))
        : '';
    },
    'in-doubt': () => words.outcome['in-doubt'](figures?.margin ?? 0, figures?.doubt ?? 0),
    none: () => words.outcome.none,
    'no-votes': () => words.outcome['no-votes'],
    'too-few': () => words.outcome['too-few'],
  };
  const sentence = outcome && sentences[outcome]();
  return sentence ? html`<p>${sentence}</p>` : nothing;
}

/** By how much the first is ahead; where votes are in doubt, that it is more than those. */
const leadSentence = (words: BallotResultMessages, { margin, doubt }: ContestFigures): string =>
  doubt ? words.lead.doubt(margin, doubt) : words.lead.sure(margin);

/** The issues in first place: as decided between, or by their ticks. */
function tiedIssues(
  result: BallotResult,
  contest: string,
  figures: ContestFigures | undefined,
): readonly string[] {
  const decision = result.decisions.find((one) => one.contest === contest);
  if (decision) return decision.between;
  const { options = [] } = figures ?? {};
  const most = Math.max(...options.map(({ count }) => count));
  const first = options.filter(({ count }) => count === most).map(({ id }) => id);
  return first[0] ? first : (chosenIssues(result, contest)?.tied ?? []);
}

function decisionLine(words: BallotResultMessages, { by, who, how }: Decision): TemplateResult {
  const names = `\u2068${who.join(', ')}\u2069`;
  const sentences: Record<Decision['by'], string> = {
    lot: words.by.lot(names, how),
    runoff: words.by.runoff(how),
    organisers: words.by.organisers(names, how),
  };
  return html`<p><bdi>${sentences[by]}</bdi></p>`;
}
