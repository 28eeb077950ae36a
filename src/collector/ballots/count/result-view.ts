import { html } from 'hono/html';
import type { BallotDefinition, BallotResult } from 'campaign-widgets/contract';
import { dataTable } from '../../organiser/ui/data-table.ts';
import { localText } from '../../organiser/ui/display-names.ts';
import {
  hiddenFields,
  selectField,
  type SubmittedForm,
  textField,
} from '../../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import { campaignPath, type Html } from '../../organiser/ui/page-layout.ts';
import { contestName } from './count-page.ts';
import type { UndecidedContest } from './decide-contest.ts';
import { decisionFieldId, NAME_FIELDS } from './declare-form.ts';

type Contest = BallotDefinition['contests'][number];

export interface ResultViewData {
  definition: BallotDefinition;
  undecided: readonly UndecidedContest[];
  submitted?: SubmittedForm | undefined;
}

/** A declared result, contest by contest, with a form for each that has to be decided. */
export function resultView(
  context: CampaignContext,
  data: ResultViewData,
  result: BallotResult,
): Html {
  const { messages, format } = context;
  const words = messages.declare;
  const day = format.day(result.declaredOn);
  return html`<h2>
      ${result.reason === undefined ? words.declaredOn(day) : words.correctedOn(day, result.reason)}
    </h2>
    <p>${words.notSurvey}</p>
    ${data.definition.contests.map((contest) => contestView(context, data, result, contest))}`;
}

function contestView(
  context: CampaignContext,
  data: ResultViewData,
  result: BallotResult,
  contest: Contest,
): Html {
  const words = context.messages.declare;
  const figures = result.contests.find(({ id }) => id === contest.id);
  const standing = figures ?? result.few.find(({ id }) => id === contest.id);
  if (!standing) return html``;
  const undecided = data.undecided.find((one) => one.contest === contest.id);
  return html`<section class="card">
    <h3>${contestName(context, contest)}</h3>
    <p>${outcomeText(context, contest, result)}</p>
    ${decisionText(context, contest, result)}
    <p class="hint">${words.ballots(context.format.number(standing.ballots))}</p>
    ${figures ? figuresTable(context, contest, figures) : ''}
    ${undecided ? decisionForm(context, data, contest, undecided) : ''}
  </section>`;
}

const issueName = ({ campaign, language }: CampaignContext, { options }: Contest, id: string) => {
  const option = options.find((one) => one.id === id);
  return option ? localText(campaign, option.label, language) : id;
};

/** What came of a contest, in a sentence. */
function outcomeText(context: CampaignContext, contest: Contest, result: BallotResult): string {
  const { messages, format } = context;
  const { outcomes, few } = messages.declare;
  const figures = result.contests.find(({ id }) => id === contest.id);
  const standing = figures ?? result.few.find(({ id }) => id === contest.id);
  const tied = result.decisions.find((one) => one.contest === contest.id)?.between;
  const issues = (tied ?? standing?.chosen ?? []).map((id) => issueName(context, contest, id));
  const margin = format.number(figures?.margin ?? 0);
  const doubt = format.number(figures?.doubt ?? 0);
  switch (standing?.outcome) {
    case 'chosen':
      return figures
        ? outcomes.chosen(issues[0] ?? '', margin, doubt)
        : few.chosen(issues[0] ?? '');
    case 'tie':
      return outcomes.tie(format.list(issues));
    case 'in-doubt':
      return figures ? outcomes['in-doubt'](margin, doubt) : few['in-doubt'];
    case 'none':
      return outcomes.none;
    case 'no-votes':
      return outcomes['no-votes'];
    case 'too-few':
    case undefined:
      return outcomes['too-few'];
  }
}

function decisionText(
  context: CampaignContext,
  contest: Contest,
  { decisions }: BallotResult,
): Html | '' {
  const { decided } = context.messages.declare;
  const decision = decisions.find((one) => one.contest === contest.id);
  if (!decision) return '';
  const { by, chosen, how, who } = decision;
  const names = context.format.list(who);
  if (by === 'runoff') return html`<p>${decided.runoff}</p>`;
  return html`<p>
    ${
      chosen === undefined
        ? decided.other(how, names)
        : decided.chosen(issueName(context, contest, chosen), how, names)
    }
  </p>`;
}

function figuresTable(
  context: CampaignContext,
  contest: Contest,
  figures: BallotResult['contests'][number],
): Html {
  const { messages, format } = context;
  const words = messages.declare;
  const rows = [
    ...figures.options
      .toSorted((one, other) => other.count - one.count)
      .map(({ id, count }) => ({ name: issueName(context, contest, id), count })),
    { name: words.none, count: figures.none },
  ];
  return dataTable({
    rows,
    columns: [
      { heading: words.issue, kind: 'heading', cell: ({ name }) => name },
      { heading: words.ticks, kind: 'number', cell: ({ count }) => format.number(count) },
    ],
  });
}

/** The form of one decision: how, what, and who saw it. */
function decisionForm(
  context: CampaignContext,
  { definition, submitted }: ResultViewData,
  contest: Contest,
  { between, ways }: UndecidedContest,
): Html {
  const words = context.messages.declare;
  const idOf = (name: string) => decisionFieldId(contest.id, name);
  const own = submitted?.problems.some(({ field }) => field.endsWith(`-${contest.id}`))
    ? submitted
    : undefined;
  const offered = ways.flatMap((way) => (way === 'lot' ? (['draw', 'lot'] as const) : [way]));
  const [only, other] = offered;
  const issues = between.map((id) => [id, issueName(context, contest, id)] as const);
  const way =
    only !== undefined && other === undefined
      ? hiddenFields([['by', only]])
      : selectField(
          {
            ...{ id: idOf('by'), name: 'by', label: words.way },
            options: offered.map((one) => [one, words.ways[one]] as const),
          },
          own,
        );
  const chosen = selectField(
    {
      ...{ id: idOf('chosen'), name: 'chosen', label: words.chosenIssue },
      ...(ways.includes('organisers') ? {} : { hint: words.chosenIssueHint }),
      options: [['', words.nothing], ...issues],
    },
    own,
  );
  const howField = textField(
    {
      ...{ id: idOf('how'), name: 'how', label: words.how },
      ...(ways.includes('lot') && { hint: words.howHint }),
    },
    own,
  );
  const names = NAME_FIELDS.map((at) =>
    textField(
      {
        ...{ id: idOf(`who-${at}`), name: `who-${at}`, label: words.who(String(at + 1)) },
        ...(at === 0 && { hint: words.whoHint }),
      },
      own,
    ),
  );
  const action = `/ballots/${definition.id}/decisions/${contest.id}`;
  return html`<form method="post" action="${campaignPath(context.campaign, action)}">
    <fieldset>
      <legend>${words.decide}<span class="unseen"> ${contestName(context, contest)}</span></legend>
      ${way} ${only === 'runoff' && other === undefined ? '' : html`${chosen} ${howField} ${names}`}
      <button class="main">
        ${words.record}<span class="unseen"> ${contestName(context, contest)}</span>
      </button>
    </fieldset>
  </form>`;
}
