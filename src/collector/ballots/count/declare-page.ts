import { html } from 'hono/html';
import type { BallotDefinition, BallotResult } from 'campaign-widgets/contract';
import { localText } from '../../organiser/ui/display-names.ts';
import { doneHere, type DoneNotice } from '../../organiser/ui/done-messages.ts';
import {
  checkField,
  problemSummary,
  type SubmittedForm,
  textArea,
} from '../../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../../organiser/ui/page-layout.ts';
import type { StoredBallot } from '../ballot-records.ts';
import { contestName, formPath } from './count-page.ts';
import type { UndecidedContest } from './decide-contest.ts';
import type { Declaration } from './declaration.ts';
import { findBlocks } from './declare-ballot.ts';
import { noteFieldName } from './declare-form.ts';
import { resultView } from './result-view.ts';

export interface DeclarePageData {
  ballot: StoredBallot;
  definition: BallotDefinition;
  /** Undefined where the votes were deleted. */
  declaration: Declaration | undefined;
  results: readonly BallotResult[];
  undecided: readonly UndecidedContest[];
  done: DoneNotice | undefined;
  submitted?: SubmittedForm | undefined;
}

/** What is missing before the result, and the button that declares it; after it, the result. */
export function declarePage(context: CampaignContext, data: DeclarePageData): Html {
  const { campaign, language, messages } = context;
  const words = messages.declare;
  const { ballot, definition, results, submitted } = data;
  const last = results.at(-1);
  const place = campaignPath(campaign, `/ballots/${ballot.id}`);
  return campaignPage(
    context,
    'ballots',
    html`<h1>${words.title}: ${localText(campaign, definition.title, language)}</h1>
      ${doneHere(data.done, true)} ${problemSummary(context, submitted)}
      <p><a href="${place}/count">${words.toCount}</a></p>
      ${last ? resultView(context, data, last) : ''} ${stepSection(context, data)}
      ${results.length > 1 ? earlierResults(context, data) : ''}
      <h2>${words.files}</h2>
      <ul>
        ${last ? html`<li><a href="${place}/result.csv">${words.resultFile}</a></li>` : ''}
        <li><a href="${place}/log.csv">${words.logFile}</a></li>
        <li><a href="${place}/log.json">${words.logJson}</a></li>
      </ul>`,
    submitted ? words.errorTitle : words.title,
  );
}

/** The result before, which stay readable. */
const earlierResults = (context: CampaignContext, data: DeclarePageData): Html =>
  html`<h2>${context.messages.declare.before}</h2>
    ${data.results
      .slice(0, -1)
      .toReversed()
      .map((result) => resultView(context, { ...data, undecided: [] }, result))}`;

/** What declares or corrects, or why that can't be done now. */
function stepSection(context: CampaignContext, data: DeclarePageData): Html {
  const words = context.messages.declare;
  const { ballot, declaration, results } = data;
  const isCorrection = results.length > 0;
  if (!declaration) return html`<p>${words.forgotten}</p>`;
  const isBlocked = ballot.state === 'closed' || findBlocks(declaration).length > 0;
  if (isBlocked) return blockSection(context, data, declaration);
  return html`<h2>${isCorrection ? words.correct : words.declare}</h2>
    ${isCorrection ? html`<p>${words.correctHint}</p>` : readyText(context, declaration)}
    ${declareForm(context, data, declaration)}`;
}

function blockSection(
  context: CampaignContext,
  { ballot }: DeclarePageData,
  declaration: Declaration,
): Html {
  const { messages, format } = context;
  const words = messages.declare;
  const { unconfirmed, fixed } = declaration;
  const { unreported } = fixed.hall;
  const isTampered = findBlocks(declaration).some(({ path }) => path === 'votes');
  const forms = unconfirmed.map(
    ({ box, contest }) =>
      html`<li>
        <a href="${formPath(context, ballot, box, contest)}"
          >${box.label}: ${contestName(context, contest)}</a
        >
      </li>`,
  );
  return html`<h2 id="boxes">${words.notYet}</h2>
    ${ballot.state === 'closed' ? html`<p>${words.notBegun}</p>` : ''}
    ${isTampered ? html`<p class="problem" id="votes">${words.problems.votes}</p>` : ''}
    ${unreported.length > 0 ? html`<p id="tablets">${words.unreported(format.list(unreported))}</p>` : ''}
    ${
      forms.length > 0
        ? html`<p>${words.unconfirmed}</p>
            <ul>
              ${forms}
            </ul>`
        : ''
    }`;
}

/** What somebody should look at before they declare. It tells nothing about choices. */
function readyText({ messages, format }: CampaignContext, declaration: Declaration): Html {
  const words = messages.declare;
  const { spent, headcount, issuedLate = 0 } = declaration.codes;
  const voted = spent.event + spent.paper;
  const heads = Object.values(headcount);
  const there = heads.reduce((sum, people) => sum + people, 0);
  return html`<p>${words.ready}</p>
    ${declaration.facts.boxes.length === 0 ? html`<p>${words.noBoxes}</p>` : ''}
    ${
      heads.length > 0 && voted > there
        ? html`<p class="notice">${words.tooMany(format.number(voted), format.number(there))}</p>`
        : ''
    }
    ${issuedLate > 0 ? html`<p class="notice">${words.late(format.number(issuedLate))}</p>` : ''}`;
}

function declareForm(
  context: CampaignContext,
  { ballot, results, submitted }: DeclarePageData,
  { counts, definition }: Declaration,
): Html {
  const words = context.messages.declare;
  const notes = counts.map(({ contest, difference }) => {
    const id = noteFieldName(contest.id);
    return difference === undefined
      ? ''
      : textArea(
          {
            id,
            name: id,
            label: words.difference[difference](contestName(context, contest)),
            rows: 2,
          },
          submitted,
        );
  });
  const last = results.at(-1);
  const again = (last?.decisions ?? []).flatMap(({ contest: id }) => {
    const contest = definition.contests.find((one) => one.id === id);
    const label = contest && words.again(contestName(context, contest));
    return label === undefined
      ? []
      : [checkField('checkbox', { name: 'again', value: id, label, isChecked: false })];
  });
  const reason = textArea(
    { id: 'reason', name: 'reason', label: words.reason, rows: 2 },
    submitted,
  );
  return html`<form
    method="post"
    action="${campaignPath(context.campaign, `/ballots/${ballot.id}/declare`)}"
  >
    ${notes} ${last ? html`${reason} ${again}` : html`<p class="hint">${words.declareHint}</p>`}
    <button class="main">${last ? words.correct : words.declare}</button>
  </form>`;
}
