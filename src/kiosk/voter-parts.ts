import { html, nothing, type TemplateResult } from 'lit';
import { CODE_LENGTH, CODE_LETTERS } from '../contract/ballot/ballot-code.ts';
import { contestOfWard, mostTicks } from '../contract/ballot/vote-form.ts';
import { localizedText } from '../forms/index.ts';
import { ballotChoices } from '../widgets/issue-ballot/ballot-choices.ts';
import { wardNames, withBallotWards } from '../widgets/issue-ballot/ballot-parts.ts';
import { wardField } from '../widgets/ward-field.ts';
import type { KioskContext, VotedBallot } from './kiosk-context.ts';

/** What somebody has entered so far: only in memory, and only while they stand here. */
export interface VoterEntries {
  readonly code: string;
  readonly ward: string;
  readonly choices: readonly string[];
  readonly none: boolean;
}

const HALF = CODE_LENGTH / 2;

/** The code, and a pad of its twenty letters. It is no text box: no browser offers to fill it in. */
export function codePad(
  { kiosk }: KioskContext,
  { code, problem, onLetter, onDelete }: CodePadData,
): TemplateResult {
  const place = (at: number) => html`<span class="letter">${code.charAt(at) || '·'}</span>`;
  const places = (from: number) =>
    html`<span class="half">${Array.from({ length: HALF }, (_, at) => place(from + at))}</span>`;
  return html`<p class="code" dir="ltr" aria-hidden="true">${places(0)}–${places(HALF)}</p>
    <p class="unseen" role="status">
      ${code ? kiosk.codeSoFar(Array.from(code).join(' ')) : kiosk.codeEmpty}
    </p>
    <p class="told" role="alert" id="problem">${problem ?? nothing}</p>
    <div class="pad" dir="ltr" lang="en">
      ${Array.from(CODE_LETTERS).map(
        (letter) =>
          html`<button type="button" class="quiet key" @click=${() => onLetter(letter)}>
            ${letter}
          </button>`,
      )}
    </div>
    <div class="row">
      <button type="button" class="quiet" ?disabled=${!code} @click=${onDelete}>
        ${kiosk.deleteLetter}
      </button>
    </div>`;
}

export interface CodePadData {
  readonly code: string;
  readonly problem: string | undefined;
  readonly onLetter: (letter: string) => void;
  readonly onDelete: () => void;
}

/** The ward of the voter, from the wards of the ballot. A tablet looks no postcode up. */
export function wardChoice(
  context: KioskContext,
  { campaign, ballot }: VotedBallot,
  { ward }: VoterEntries,
  problem: string | undefined,
): TemplateResult {
  const { messages, language } = context;
  const shown = withBallotWards(campaign, ballot);
  const { lookup: _lookup, ...areas } = shown.areas;
  const problems = problem ? [{ field: 'area', words: problem }] : [];
  return html`${wardField(
    context,
    { problems, messages, language },
    {
      campaign: { ...shown, areas },
      preset: ward,
      lookupResult: '',
      onFind: () => undefined,
      wantedCount: areas.wards.length,
      onOpen: () => undefined,
    },
  )}`;
}

/** The issues of the voter's ward. */
export function issueChoice(
  context: KioskContext,
  { ballot }: VotedBallot,
  { ward, choices }: VoterEntries,
  { order, problem }: { order: readonly string[]; problem: string | undefined },
): TemplateResult | typeof nothing {
  const { messages, language } = context;
  const contest = contestOfWard(ballot, ward);
  if (!contest) return nothing;
  const problems = problem ? [{ field: 'choices', words: problem }] : [];
  return ballotChoices(
    context,
    { problems, messages, language },
    {
      contest,
      order,
      method: ballot.method,
      most: mostTicks(ballot, contest),
      ticked: choices.length,
    },
  );
}

/** What is about to be cast, in words, and the declaration. */
export function checkPage(
  context: KioskContext,
  { campaign, ballot }: VotedBallot,
  { ward, choices, none }: VoterEntries,
  problem: string | undefined,
): TemplateResult {
  const { kiosk, words, language, localize } = context;
  const options = contestOfWard(ballot, ward)?.options ?? [];
  const name = wardNames(context, campaign, [ward]);
  const statement = localize(ballot.declaration);
  const filled = { ...statement, words: statement.words.replaceAll('{ward}', name) };
  const ticked = options.filter(({ id }) => choices.includes(id));
  return html`<p>${kiosk.ward(name)}</p>
    <p>${kiosk.youTick}</p>
    <ul class="ticked">
      ${none ? html`<li>${words.none}</li>` : nothing}
      ${ticked.map(({ label }) => html`<li>${localizedText(localize(label), language)}</li>`)}
    </ul>
    <div class="field ${problem ? 'problem' : ''}">
      <b part="label" id="declaration">${words.declaration}</b>
      ${problem ? html`<p class="error" id="declared-error">${problem}</p>` : nothing}
      <div class="choice">
        <label>
          <input
            type="checkbox"
            id="declared"
            name="declared"
            aria-invalid=${problem ? 'true' : nothing}
            aria-describedby=${problem ? 'declared-error' : nothing}
          />
          ${localizedText(filled, language)}
        </label>
        ${ballot.minimumAge ? html`<p part="hint">${words.age(ballot.minimumAge)}</p>` : nothing}
      </div>
    </div>`;
}
