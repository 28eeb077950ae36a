import { html } from 'hono/html';
import { describeActor } from '../organiser/actor-name.ts';
import { canWrite } from '../organiser/principal.ts';
import { doneHere, type DoneNotice } from '../organiser/ui/done-messages.ts';
import type { PageContext } from '../organiser/ui/page-context.ts';
import { type Html, organiserPage } from '../organiser/ui/page-layout.ts';
import { stopReason } from './stop-reason.ts';
import type { RetentionStop } from './retention-records.ts';

/** Stopped deletions with the reason, and the two decisions, for users who may change data. */
export function retentionPage(
  context: PageContext,
  stops: RetentionStop[],
  done?: DoneNotice,
): Html {
  const messages = context.messages.retention;
  return organiserPage(
    context,
    messages.title,
    html`<h1>${messages.title}</h1>
      ${doneHere(done, !stops.some(({ id }) => id === done?.at))}
      <p>${messages.intro}</p>
      ${stops.length === 0 ? html`<p>${messages.none}</p>` : ''}
      <ul class="plain cards">
        ${stops.map((stop) => stopCard(context, stop, doneHere(done, stop.id === done?.at)))}
      </ul>`,
  );
}

function stopCard(context: PageContext, stop: RetentionStop, done: Html | ''): Html {
  const { messages, format, principal } = context;
  const { retention } = messages;
  const { campaign, due, people, at, reason, decision } = stop;
  const isOpen = decision === null;
  return html`<li>
    <h2>${retention.heading(html`<bdi>${campaign}</bdi>`, due, people)}</h2>
    <p>${retention.stopped(format.time(at), stopReason(context, reason))}</p>
    ${done} ${isOpen ? '' : decisionSentence(context, stop)}
    ${isOpen && canWrite(principal) ? decisionForms(context, stop) : ''}
  </li>`;
}

function decisionSentence(context: PageContext, stop: RetentionStop): Html | '' {
  const { messages, format } = context;
  const { decision, decidedAt, decidedBy } = stop;
  if (!decision || !decidedAt) return '';
  const sentence = messages.retention.decided[decision];
  const decider = html`<bdi>${describeActor(context, decidedBy ?? '')}</bdi>`;
  return html`<p>${sentence(format.time(decidedAt), decider)}</p>`;
}

const decisionForms = ({ messages: { retention } }: PageContext, stop: RetentionStop): Html =>
  html`<p>${retention.advice}</p>
    ${retentionForm(stop, 'postpone', retention.postpone)}
    ${retentionForm(stop, 'confirm', retention.confirm(stop.due))}`;

const retentionForm = ({ id, due }: RetentionStop, path: string, label: string): Html =>
  html`<form method="post" action="/organiser/retention/${id}/${path}?due=${due}">
    <button>${label}</button>
  </form>`;
