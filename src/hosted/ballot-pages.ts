import { html, type TemplateResult } from 'lit';
import type { PublicBallot } from '../contract/ballot/reader.ts';
import { contestOfWard } from '../contract/ballot/vote-form.ts';
import type { Campaign } from '../contract/campaign/reader.ts';
import type { Problem } from '../contract/problem/problem.ts';
import type { Receipt } from '../contract/receipt/reader.ts';
import type { BallotMessages } from '../locales/ballot-catalog.ts';
import { championMessages } from '../locales/compiled/en-champion.ts';
import { fieldProblems, problemSummary } from '../forms/index.ts';
import { ballotForm } from '../widgets/issue-ballot/ballot-form.ts';
import { aboutBallot, ballotParts, withBallotWards } from '../widgets/issue-ballot/ballot-parts.ts';
import { ballotPhase, type BallotPhase } from '../widgets/issue-ballot/ballot-phase.ts';
import { phaseView } from '../widgets/issue-ballot/ballot-phases.ts';
import { codeField } from '../widgets/issue-ballot/code-field.ts';
import { ballotNotice, voteReceived } from '../widgets/issue-ballot/vote-received.ts';
import type { ViewContext } from '../widgets/view-context.ts';
import { hostedFormData, NO_HANDLERS } from './form-data.ts';

export { loadBallotMessages } from '../locales/ballot-catalog.ts';
export { ballotPhase } from '../widgets/issue-ballot/ballot-phase.ts';
export { checkVote } from '../widgets/issue-ballot/check-vote.ts';
export { withBallotWards } from '../widgets/issue-ballot/ballot-parts.ts';
export type { BallotMessages, BallotPhase };

/** What every view of a ballot is given. */
export interface HostedBallot {
  readonly campaign: Campaign;
  readonly ballot: PublicBallot;
  readonly words: BallotMessages;
}

/** The form of a vote. Without a script, the ward comes first and the issues follow. */
export interface HostedVoteForm extends HostedBallot {
  readonly problems: readonly Problem[];
  /** The status with which the vote was refused. */
  readonly status: number;
  readonly ward: string;
  /** Ids of the issues, in the order shown. */
  readonly order: readonly string[];
  readonly lookupResult: string;
  /** The page that sends codes by email, if one can be sent. */
  readonly askPage: string | undefined;
}

export function hostedVoteForm(context: ViewContext, data: HostedVoteForm): TemplateResult {
  const { words, ballot, problems, status } = data;
  const campaign = withBallotWards(data.campaign, ballot);
  const form = hostedFormData({ campaign, problems, lookupResult: data.lookupResult });
  const hasIssues = !ballot.contests[1] || contestOfWard(ballot, data.ward) !== undefined;
  const ballotContext = { ...context, words };
  return html`${ballotForm(ballotContext, {
    ...form,
    form: {
      ...form.form,
      contact: data.campaign.controller.contact,
      ...(status === 409 && { step: 'refused' as const, status }),
    },
    ballot,
    ward: data.ward,
    order: data.order,
    ticked: 0,
    codeMistake: undefined,
    askPage: data.askPage,
    nextLabel: hasIssues ? undefined : championMessages(context.messages).continue,
    onInput: NO_HANDLERS.onInput,
    onChange: NO_HANDLERS.onInput,
    onReset: NO_HANDLERS.onReset,
  })}
  ${aboutBallot(ballotContext, ballot)}`;
}

/** What stands in place of the form while the ballot is not open. */
export const hostedBallotPhase = (
  context: ViewContext,
  { campaign, ballot, words }: HostedBallot,
  now: number,
): TemplateResult =>
  phaseView(
    { ...context, words, parts: ballotParts, isUnfolded: true },
    { campaign, ballot, now, phase: ballotPhase(ballot, now) },
  );

/** The vote is in: never what it was. */
export const hostedVoteReceived = (
  context: ViewContext,
  { campaign, ballot, words }: HostedBallot,
  receipt: Receipt,
): TemplateResult =>
  voteReceived({ ...context, words }, ballot, hostedFormData({ campaign, receipt }));

/** That a vote came too late, above what stands in place of the form. */
export const hostedVoteLate = (context: ViewContext, words: BallotMessages): TemplateResult =>
  ballotNotice(context, words.late.title, words.late.text);

/** The privacy information of a vote. */
export const voteNotice = (
  { localize }: ViewContext,
  { campaign, words }: Pick<HostedBallot, 'campaign' | 'words'>,
): string => words.privacy(localize(campaign.controller.name).words);

/** A form that asks for a code alone. */
export interface HostedCodeForm {
  readonly words: BallotMessages;
  readonly problems: readonly Problem[];
  readonly title: string;
  readonly button: string;
}

export function hostedCodeForm(
  context: ViewContext,
  { words, problems, title, button }: HostedCodeForm,
): TemplateResult {
  const { messages, language, headingLevel } = context;
  const named = fieldProblems(problems, ['code'], messages, {
    sentences: { ...words.problems, 'code code-spent': words.spent.title },
  });
  return html`<form novalidate aria-labelledby="ballot-title">
    <div role="heading" aria-level=${headingLevel} id="ballot-title">${title}</div>
    ${named[0] ? problemSummary(named, messages.problemTitle, headingLevel) : ''}
    ${codeField({ ...context, words }, { problems: named, messages, language }, undefined)}
    <div><button part="button">${button}</button></div>
  </form>`;
}
