import { html, nothing, type TemplateResult } from 'lit';
import type { PublicBallot } from '../../contract/ballot/reader.ts';
import { contestOfWard, mostTicks, wardsOfBallot } from '../../contract/ballot/vote-form.ts';
import type { Problem } from '../../contract/problem/problem.ts';
import { fieldProblems, type FieldContext, fieldGroup, localizedText } from '../../forms/index.ts';
import { formOutcome, type FormViewData, sendButton } from '../form-parts.ts';
import { wardField } from '../ward-field.ts';
import { ballotNotice } from './vote-received.ts';
import { type BallotContext, ballotTitle, deadlineLines, eventList } from './ballot-parts.ts';
import { type BallotChoicesData, ballotChoices } from './ballot-choices.ts';
import { codeField } from './code-field.ts';

/** The context of the form of a vote. Its campaign has the wards of the ballot alone. */
export interface BallotFormData extends FormViewData {
  readonly ballot: PublicBallot;
  /** The ward that is chosen; empty if none is. */
  readonly ward: string;
  /** Ids of the issues, in the order shown. */
  readonly order: readonly string[];
  /** How many issues are ticked. */
  readonly ticked: number;
  /** What the code is, if it was left wrong: told at once, and it stops nothing. */
  readonly codeMistake: string | undefined;
  /** Without a script: the button that leads to the issues, while the ward is not known. */
  readonly nextLabel?: string | undefined;
  /** The page of the collector that sends codes by email, if it does. */
  readonly askPage?: string | undefined;
  readonly onInput: (event: Event) => void;
  readonly onChange: (event: Event) => void;
  readonly onReset: () => void;
}

/** The names of the fields, in the form's order. */
const BALLOT_FIELDS = ['code', 'area', 'choices', 'declared'];

/** The form of a vote: the code, the ward, the issues, and the declaration. */
export function ballotForm(context: BallotContext, data: BallotFormData): TemplateResult {
  const { messages, language, words } = context;
  const { ballot, form, ward, onSubmit, onInput, onChange, onReset } = data;
  const problems = fieldProblems(shownProblems(form.problems), BALLOT_FIELDS, messages, {
    sentences: {
      ...words.problems,
      'ballot not-open': words.problems['code not-open'] ?? '',
      'code code-spent': words.spent.title,
    },
  });
  const field = { problems, messages, language };
  return html`<form
    novalidate
    aria-labelledby="ballot-title"
    @submit=${onSubmit}
    @input=${onInput}
    @change=${onChange}
    @reset=${onReset}
  >
    <div class="field">${ballotTitle(context, ballot)} ${deadlineLines(context, ballot)}</div>
    ${isSpent(form) ? spentNotice(context, data) : formOutcome(context, data, problems)}
    <fieldset role="none" class="stack" ?disabled=${form.locked}>
      ${codeField(context, field, data.codeMistake)}
      ${data.askPage ? html`<p><a href=${data.askPage} target="_blank">${words.noCode}</a></p>` : nothing}
      ${wardField(context, field, data)} ${choicesOrHint(context, field, data)}
      ${data.nextLabel ? nothing : declarationField(context, field, ballot, wardLabel(context, data, ward))}
    </fieldset>
    ${sendButton(context, data, data.nextLabel ?? words.send)}
    ${ballot.onlineCloses ? eventList(context, ballot) : nothing}
  </form>`;
}

/** Without figures, which would say how long a text may be. */
const shownProblems = (problems: readonly Problem[]): Problem[] =>
  problems.map(({ path, code, message }) => ({ path, code, message }));

/** Whether another vote with the code has arrived. */
export const isSpent = ({ step, status }: FormViewData['form']): boolean =>
  step === 'refused' && status === 409;

const spentNotice = (context: BallotContext, { form }: BallotFormData): TemplateResult =>
  ballotNotice(context, context.words.spent.title, context.words.spent.text(form.contact));

const wardLabel = (
  { localize }: BallotContext,
  { campaign, ballot }: BallotFormData,
  code: string,
): string | undefined => {
  const [first = '', second] = wardsOfBallot(ballot);
  const shown = second === undefined ? first : code;
  const ward = campaign.areas.wards.find((ward) => ward.code === shown);
  return ward && localize(ward.name).words;
};

/** The issues of the ward; until it is known, why there are none. */
function choicesOrHint(
  context: BallotContext,
  field: FieldContext,
  data: BallotFormData,
): TemplateResult {
  const { words } = context;
  const { ballot, campaign, ward, order } = data;
  const [only, another] = ballot.contests;
  const contest = contestOfWard(ballot, ward) ?? (another ? undefined : only);
  const isOutside = ward === 'outside';
  if (contest && !isOutside) {
    const choices: BallotChoicesData = {
      contest,
      order,
      method: ballot.method,
      most: mostTicks(ballot, contest),
      ticked: data.ticked,
    };
    const name = wardLabel(context, data, ward);
    return html`<span class="unseen" role="status"
        >${another && name ? words.wardShown(name) : ''}</span
      >
      ${ballotChoices(context, field, choices)}`;
  }
  const names = campaign.areas.wards.map(({ name }) => context.localize(name).words).join(', ');
  const hints: Record<string, string> = {
    outside: words.wardOutside(names),
    unknown: words.wardUnknown,
  };
  return html`<p role="status">${hints[ward] ?? words.wardFirst}</p>`;
}

/** The statement of the voter, word for word, with the name of their ward. */
function declarationField(
  { words, language, localize }: BallotContext,
  field: FieldContext,
  { declaration, minimumAge }: PublicBallot,
  ward: string | undefined,
): TemplateResult {
  const statement = localize(declaration);
  const unknownWard = statement.lang === language ? words.yourWard : '…';
  const filled = statement.words.replaceAll('{ward}', ward ?? unknownWard);
  const isWrong = field.problems.some((problem) => problem.field === 'declared');
  return fieldGroup(
    { ...field, name: 'declared', label: words.declaration },
    html`<div class="choice" part="choice">
      <label>
        <input
          type="checkbox"
          id="declared"
          name="declared"
          aria-describedby=${minimumAge ? 'declared-age' : nothing}
          aria-invalid=${isWrong ? 'true' : nothing}
        />
        ${localizedText({ ...statement, words: filled }, language)}
      </label>
      ${minimumAge ? html`<p part="hint" id="declared-age">${words.age(minimumAge)}</p>` : nothing}
    </div>`,
  );
}
