import { html } from 'hono/html';
import type { BallotDefinition } from 'campaign-widgets/contract';
import { hasScope } from '../../organiser/principal.ts';
import { localText } from '../../organiser/ui/display-names.ts';
import { doneHere, type DoneNotice } from '../../organiser/ui/done-messages.ts';
import {
  problemSummary,
  selectField,
  type SubmittedForm,
  textField,
} from '../../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../../organiser/ui/page-layout.ts';
import type { StoredBallot } from '../ballot-records.ts';
import type { BallotBox, CountStanding } from './count-records.ts';
import { contestsOfBox } from './count-sums.ts';

type Contest = BallotDefinition['contests'][number];

export interface CountPageData {
  ballot: StoredBallot;
  definition: BallotDefinition;
  boxes: readonly BallotBox[];
  standings: readonly CountStanding[];
  done: DoneNotice | undefined;
  submitted?: SubmittedForm | undefined;
}

/** The name of a contest, or the names of its wards. */
export const contestName = (context: CampaignContext, { name, wards }: Contest): string =>
  name === undefined
    ? context.format.list(wards.map((code) => context.names.area(code)))
    : localText(context.campaign, name, context.language);

/** The boxes of a ballot, and how far each is counted. It shows no figure. */
export function countPage(context: CampaignContext, data: CountPageData): Html {
  const { campaign, language, messages } = context;
  const words = messages.count;
  const { ballot, definition, boxes, submitted } = data;
  const isBefore = ['published', 'open', 'closed'].includes(ballot.state);
  const isOver = ['declared', 'corrected'].includes(ballot.state);
  return campaignPage(
    context,
    'ballots',
    html`<h1>${words.title}: ${localText(campaign, definition.title, language)}</h1>
      ${doneHere(data.done, true)} ${problemSummary(context, submitted)}
      <p>${words.intro}</p>
      <p>${words.shut}</p>
      ${isBefore ? html`<p><b>${words.notBegun}</b></p>` : ''}
      ${isOver ? html`<p><b>${words.overNow}</b></p>` : ''}
      <h2>${words.boxes}</h2>
      ${boxes.length === 0 ? html`<p>${words.noBoxes}</p>` : ''}
      ${boxes.map((box) => boxSection(context, data, box))}
      ${ballot.state === 'called-off' ? '' : boxForm(context, data)}`,
    submitted ? words.errorTitle : words.title,
  );
}

function boxSection(context: CampaignContext, data: CountPageData, box: BallotBox): Html {
  const words = context.messages.count;
  const { definition, standings } = data;
  const ofBox = standings.filter((one) => one.box === box.id);
  const rows = contestsOfBox(definition, box).map((contest) =>
    contestRow(context, data, {
      box,
      contest,
      standing: ofBox.find((one) => one.contest === contest.id),
    }),
  );
  const event = definition.events?.find(({ id }) => id === box.event);
  return html`<section class="card count-box">
    <h3>
      ${box.label}${event ? `, ${localText(context.campaign, event.name, context.language)}` : ''}
    </h3>
    ${
      box.writtenOff === undefined
        ? html`<ul class="plain">
              ${rows}
            </ul>
            ${boxButtons(context, data, box, ofBox.length > 0)}`
        : html`<p>${words.writtenOff(box.writtenOff)}</p>`
    }
  </section>`;
}

interface RowParts {
  box: BallotBox;
  contest: Contest;
  standing: CountStanding | undefined;
}

function contestRow(context: CampaignContext, data: CountPageData, parts: RowParts): Html {
  const words = context.messages.count;
  const { box, contest, standing } = parts;
  const place = formPath(context, data.ballot, box, contest);
  const name = contestName(context, contest);
  const canCount = ['counting', 'declared', 'corrected'].includes(data.ballot.state);
  const isConfirmed = standing?.state === 'confirmed';
  const link = html`<a href="${place}"
    >${words.count}<span class="unseen"> ${box.label}, ${name}</span></a
  >`;
  const isAgain = standing !== undefined && standing.state !== 'uncounted';
  return html`<li>
    <b>${name}</b>: ${standingText(context, standing)} ${canCount && !isConfirmed ? link : ''}
    ${canCount && isAgain ? reopenForm(context, data, parts) : ''}
  </li>`;
}

export const formPath = (
  { campaign }: CampaignContext,
  ballot: Pick<StoredBallot, 'id'>,
  box: Pick<BallotBox, 'id'>,
  contest: Pick<Contest, 'id'>,
): string => campaignPath(campaign, `/ballots/${ballot.id}/boxes/${box.id}/contests/${contest.id}`);

function standingText(context: CampaignContext, standing: CountStanding | undefined): string {
  const { states } = context.messages.count;
  const { state = 'uncounted', countedBy = [], differing = [] } = standing ?? {};
  if (state === 'confirmed') return states.confirmed(context.format.list(countedBy));
  if (state === 'once') return states.once(countedBy[0] ?? '');
  return differing.length > 0 ? states.differs : states.uncounted;
}

/** A form under a fold, which is open where something in it is wrong. */
function foldedForm(
  { action, summary, content, reason, button }: FoldedForm,
  submitted: SubmittedForm | undefined,
): Html {
  const own = submitted?.problems.some(({ field }) => field === reason.id) ? submitted : undefined;
  return html`<details ${own ? 'open' : ''}>
    <summary>${summary}</summary>
    <form method="post" action="${action}">
      ${content ?? ''} ${textField({ ...reason, name: 'reason' }, own)}
      <button class="quiet">${button}</button>
    </form>
  </details>`;
}

interface FoldedForm {
  action: string;
  summary: Html;
  content?: Html;
  reason: { id: string; label: string };
  button: string;
}

function reopenForm(
  context: CampaignContext,
  { ballot, submitted }: CountPageData,
  parts: RowParts,
) {
  const words = context.messages.count;
  const { box, contest } = parts;
  const id = `reason-${box.id}-${contest.id}`;
  const name = contestName(context, contest);
  return foldedForm(
    {
      action: `${formPath(context, ballot, box, contest)}/reopen`,
      summary: html`${words.reopen}<span class="unseen"> ${box.label}, ${name}</span>`,
      reason: { id, label: words.reopenReason },
      button: words.reopen,
    },
    submitted,
  );
}

function boxButtons(
  context: CampaignContext,
  { ballot, submitted }: CountPageData,
  box: BallotBox,
  isCounted: boolean,
): Html {
  const words = context.messages.count;
  const place = campaignPath(context.campaign, `/ballots/${ballot.id}/boxes/${box.id}`);
  const remove = html`<form method="post" action="${place}/remove">
    <button class="quiet">${words.removeBox}<span class="unseen"> ${box.label}</span></button>
  </form>`;
  const writeOff = foldedForm(
    {
      action: `${place}/write-off`,
      summary: html`${words.writeOff}<span class="unseen"> ${box.label}</span>`,
      content: html`<p class="hint">${words.writeOffHint}</p>`,
      reason: { id: `reason-${box.id}`, label: words.reason },
      button: words.writeOff,
    },
    submitted,
  );
  return html`${isCounted ? '' : remove} ${hasScope(context.principal, 'edit') ? writeOff : ''}`;
}

function boxForm(context: CampaignContext, { ballot, definition, submitted }: CountPageData): Html {
  const { campaign, language, messages } = context;
  const words = messages.count;
  const events = (definition.events ?? []).map(
    ({ id, name }) => [id, localText(campaign, name, language)] as const,
  );
  return html`<form method="post" action="${campaignPath(campaign, `/ballots/${ballot.id}/boxes`)}">
    <fieldset>
      <legend>${words.addBox}</legend>
      <div class="fields">
        ${textField({ id: 'label', name: 'label', label: words.boxLabel }, submitted)}
        ${selectField(
          {
            id: 'event',
            name: 'event',
            label: words.boxEvent,
            hint: words.boxEventHint,
            options: [['', words.anyEvent], ...events],
          },
          submitted,
        )}
      </div>
      <button class="main">${words.addBox}</button>
    </fieldset>
  </form>`;
}
