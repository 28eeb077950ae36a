import { html } from 'hono/html';
import { type BallotDefinition, showCode } from 'campaign-widgets/contract';
import { dataTable } from '../../organiser/ui/data-table.ts';
import { localText } from '../../organiser/ui/display-names.ts';
import type { Html } from '../../organiser/ui/html.ts';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import { qrCode } from '../../organiser/ui/qr-code.ts';
import type { EmailedCodeState } from '../email/code-request-records.ts';
import type { SlipOutcome } from './desk-schemas.ts';
import type { Replacement, SlipStanding, TakenSlip } from './desk-work.ts';

/** What the desk is told, with what it was about. */
export type DeskAnswer = { ward?: string } & (
  | { kind: 'slip'; slip: SlipStanding; typed: string }
  | { kind: 'paper'; outcome: SlipOutcome; ward: string }
  | { kind: 'void'; outcome: 'voided' | 'spent' | 'void' | 'unknown' | 'mistyped' }
  | { kind: 'address'; state: EmailedCodeState; typed: string }
  | { kind: 'address-void'; before: EmailedCodeState }
  | { kind: 'slips'; slips: readonly TakenSlip[]; ward: string }
  | ({ kind: 'replacement' } & Replacement)
  | { kind: 'headcount'; event: string; people: number }
);

interface AnswerData {
  definition: BallotDefinition;
  publicUrl: string;
}

/**
 * The answer, in words that need no colour: a helper reads it across a table. It has the focus, so
 * that a screen reader begins with it.
 */
export function deskAnswer(context: CampaignContext, answer: DeskAnswer, data: AnswerData): Html {
  const { isGood, content } = answerContent(context, answer, data);
  // People only come here by sending a form, and its answer comes first.
  // eslint-disable-next-line lit-a11y/no-autofocus
  return html`<div class="${isGood ? 'done' : 'problem'}" role="status" tabindex="-1" autofocus>
    ${content}
  </div>`;
}

interface AnswerContent {
  isGood: boolean;
  content: Html | string;
}

function answerContent(
  context: CampaignContext,
  answer: DeskAnswer,
  data: AnswerData,
): AnswerContent {
  const { campaign, language, messages, names, format } = context;
  const words = messages.desk;
  switch (answer.kind) {
    case 'slip':
      return slipContent(context, answer.slip);
    case 'paper':
      return answer.outcome === 'given'
        ? { isGood: true, content: words.paperGiven(names.area(answer.ward)) }
        : { isGood: false, content: `${words.noPaper} ${words.outcomes[answer.outcome]}` };
    case 'void':
      return answer.outcome === 'voided'
        ? { isGood: true, content: messages.done['code-void'] }
        : { isGood: false, content: words.outcomes[answer.outcome] };
    case 'address':
      return { isGood: answer.state !== 'spent', content: words.email.states[answer.state] };
    case 'address-void':
      return answer.before === 'spent'
        ? { isGood: false, content: words.email.states.spent }
        : { isGood: true, content: words.email.closed };
    case 'slips':
      return slipsContent(context, answer.slips);
    case 'replacement':
      return { isGood: true, content: replacementContent(context, answer, data) };
    case 'headcount': {
      const event = data.definition.events?.find(({ id }) => id === answer.event);
      const name = event ? localText(campaign, event.name, language) : '';
      return { isGood: true, content: words.headsCounted(name, format.number(answer.people)) };
    }
  }
}

function slipContent(
  { messages, names, format }: CampaignContext,
  { state, ward, closes }: SlipStanding,
): AnswerContent {
  const words = messages.desk;
  if (state !== 'unused')
    return { isGood: false, content: words.outcomes[state === 'used' ? 'spent' : state] };
  const texts = [
    words.unused(format.time(closes ?? '')),
    ...(ward === undefined ? [] : [words.onlyWard(names.area(ward))]),
  ];
  return { isGood: true, content: texts.join(' ') };
}

function slipsContent(
  { messages, format }: CampaignContext,
  slips: readonly TakenSlip[],
): AnswerContent {
  const words = messages.desk;
  const numberOf = (...wanted: SlipOutcome[]) =>
    slips.filter(({ outcome }) => wanted.includes(outcome)).length;
  const wrong = numberOf('mistyped', 'unknown', 'other-ward', 'void');
  const doubts = numberOf('spent');
  const told = slips.filter(({ outcome }) => outcome !== 'given');
  const table = dataTable({
    rows: told,
    columns: [
      { heading: words.code, kind: 'heading', cell: ({ typed }) => html`<bdi>${typed}</bdi>` },
      { heading: words.told, cell: ({ outcome }) => words.pileOutcomes[outcome] },
    ],
  });
  return {
    isGood: wrong + doubts === 0,
    content: html`<p>${words.slipsTaken(format.number(numberOf('given')))}</p>
      ${doubts > 0 ? html`<p>${words.slipsDoubt(doubts)}</p>` : ''} ${told.length > 0 ? table : ''}`,
  };
}

function replacementContent(
  { messages, format }: CampaignContext,
  { code, closes }: Replacement,
  { publicUrl }: AnswerData,
): Html {
  const words = messages.desk;
  return html`<p>${words.newSlip}</p>
    <p class="new-code">${showCode(code)}</p>
    <div class="new-code-drawing">${qrCode(`${publicUrl}/v#${code}`)}</div>
    <p class="hint">${words.newSlipHint(format.time(closes))}</p>`;
}
