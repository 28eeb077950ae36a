import { randomUUID } from 'node:crypto';
import { html } from 'hono/html';
import type { BallotDefinition, Problem } from 'campaign-widgets/contract';
import { localText } from '../../organiser/ui/display-names.ts';
import {
  describeProblems,
  hiddenFields,
  problemSummary,
  selectField,
  type SubmittedForm,
  textArea,
  textField,
} from '../../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../../organiser/ui/page-layout.ts';
import type { StoredBallot } from '../ballot-records.ts';
import { type DeskAnswer, deskAnswer } from './desk-answers.ts';

export type { DeskAnswer } from './desk-answers.ts';

/** The forms of the desk; the ids of their fields begin with these. */
export type DeskForm = 'slip' | 'email' | 'replacement' | 'slips' | 'headcount';

interface DeskPageData {
  ballot: StoredBallot;
  definition: BallotDefinition;
  headcount: Record<string, number>;
  publicUrl: string;
  answer?: DeskAnswer | undefined;
  /** The form that comes back, with what is wrong in it. */
  form?: DeskForm | undefined;
  problems?: Problem[];
  fields?: Record<string, string>;
}

/** The desk in the hall, on one telephone: a form for each thing that is done there. */
export function deskPage(context: CampaignContext, data: DeskPageData): Html {
  const { campaign, language, messages } = context;
  const words = messages.desk;
  const { ballot, definition, answer } = data;
  const { state } = ballot;
  const submitted = submittedForm(context, data);
  const ofForm = (form: DeskForm) => (data.form === form ? submitted : undefined);
  const isOver = state !== 'open';
  const content = html`<div class="desk">
    <h1>${words.title}</h1>
    ${answer ? deskAnswer(context, answer, data) : ''} ${problemSummary(context, submitted)}
    <p>
      <b>${localText(campaign, definition.title, language)}</b> · ${messages.ballots.states[state]}
    </p>
    ${isOver ? html`<p class="hint">${words.notOpen}</p>` : slipForm(context, data, ofForm('slip'))}
    ${isOver ? '' : emailForm(context, data, ofForm('email'))}
    ${isOver ? '' : replacementForm(context, data, ofForm('replacement'))}
    ${isOver && state !== 'closed' ? '' : slipsForm(context, data, ofForm('slips'))}
    ${
      ['open', 'closed', 'counting'].includes(state)
        ? headcountForm(context, data, ofForm('headcount'))
        : ''
    }
  </div>`;
  return campaignPage(context, 'hall', content, submitted ? words.errorTitle : words.title);
}

/** A form that comes back, its problems led to its fields. */
function submittedForm(
  { messages }: CampaignContext,
  { form, problems = [], fields = {} }: DeskPageData,
): SubmittedForm | undefined {
  if (form === undefined || problems.length === 0) return undefined;
  const described = describeProblems(problems, messages.desk.problems);
  return {
    fields,
    problems: described.map(({ field, message }) => ({ field: `${form}-${field}`, message })),
  };
}

const actionOf = ({ campaign }: CampaignContext, { definition }: DeskPageData, path: string) =>
  campaignPath(campaign, `/ballots/${definition.id}/desk/${path}`);

/** The wards of the ballot, by name: a paper is for one of them. */
function wardField(
  { names, messages }: CampaignContext,
  { definition }: DeskPageData,
  { form, label, value }: { form: DeskForm; label: string; value?: string | undefined },
  submitted: SubmittedForm | undefined,
): Html {
  const wards = definition.contests
    .flatMap((contest) => contest.wards)
    .map((code) => [code, names.area(code)] as const);
  const options = wards.length === 1 ? wards : [['', messages.desk.chooseWard] as const, ...wards];
  return selectField({ id: `${form}-ward`, name: 'ward', label, value, options }, submitted);
}

function eventField(
  { campaign, language, messages }: CampaignContext,
  { definition }: DeskPageData,
  form: DeskForm,
  submitted: SubmittedForm | undefined,
): Html {
  const options = (definition.events ?? []).map(
    ({ id, name }) => [id, localText(campaign, name, language)] as const,
  );
  const field = { id: `${form}-event`, name: 'event', label: messages.ballots.fields.eventName };
  return selectField({ ...field, options }, submitted);
}

/** One slip that somebody holds out: checked, handed in for a paper, or made void. */
function slipForm(
  context: CampaignContext,
  data: DeskPageData,
  submitted: SubmittedForm | undefined,
): Html {
  const words = context.messages.desk;
  const { answer } = data;
  // After a check, the same slip may be handed in without being typed again.
  const value =
    answer?.kind === 'slip' && answer.slip.state === 'unused' ? answer.typed : undefined;
  const code = { id: 'slip-code', name: 'code', label: words.code, hint: words.codeHint, value };
  const ward = { form: 'slip', label: words.ward, value: answer?.ward } as const;
  return html`<form method="post" action="${actionOf(context, data, 'check')}">
    ${hiddenFields([['request', randomUUID()]])}
    <fieldset>
      <legend>${words.slip}</legend>
      ${textField(code, submitted)}
      <button class="main">${words.check}</button>
      ${wardField(context, data, ward, submitted)}
      <div class="buttons">
        <button formaction="${actionOf(context, data, 'papers')}">${words.swap}</button>
        <button class="quiet" formaction="${actionOf(context, data, 'void')}">
          ${words.makeVoid}
        </button>
      </div>
    </fieldset>
  </form>`;
}

/** Somebody who asks for a slip or a paper may have had a code by email. */
function emailForm(
  context: CampaignContext,
  data: DeskPageData,
  submitted: SubmittedForm | undefined,
): Html | '' {
  const { email: words } = context.messages.desk;
  const { answer, definition } = data;
  if (!definition.ways.includes('email')) return '';
  const isOpen = answer?.kind === 'address' && ['unused', 'asked'].includes(answer.state);
  const value = isOpen ? answer.typed : undefined;
  const field = { id: 'email-email', name: 'email', label: words.label, type: 'email', value };
  return html`<form method="post" action="${actionOf(context, data, 'addresses/check')}">
    <fieldset>
      <legend>${words.title}</legend>
      <p class="hint">${words.hint}</p>
      ${textField(field, submitted)}
      <div class="buttons">
        <button>${words.check}</button>
        <button class="quiet" formaction="${actionOf(context, data, 'addresses/void')}">
          ${words.makeVoid}
        </button>
      </div>
    </fieldset>
  </form>`;
}

function replacementForm(
  context: CampaignContext,
  data: DeskPageData,
  submitted: SubmittedForm | undefined,
): Html {
  const words = context.messages.desk;
  const hasEvents = (data.definition.events ?? []).length > 0;
  return html`<form method="post" action="${actionOf(context, data, 'replacements')}">
    <fieldset>
      <legend>${words.replacement}</legend>
      <p class="hint">${words.replacementHint}</p>
      ${hasEvents ? eventField(context, data, 'replacement', submitted) : ''}
      <button>${words.giveReplacement}</button>
    </fieldset>
  </form>`;
}

/** A pile of slips for which papers were given without a connection. */
function slipsForm(
  context: CampaignContext,
  data: DeskPageData,
  submitted: SubmittedForm | undefined,
): Html {
  const words = context.messages.desk;
  const { answer } = data;
  // What was mistyped stays, to be corrected; what is done does not come back.
  const wrong =
    answer?.kind === 'slips'
      ? answer.slips.filter(({ outcome }) => outcome === 'mistyped' || outcome === 'unknown')
      : [];
  const value = wrong.map(({ typed }) => typed).join('\n');
  const ward = answer?.kind === 'slips' ? answer.ward : undefined;
  const codes = { id: 'slips-codes', name: 'codes', label: words.slipsCodes };
  return html`<form method="post" action="${actionOf(context, data, 'slips')}">
    ${hiddenFields([['request', randomUUID()]])}
    <fieldset>
      <legend>${words.slips}</legend>
      <p class="hint">${words.slipsHint}</p>
      ${wardField(context, data, { form: 'slips', label: words.slipsWard, value: ward }, submitted)}
      ${textArea({ ...codes, hint: words.slipsCodesHint, rows: 6, value }, submitted)}
      <button>${words.takeSlips}</button>
    </fieldset>
  </form>`;
}

function headcountForm(
  context: CampaignContext,
  data: DeskPageData,
  submitted: SubmittedForm | undefined,
): Html | '' {
  const { campaign, language, messages, format } = context;
  const words = messages.desk;
  const { definition, headcount } = data;
  const { events = [] } = definition;
  if (events.length === 0) return '';
  const counted = events.flatMap(({ id, name }) => {
    const people = headcount[id];
    return people === undefined
      ? []
      : [html`<li>${localText(campaign, name, language)}: <b>${format.number(people)}</b></li>`];
  });
  const people = { id: 'headcount-people', name: 'people', label: words.people, type: 'number' };
  return html`<form method="post" action="${actionOf(context, data, 'headcounts')}">
    <fieldset>
      <legend>${words.headcount}</legend>
      <p class="hint">${words.headcountHint}</p>
      ${
        counted.length > 0
          ? html`<ul class="plain">
              ${counted}
            </ul>`
          : ''
      }
      ${eventField(context, data, 'headcount', submitted)} ${textField(people, submitted)}
      <button>${words.writeDown}</button>
    </fieldset>
  </form>`;
}
