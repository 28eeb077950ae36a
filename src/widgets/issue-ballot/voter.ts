import { html, nothing, type ReactiveElement, type TemplateResult } from 'lit';
import { codeMistake, normaliseCode, showCode } from '../../contract/ballot/ballot-code.ts';
import type { PublicBallot } from '../../contract/ballot/reader.ts';
import { type BallotSubmission, contestOfWard } from '../../contract/ballot/vote-form.ts';
import type { Campaign } from '../../contract/campaign/reader.ts';
import type { CheckResult } from '../../contract/problem/problem.ts';
import type { SubmissionContext } from '../../contract/submission/form-reader.ts';
import { scheduleTimeout } from '../../delivery/schedule.ts';
import type { FormController } from '../form-controller.ts';
import type { FormViewData } from '../form-parts.ts';
import { addStyles } from '../later-styles.ts';
import type { PendingWords } from '../pending-host.ts';
import { retryLoading } from '../retry-loading.ts';
import { shuffleOnce } from '../shuffle-once.ts';
import type { ViewContext } from '../view-context.ts';
import { missingNotice } from '../widget-frame.ts';
import { ballotForm } from './ballot-form.ts';
import { aboutBallot, type BallotContext, ballotParts, withBallotWards } from './ballot-parts.ts';
import type * as BallotPhases from './ballot-phases.ts';
import type { BallotSource } from './ballot-source.ts';
import { checkVote, NONE_CHOICE } from './check-vote.ts';
import { ballotNotice, voteReceived } from './vote-received.ts';
import { waitingVoteWords } from './waiting-vote.ts';

/** A press that leaves the field must land before a message moves what is pressed. */
const TELL_DELAY_MS = 300;
const DAY_MS = 86_400_000;

/** The element of a ballot. */
interface VoterHost extends ReactiveElement {
  readonly ward: string;
}

/** What a ballot's element does beside every form: in a file beside the script. */
export class Voter {
  readonly #host: VoterHost;
  readonly #vote: FormController;
  readonly #source: BallotSource;
  /** Whether the vote was under way when the ballot closed. */
  #isLate = false;
  #isReady = false;
  #codeMistake: string | undefined;
  /** The refusal after which the ballot was loaded again. */
  #reloadedFor: unknown;
  /** Shows what is not open, once its file is loaded. */
  #phases: typeof BallotPhases | undefined;
  readonly #loadPhases = retryLoading(
    () => this.#fetchPhases(),
    () => undefined,
  );
  /** The campaign with the wards of the ballot alone, and what it was made of. */
  #shown: { campaign: Campaign; ballot: PublicBallot; result: Campaign } | undefined;

  constructor(host: VoterHost, vote: FormController, source: BallotSource) {
    this.#host = host;
    this.#vote = vote;
    this.#source = source;
  }

  /** The ballot's words, once they are loaded. */
  get words(): BallotSource['words'] {
    return this.#source.words;
  }

  /** Whether all of the first view has been loaded, or can't be: nothing pushes it away then. */
  get isReady(): boolean {
    const { ballot, words, phase, hasFailed } = this.#source;
    this.#isReady ||= hasFailed || !!(ballot && words && (phase === 'open' || this.#phases));
    return this.#isReady;
  }

  /** Whether there is no form any more, and none that was just sent. */
  get isOver(): boolean {
    const { phase } = this.#source;
    return this.isReady && phase !== 'open' && !this.#vote.locked;
  }

  /** When a vote is of no use any more. The device keeps it no longer than that. */
  get deadline(): { until?: number; days?: number } {
    const { ballot } = this.#source;
    if (!ballot) return {};
    const until = this.#source.onDevice(ballot.closes);
    return { until, days: Math.max(1, Math.ceil((until - Date.now()) / DAY_MS)) + 1 };
  }

  /** Called before each render. */
  follow({ resolve, language }: ViewContext, { ballots = '' }: Campaign, id: string): void {
    const source = this.#source;
    const vote = this.#vote;
    source.follow(resolve(ballots) ?? '', id, language);
    const isOpen = source.phase === 'open';
    if (source.phase && !isOpen && vote.locked && !vote.done) this.#isLate = true;
    // Its choices are not kept, on the page either.
    if (vote.done) vote.submission = undefined;
    if (vote.step === 'refused' && this.#reloadedFor !== vote.problems) {
      this.#reloadedFor = vote.problems;
      void source.load();
    }
    if (source.phase && !isOpen) void this.#loadPhases();
  }

  stop(): void {
    this.#source.stop();
  }

  /** Puts a code from the page's address into the field. @returns whether there was a field */
  fillIn(code: string): boolean {
    const field = this.#host.renderRoot.querySelector<HTMLInputElement>('#code');
    if (!code || !field || field.matches(':disabled')) return false;
    field.value = showCode(code);
    return true;
  }

  check(
    data: FormData,
    campaign: Campaign,
    { id, locale, channel, source }: SubmissionContext,
  ): CheckResult<BallotSubmission> {
    const { ballot } = this.#source;
    if (!ballot) throw new TypeError('the ballot is not loaded');
    return checkVote(ballot, data, campaign, {
      ...{ id, locale, channel: channel === 'event' ? channel : 'online' },
      ...(source && { source }),
    });
  }

  render(context: ViewContext, data: FormViewData): TemplateResult {
    const { ballot, words, phase, now } = this.#source;
    if (!ballot || !words || !phase) return this.#renderMissing(context);
    const ballotContext = { ...context, words, parts: ballotParts };
    const { form } = data;
    if (form.done) return voteReceived(ballotContext, ballot, data);
    const isTooLate = isClosedRefusal(form);
    if (phase === 'open' ? !isTooLate : form.locked && phase === 'closed')
      return this.#renderForm(ballotContext, ballot, data);
    const notice =
      (isTooLate || this.#isLate) && phase !== 'called-off'
        ? ballotNotice(context, words.late.title, words.late.text)
        : nothing;
    if (!this.#phases) return html`${notice}${this.#renderMissing(context)}`;
    return html`<div class="stack">
      ${notice} ${this.#phases.phaseView(ballotContext, { ...data, ballot, phase, now })}
    </div>`;
  }

  /** How the ballot speaks of a vote that waits. */
  pendingWords(context: ViewContext): PendingWords | undefined {
    return waitingVoteWords(context, this.#source);
  }

  #renderMissing(context: ViewContext): TemplateResult {
    const availability = this.#source.hasFailed ? 'unavailable' : 'loading';
    return missingNotice(context, { availability, isWithdrawn: false }, () => {
      void this.#source.load();
    });
  }

  #renderForm(context: BallotContext, ballot: PublicBallot, data: FormViewData): TemplateResult {
    const campaign = this.#withWards(data.campaign, ballot);
    const root = this.#host.renderRoot;
    const ward = root.querySelector<HTMLSelectElement>('#area')?.value ?? this.#host.ward;
    return html`${ballotForm(context, {
      ...data,
      campaign,
      ballot,
      ward,
      order: this.#orderOf(ballot, ward),
      ticked: root.querySelectorAll('[name=choices]:checked').length,
      codeMistake: this.#codeMistake,
      askPage: this.#source.askPage,
      onInput: this.#onInput,
      onChange: this.#onChange,
      onReset: () => {
        this.#codeMistake = undefined;
        this.#host.requestUpdate();
      },
    })}
    ${aboutBallot(context, ballot)}`;
  }

  /** The same object while nothing changes: the list of wards is long. */
  #withWards(campaign: Campaign, ballot: PublicBallot): Campaign {
    if (this.#shown?.campaign !== campaign || this.#shown.ballot !== ballot)
      this.#shown = { campaign, ballot, result: withBallotWards(campaign, ballot) };
    return this.#shown.result;
  }

  /** Random for each voter, and the same for as long as the page is open. */
  #orderOf({ id, version, order, contests }: PublicBallot, ward: string): readonly string[] {
    const contest = contestOfWard({ contests } as PublicBallot, ward) ?? contests[0];
    const ids = contest?.options.map((option) => option.id) ?? [];
    return order === 'random' ? shuffleOnce(`${id} ${version} ${contest?.id}`, ids) : ids;
  }

  async #fetchPhases(): Promise<void> {
    const [phases, { resultBarStyles }] = await Promise.all([
      import('./ballot-phases.ts'),
      import('../closed-view.ts'),
    ]);
    addStyles(this.#host, resultBarStyles);
    this.#phases = phases;
    this.#host.requestUpdate();
  }

  readonly #onInput = ({ target }: Event): void => {
    const { name, value, checked } = target as HTMLInputElement;
    const root = this.#host.renderRoot;
    // As in a paper's rules: "None of these" stands alone. Both stay visible, and can be changed.
    if (checked && name === NONE_CHOICE) untick(root, '[name=choices]');
    if (checked && name === 'choices' && value !== NONE_CHOICE) untick(root, '[name=none]');
    if (name === 'code' && !codeMistake(normaliseCode(value))) this.#codeMistake = undefined;
    this.#host.requestUpdate();
  };

  /** The field of the code was left: a letter that must be wrong is told at once. */
  readonly #onChange = ({ target }: Event): void => {
    const field = target as HTMLInputElement;
    // Some browsers tell of a choice in a list by this event alone.
    if (field.name === 'area') this.#host.requestUpdate();
    if (field.name !== 'code') return;
    const code = normaliseCode(field.value);
    const mistake = code ? codeMistake(code) : undefined;
    if (code && !mistake) field.value = showCode(code);
    scheduleTimeout(TELL_DELAY_MS, () => {
      this.#codeMistake = mistake;
      this.#host.requestUpdate();
    });
  };
}

const untick = (root: ParentNode, selector: string): void =>
  root.querySelectorAll<HTMLInputElement>(selector).forEach((box) => (box.checked = false));

const isClosedRefusal = ({ step, problems }: FormViewData['form']): boolean =>
  step === 'refused' && problems.some(({ path, code }) => path === 'ballot' && code === 'closed');
