import { html } from 'hono/html';
import type { BallotDraft, BallotState } from 'campaign-widgets/contract';
import { localText } from '../organiser/ui/display-names.ts';
import {
  checkField,
  hiddenFields,
  selectField,
  type SubmittedForm,
  textField,
} from '../organiser/ui/form-fields.ts';
import type { Html } from '../organiser/ui/html.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPath } from '../organiser/ui/page-bar.ts';
import type { StoredBallot } from './ballot-records.ts';

// The buttons and small forms of the page of one ballot.

/** The next step of a ballot in a state, by its button. */
const NEXT_STEP = {
  draft: { to: 'published', words: 'publish', hint: 'publishHint' },
  published: { to: 'open', words: 'open', hint: 'openHint' },
  open: { to: 'closed', words: 'close', hint: 'closeHint' },
  closed: { to: 'counting', words: 'beginCount', hint: 'beginCountHint' },
} as const;

const nextStepOf = (state: BallotState) =>
  Object.entries(NEXT_STEP).find(([from]) => from === state)?.[1];

/** The states from which a ballot can be called off. */
export const CAN_BE_CALLED_OFF: readonly BallotState[] = [
  'published',
  'open',
  'closed',
  'counting',
];

/** What can be done with a ballot next. */
export function ballotSteps(
  context: CampaignContext,
  { id, state }: StoredBallot,
  submitted: SubmittedForm | undefined,
): Html | '' {
  const words = context.messages.ballots;
  const action = campaignPath(context.campaign, `/ballots/${id}/state`);
  const next = nextStepOf(state);
  const canCallOff = CAN_BE_CALLED_OFF.includes(state);
  if (!next && !canCallOff) return '';
  const step = next
    ? html`<form method="post" action="${action}">
        ${hiddenFields([['to', next.to]])}
        <p class="hint">${words[next.hint]}</p>
        <button class="main">${words[next.words]}</button>
      </form>`
    : '';
  const callOff = html`<form method="post" action="${action}">
    ${hiddenFields([['to', 'called-off']])}
    <fieldset>
      <legend>${words.callOff}</legend>
      <p class="hint">${words.callOffHint}</p>
      ${textField({ id: 'reason', name: 'reason', label: words.reason }, submitted)}
      <button class="quiet">${words.callOff}</button>
    </fieldset>
  </form>`;
  return html`<h2>${words.next}</h2>
    ${step} ${canCallOff ? callOff : ''}`;
}

/** The form that makes slips. */
export function batchForm(
  context: CampaignContext,
  draft: BallotDraft,
  submitted: SubmittedForm | undefined,
): Html {
  const { campaign, language, messages, names } = context;
  const words = messages.ballots;
  const wards = draft.contests.flatMap((contest) => contest.wards);
  const events = (draft.events ?? []).map(
    ({ id, name }) => [id, localText(campaign, name, language)] as const,
  );
  const line = (id: string, label: string, more: { hint?: string; type?: string } = {}) =>
    textField({ id, name: id, label, ...more }, submitted);
  const choose = (id: string, label: string, options: (readonly [string, string])[]) =>
    selectField({ id, name: id, label, options }, submitted);
  const printer = line('printer', words.printer, { hint: words.printerHint });
  return html`<form
    method="post"
    action="${campaignPath(campaign, `/ballots/${draft.id}/batches`)}"
  >
    <fieldset>
      <legend>${words.makeBatch}</legend>
      <div class="fields">
        ${line('label', words.batchLabel)}
        ${line('size', words.batchSize, { hint: words.batchSizeHint, type: 'number' })}
        ${choose('event', words.batchEvent, [['', words.anyEvent], ...events])}
        ${choose('area', words.batchArea, [
          ['', words.anyArea],
          ...wards.map((code) => [code, names.area(code)] as const),
        ])}
        ${campaign.imprint === 'not-required' ? '' : printer}
      </div>
      ${checkField('checkbox', {
        name: 'replacement',
        value: 'yes',
        label: words.replacement,
        isChecked: submitted?.fields.replacement === 'yes',
      })}
      <button class="main">${words.makeBatch}</button>
    </fieldset>
  </form>`;
}

/** The form that makes one lost slip void, with its code in hand. */
export function voidCodeForm(
  context: CampaignContext,
  draft: BallotDraft,
  submitted: SubmittedForm | undefined,
): Html {
  const words = context.messages.ballots;
  const action = campaignPath(context.campaign, `/ballots/${draft.id}/codes/void`);
  return html`<form method="post" action="${action}">
    <fieldset>
      <legend>${words.voidCode}</legend>
      ${textField({ id: 'code', name: 'code', label: words.code }, submitted)}
      <button class="quiet">${words.voidCode}</button>
    </fieldset>
  </form>`;
}
