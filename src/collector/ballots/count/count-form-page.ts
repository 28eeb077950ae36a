import { html } from 'hono/html';
import type { BallotDefinition } from 'campaign-widgets/contract';
import { localText } from '../../organiser/ui/display-names.ts';
import { doneHere, type DoneNotice } from '../../organiser/ui/done-messages.ts';
import {
  problemSummary,
  type SubmittedForm,
  textArea,
  textField,
} from '../../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../../organiser/ui/page-layout.ts';
import type { StoredBallot } from '../ballot-records.ts';
import { COUNT_LINES, tickFieldName } from './count-form.ts';
import { contestName, formPath } from './count-page.ts';
import type { BallotBox, CountStanding } from './count-records.ts';

export interface CountFormData {
  ballot: StoredBallot;
  definition: BallotDefinition;
  box: BallotBox;
  contest: BallotDefinition['contests'][number];
  standing: CountStanding | undefined;
  done: DoneNotice | undefined;
  submitted?: SubmittedForm | undefined;
}

/** The form of one contest in one box. Whoever counted first gets no second form. */
export function countFormPage(context: CampaignContext, data: CountFormData): Html {
  const { campaign, messages, principal } = context;
  const words = messages.count;
  const { ballot, box, contest, standing, submitted } = data;
  const isOwn = standing?.firstToken === principal.holder && standing.state === 'once';
  const message =
    standing?.state === 'confirmed' ? words.confirmedHere : isOwn ? words.ownCount : undefined;
  return campaignPage(
    context,
    'ballots',
    html`<h1>${box.label}: ${contestName(context, contest)}</h1>
      ${doneHere(data.done, true)} ${problemSummary(context, submitted)}
      ${message === undefined ? countForm(context, data) : html`<p>${message}</p>`}
      <p>
        <a href="${campaignPath(campaign, `/ballots/${ballot.id}/count`)}">${words.back}</a>
      </p>`,
    submitted ? words.errorTitle : words.title,
  );
}

function countForm(context: CampaignContext, data: CountFormData): Html {
  const words = context.messages.count;
  const { ballot, definition, box, contest, standing, submitted } = data;
  const differing = standing?.differing ?? [];
  const lines = differing.map((line) => lineName(context, data, line));
  const field = (id: string, label: string) =>
    textField({ id, name: id, label, type: 'number' }, submitted);
  return html`${
      lines.length > 0
        ? html`<p class="problem">${words.differing(context.format.list(lines))}</p>`
        : ''
    }
    <p>${words.formIntro}</p>
    <p class="hint">${words.formRule[definition.method]}</p>
    <form method="post" action="${formPath(context, ballot, box, contest)}">
      <fieldset>
        <legend>${words.papersOfWards(contestName(context, contest))}</legend>
        <div class="fields">${COUNT_LINES.map((line) => field(line, words.lines[line]))}</div>
      </fieldset>
      <fieldset>
        <legend>${words.ticks}</legend>
        <div class="fields">
          ${contest.options.map(({ id, label }) =>
            field(tickFieldName(id), localText(context.campaign, label, context.language)),
          )}
          ${field('none', words.lines.none)}
        </div>
      </fieldset>
      ${textArea({ id: 'note', name: 'note', label: words.note, hint: words.noteHint, rows: 2 }, submitted)}
      <button class="main">${words.keep}</button>
    </form>`;
}

/** The name of a line of the form: `papers`, `ticks.litter`. */
function lineName(
  { campaign, language, messages }: CampaignContext,
  { contest }: CountFormData,
  line: string,
): string {
  const { lines } = messages.count;
  const named = Object.entries(lines).find(([name]) => name === line)?.[1];
  const option = contest.options.find(({ id }) => `ticks.${id}` === line);
  return named ?? (option ? localText(campaign, option.label, language) : line);
}
