import { html, LitElement, nothing, type PropertyDeclarations, type TemplateResult } from 'lit';
import { CODE_LENGTH, CODE_LETTERS, codeMistake } from '../contract/ballot/ballot-code.ts';
import { contestOfWard, wardsOfBallot } from '../contract/ballot/vote-form.ts';
import { readField } from '../contract/submission/form-reader.ts';
import { fieldProblems } from '../forms/index.ts';
import { formStyles, themeTokens, themeStyle } from '../theme/index.ts';
import { ballotStyles } from '../widgets/issue-ballot/ballot.styles.ts';
import { momentText } from '../widgets/issue-ballot/ballot-parts.ts';
import { checkVote, NONE_CHOICE } from '../widgets/issue-ballot/check-vote.ts';
import { directionOf } from '../widgets/message-loader.ts';
import { randomId } from '../widgets/random-id.ts';
import type { KioskContext, VotedBallot } from './kiosk-context.ts';
import { kioskStyles } from './kiosk.styles.ts';
import { FilledInEvent, PersonLeftEvent } from './person-events.ts';
import type { UnusedCodes } from './unused-codes.ts';
import { checkPage, codePad, issueChoice, type VoterEntries, wardChoice } from './voter-parts.ts';

export type VoterStep = 'code' | 'ward' | 'issues' | 'check';

/**
 * The screens of one voter. Each voter gets an element of their own, which is thrown away with all
 * that it holds.
 */
export class KioskVoter extends LitElement {
  static override get properties(): PropertyDeclarations {
    return {
      context: { attribute: false },
      voted: { attribute: false },
      step: { state: true },
      entries: { state: true },
      problem: { state: true },
    };
  }

  static override styles = [themeTokens, formStyles, ballotStyles, kioskStyles];

  declare context: KioskContext;
  declare voted: VotedBallot;
  /** What the tablet knows of codes, and the time by the collector's clock. */
  declare codes: UnusedCodes;
  declare now: number;
  declare step: VoterStep;
  declare entries: VoterEntries;
  declare problem: string | undefined;

  /** The ward that the code is for. */
  #wardOfCode: string | undefined;
  #order: readonly string[] = [];
  #isCast = false;

  constructor() {
    super();
    this.step = 'code';
    this.entries = { code: '', ward: '', choices: [], none: false };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('keydown', this.#onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('keydown', this.#onKey);
  }

  protected override render(): TemplateResult {
    const { context, step } = this;
    const { kiosk, language, theme } = context;
    const titles: Record<VoterStep, string> = {
      code: kiosk.code,
      ward: context.messages.ward.label,
      issues: context.localize(this.voted.ballot.title).words,
      check: kiosk.check,
    };
    return html`<main
      part="base"
      lang=${language}
      dir=${directionOf(language)}
      .style=${themeStyle(theme)}
    >
      <form autocomplete="off" novalidate @submit=${this.#onSubmit} @input=${this.#onInput}>
        <h1 tabindex="-1" id="title">${titles[step]}</h1>
        ${this.#renderStep()}
        <div class="row steps">
          <button>${step === 'check' ? kiosk.put : kiosk.next}</button>
          ${
            step === 'code'
              ? nothing
              : html`<button type="button" class="quiet" @click=${this.#onBack}>
                  ${kiosk.back}
                </button>`
          }
          <button type="button" class="quiet" @click=${this.#onLeave}>${kiosk.stop}</button>
        </div>
      </form>
    </main>`;
  }

  protected override updated(changed: Map<string, unknown>): void {
    if (changed.has('step')) {
      this.#restoreTicks();
      this.renderRoot.querySelector<HTMLElement>('#title')?.focus();
      scrollTo(0, 0);
    } else if (changed.has('problem') && this.problem)
      this.renderRoot.querySelector('.error, #problem')?.scrollIntoView({ block: 'nearest' });
  }

  #renderStep(): TemplateResult | typeof nothing {
    const { context, voted, entries, problem, step } = this;
    if (step === 'code')
      return codePad(context, {
        ...{ code: entries.code, problem },
        onLetter: this.#onLetter,
        onDelete: this.#onDelete,
      });
    if (step === 'ward') return wardChoice(context, voted, entries, problem);
    if (step === 'issues')
      return issueChoice(context, voted, entries, { order: this.#order, problem });
    return checkPage(context, voted, entries, problem);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const { key, ctrlKey, altKey, metaKey } = event;
    if (this.step !== 'code' || ctrlKey || altKey || metaKey) return;
    if (key === 'Backspace') this.#onDelete();
    const letter = key.toUpperCase();
    if (letter.length === 1 && CODE_LETTERS.includes(letter)) this.#onLetter(letter);
  };

  readonly #onLetter = (letter: string): void => {
    const { code } = this.entries;
    if (code.length >= CODE_LENGTH) return;
    this.problem = undefined;
    this.entries = { ...this.entries, code: code + letter };
    // The check letter is tested at once, so that a slip of the finger is told on this screen.
    if (code.length + 1 === CODE_LENGTH) this.problem = this.#codeProblem();
  };

  readonly #onDelete = (): void => {
    this.problem = undefined;
    this.entries = { ...this.entries, code: this.entries.code.slice(0, -1) };
  };

  readonly #onSubmit = (event: Event): void => {
    event.preventDefault();
    this.#readFields();
    this.problem = this.#stepProblem();
    if (this.problem) return;
    if (this.step === 'code') this.#afterCode();
    else if (this.step === 'ward') this.#toIssues();
    else if (this.step === 'issues') this.step = 'check';
    else this.#cast();
  };

  readonly #onBack = (): void => {
    this.#readFields();
    this.problem = undefined;
    const hasWardStep = this.#wardOfCode === undefined && wardsOfBallot(this.voted.ballot)[1];
    if (this.step === 'check') this.step = 'issues';
    else if (this.step === 'issues' && hasWardStep) this.step = 'ward';
    else this.step = 'code';
  };

  readonly #onLeave = (): void => void this.dispatchEvent(new PersonLeftEvent());

  readonly #onInput = ({ target }: Event): void => {
    const { name, value, checked } = target as HTMLInputElement;
    // As in a paper's rules: "None of these" stands alone. Both stay visible, and can be changed.
    if (checked && name === NONE_CHOICE) this.#untick('[name=choices]');
    if (checked && name === 'choices' && value !== NONE_CHOICE) this.#untick('[name=none]');
    this.#readFields();
  };

  #untick(selector: string): void {
    for (const box of this.renderRoot.querySelectorAll<HTMLInputElement>(selector))
      box.checked = false;
  }

  #readFields(): void {
    const form = this.renderRoot.querySelector('form');
    if (!form) return;
    const data = new FormData(form);
    const { entries } = this;
    if (this.step === 'ward') this.entries = { ...entries, ward: readField(data, 'area') ?? '' };
    if (this.step !== 'issues') return;
    const ticked = data.getAll('choices').map(String);
    const choices = ticked.filter((id) => id !== NONE_CHOICE);
    this.entries = { ...entries, choices, none: data.has('none') || ticked.includes(NONE_CHOICE) };
  }

  /** Templates of the ballot leave ticks to the browser: a screen that comes back shows them again. */
  #restoreTicks(): void {
    if (this.step !== 'issues') return;
    const { choices, none } = this.entries;
    for (const box of this.renderRoot.querySelectorAll<HTMLInputElement>('[name=choices]'))
      box.checked = box.value === NONE_CHOICE ? none : choices.includes(box.value);
    const box = this.renderRoot.querySelector<HTMLInputElement>('[name=none]');
    if (box) box.checked = none;
  }

  #codeProblem(): string | undefined {
    const { words, kiosk } = this.context;
    const mistake = codeMistake(this.entries.code);
    if (mistake === 'required') return words.problems.code;
    if (mistake) return words.problems[`code ${mistake}`];
    const verdict = this.codes.judge(this.entries.code, this.now);
    if (verdict.state === 'used-here') return kiosk.usedHere;
    if (verdict.state === 'late') return kiosk.codeLate(momentText(this.context, verdict.closes));
    return verdict.state === 'known' ? undefined : words.problems[`code ${verdict.state}`];
  }

  /** What is wrong on this screen, by the contract's own rules. */
  #stepProblem(): string | undefined {
    if (this.step === 'code') return this.#codeProblem();
    const checked = this.#checkVote();
    if (checked.ok) return undefined;
    const { words, messages } = this.context;
    const field = { ward: 'area', issues: 'choices', check: 'declared' }[this.step];
    const problems = checked.problems.map(({ path, code, message }) => ({ path, code, message }));
    const fields = ['code', 'area', 'choices', 'declared'];
    return fieldProblems(problems, fields, messages, { sentences: words.problems }).find(
      (problem) => problem.field === field,
    )?.words;
  }

  #checkVote() {
    const { campaign, ballot } = this.voted;
    const { code, ward, choices, none } = this.entries;
    const data = new FormData();
    data.set('code', code);
    data.set('area', ward);
    for (const id of choices) data.append('choices', id);
    if (none) data.set('none', 'on');
    const declared = this.renderRoot.querySelector<HTMLInputElement>('#declared');
    if (declared?.checked) data.set('declared', 'on');
    const { language: locale } = this.context;
    return checkVote(ballot, data, campaign, { id: randomId(), channel: 'event', locale });
  }

  #afterCode(): void {
    const verdict = this.codes.judge(this.entries.code, this.now);
    const [onlyWard, anotherWard] = wardsOfBallot(this.voted.ballot);
    this.#wardOfCode = verdict.state === 'known' ? verdict.ward : undefined;
    const ward = this.#wardOfCode ?? (anotherWard === undefined ? onlyWard : undefined);
    if (ward === undefined) this.step = 'ward';
    else {
      this.entries = { ...this.entries, ward };
      this.#toIssues();
    }
  }

  #toIssues(): void {
    const { ballot } = this.voted;
    const ids = contestOfWard(ballot, this.entries.ward)?.options.map(({ id }) => id) ?? [];
    const isSame = ids.length === this.#order.length && ids.every((id) => this.#order.includes(id));
    if (!isSame) {
      this.entries = { ...this.entries, choices: [], none: false };
      this.#order = ballot.order === 'random' ? inRandomOrder(ids) : ids;
    }
    this.step = 'issues';
  }

  #cast(): void {
    const checked = this.#checkVote();
    if (!checked.ok || this.#isCast) return;
    this.#isCast = true;
    this.dispatchEvent(new FilledInEvent(checked.value));
  }
}

/** Random for each voter, and the same while they go back and forth. */
function inRandomOrder(ids: readonly string[]): string[] {
  return ids
    .map((id) => ({ id, at: crypto.getRandomValues(new Uint32Array(1))[0] ?? 0 }))
    .sort((one, other) => one.at - other.at)
    .map(({ id }) => id);
}
