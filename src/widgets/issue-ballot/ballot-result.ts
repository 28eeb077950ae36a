import { html, nothing, type TemplateResult } from 'lit';
import type { BallotResult, PublicBallot } from '../../contract/ballot/reader.ts';
import type { Campaign } from '../../contract/campaign/reader.ts';
import type { LocalizedText, LocalText } from '../../contract/text/local-text.ts';
import { localizedText } from '../../forms/index.ts';
import {
  type BallotResultMessages,
  ballotResultMessages,
} from '../../locales/compiled/en-ballot-result.ts';
import type { ViewContext } from '../view-context.ts';
import type { PhaseContext } from './ballot-parts.ts';

/** What the result is shown from. */
export interface BallotResultData {
  readonly ballot: PublicBallot;
  /** The campaign, for the names of its wards. */
  readonly campaign: Pick<Campaign, 'areas'>;
}

type Contest = PublicBallot['contests'][number];
type ContestFigures = BallotResult['contests'][number];
type Decision = BallotResult['decisions'][number];

/** What was chosen, contest by contest, with every figure that is published, and who took part. */
export function ballotResult(
  context: PhaseContext,
  data: BallotResultData,
  result: BallotResult,
): TemplateResult {
  const { headingLevel, language, localize } = context;
  const { ballot } = data;
  const { earlierResults = [] } = ballot;
  const words = ballotResultMessages(context.words);
  const day = context.parts.dayIn(context, result.declaredOn);
  return html`<div class="stack">
    <div class="field">
      <div role="heading" aria-level=${headingLevel} id="ballot-title">
        ${words.title}: ${localizedText(localize(ballot.title), language)}
      </div>
      <p>${words.people}</p>
      <p role="status">
        ${result.reason === undefined ? words.declared(day) : html`<bdi>${words.corrected(day, result.reason)}</bdi>`}
      </p>
    </div>
    ${ballot.contests.map((contest) => contestResult(context, words, { ...data, result, contest }))}
    ${turnoutView(context, words, result)}
    ${earlierResults.map(
      (earlier) => html`<p>${words.declared(context.parts.dayIn(context, earlier.declaredOn))}</p>`,
    )}
  </div>`;
}

interface ContestData extends BallotResultData {
  readonly result: BallotResult;
  readonly contest: Contest;
}

function contestResult(
  context: PhaseContext,
  words: BallotResultMessages,
  data: ContestData,
): TemplateResult | typeof nothing {
  const { headingLevel } = context;
  const { result, contest } = data;
  const figures = result.contests.find(({ id }) => id === contest.id);
  const few = result.few.find(({ id }) => id === contest.id);
  const standing = figures ?? few;
  if (!standing) return nothing;
  const decision = result.decisions.find((one) => one.contest === contest.id);
  return html`<div class="field" role="group" aria-labelledby="contest-${contest.id}">
    <div role="heading" aria-level=${headingLevel + 1} id="contest-${contest.id}">
      ${contestName(context, data)}
    </div>
    ${standing.chosen.map((id) => html`<p class="chosen">${words.chosen(optionWords(context, contest, id))}</p>`)}
    ${outcomeLine(context, words, contest, figures, standing)}
    ${decision ? decisionLine(words, decision) : nothing}
    ${figures?.ballots ? contestBars(context, words, contest, figures) : nothing}
    ${few?.ballots && few.outcome !== 'too-few' ? html`<p>${words.few(few.ballots)}</p>` : nothing}
  </div>`;
}

/** What a contest is called: by its own name, or by those of its wards. */
function contestName(context: ViewContext, { contest, campaign }: ContestData): TemplateResult {
  const { language, localize } = context;
  const name = (text: LocalText) => localizedText(localize(text), language);
  if (contest.name) return name(contest.name);
  const names = contest.wards.map(
    (code) => campaign.areas.wards.find((ward) => ward.code === code)?.name ?? code,
  );
  return html`${names.map((ward, at) => html`${at ? ', ' : ''}${name(ward)}`)}`;
}

const optionText = (
  { localize, language }: ViewContext,
  contest: Contest,
  id: string,
): LocalizedText => {
  const option = contest.options.find((one) => one.id === id);
  return option ? localize(option.label) : { words: id, lang: language };
};

/** A name in a sentence of another direction: isolated by characters. */
const optionWords = (context: ViewContext, contest: Contest, id: string): string =>
  `\u2068${optionText(context, contest, id).words}\u2069`;

/** Why nothing was chosen by ticks alone. */
function outcomeLine(
  context: ViewContext,
  words: BallotResultMessages,
  contest: Contest,
  figures: ContestFigures | undefined,
  { outcome }: Pick<ContestFigures, 'outcome'>,
): TemplateResult | typeof nothing {
  const { margin = 0, doubt = 0, options = [] } = figures ?? {};
  const most = Math.max(...options.map(({ count }) => count));
  const first = options.filter(({ count }) => count === most);
  const named = first.map(({ id }) => optionWords(context, contest, id)).join(', ');
  const sentences: Record<ContestFigures['outcome'], string | undefined> = {
    chosen: undefined,
    tie: named && words.outcome.tie(named),
    'in-doubt': words.outcome['in-doubt'](margin, doubt),
    none: words.outcome.none,
    'no-votes': words.outcome['no-votes'],
    'too-few': words.outcome['too-few'],
  };
  return sentences[outcome] ? html`<p>${sentences[outcome]}</p>` : nothing;
}

function decisionLine(words: BallotResultMessages, { by, who, how }: Decision): TemplateResult {
  const names = `\u2068${who.join(', ')}\u2069`;
  const sentences: Record<Decision['by'], string> = {
    lot: words.by.lot(names, how),
    runoff: words.by.runoff(how),
    organisers: words.by.organisers(names, how),
  };
  return html`<p>${sentences[by]}</p>`;
}

/** A bar for each issue and for none, as a share of the votes: the same scale in every ward. */
function contestBars(
  context: PhaseContext,
  words: BallotResultMessages,
  contest: Contest,
  { ballots, none, options, chosen }: ContestFigures,
): TemplateResult {
  const { messages, language } = context;
  const rows = [
    ...options
      .map(({ id, count }) => ({
        label: optionText(context, contest, id),
        count,
        isChosen: chosen.includes(id),
      }))
      .sort((a, b) => b.count - a.count),
    { label: { words: context.words.none, lang: language }, count: none, isChosen: false },
  ];
  return html`<ul class="bars">
      ${rows.map(
        ({ label, count, isChosen }) =>
          html`<li class=${isChosen ? 'own' : ''}>
            <span>${localizedText(label, language)}</span>
            <b>${messages.formats.number(count)}</b>
            <svg aria-hidden="true">
              <rect width="100%" height="100%" />
              <rect
                class="share"
                width="${Math.min(100, (100 * count) / ballots)}%"
                height="100%"
              />
            </svg>
          </li>`,
      )}
    </ul>
    <p>${words.ballots(ballots)}</p>`;
}

const sumCounts = (figures: Record<string, number>): number =>
  Object.values(figures).reduce((sum, figure) => sum + figure, 0);

/** How many took part, in every way. */
function turnoutView(
  { messages }: ViewContext,
  words: BallotResultMessages,
  { turnout, log }: BallotResult,
): TemplateResult {
  const { issued, spent, papers, spoiled, refused, headcount } = turnout;
  const all: [string, number][] = [
    [words.turnout.issued, sumCounts(issued)],
    [words.turnout.online, spent.online],
    [words.turnout.event, spent.event],
    [words.turnout.paper, spent.paper],
    [words.turnout.papers, papers],
    [words.turnout.spoiled, spoiled],
    [words.turnout.refused, sumCounts(refused)],
    [words.turnout.headcount, sumCounts(headcount)],
  ];
  const [first, ...rest] = all;
  const shown = [...(first ? [first] : []), ...rest.filter(([, figure]) => figure > 0)];
  return html`<details>
    <summary>${words.turnout.title}</summary>
    <ul>
      ${shown.map(([label, figure]) => html`<li>${label}: <b>${messages.formats.number(figure)}</b></li>`)}
    </ul>
    <p class="log">${words.log(log)}</p>
  </details>`;
}
