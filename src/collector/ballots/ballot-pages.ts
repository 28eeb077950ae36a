import { html } from 'hono/html';
import type { BallotDraft, PublicBallot } from 'campaign-widgets/contract';
import { describeActor } from '../organiser/actor-name.ts';
import { hasScope } from '../organiser/principal.ts';
import { scrollTable } from '../organiser/ui/data-table.ts';
import { localText } from '../organiser/ui/display-names.ts';
import { doneHere, type DoneNotice } from '../organiser/ui/done-messages.ts';
import { problemSummary, type SubmittedForm } from '../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../organiser/ui/page-layout.ts';
import { ballotSteps, batchForm, voidCodeForm } from './ballot-actions.ts';
import { contestFields, settingsFields } from './ballot-fields.ts';
import type { LogLine } from './ballot-log.ts';
import { logSection } from './ballot-log-view.ts';
import type { CodeBatch, StoredBallot } from './ballot-records.ts';
import type { LogCheck } from './count/check-log.ts';

export interface ListedBallot {
  ballot: StoredBallot;
  draft: BallotDraft;
}

/** The ballots of a campaign, and a link to make one. */
export function ballotsPage(
  context: CampaignContext,
  ballots: readonly ListedBallot[],
  done: DoneNotice | undefined,
): Html {
  const { campaign, language, messages, format } = context;
  const { frame, ballots: words } = messages;
  const canEdit = hasScope(context.principal, 'edit');
  const list = scrollTable(words.title, {
    rows: ballots,
    isStacked: true,
    columns: [
      {
        heading: words.fields.title,
        kind: 'heading',
        cell: ({ ballot, draft }) =>
          html`<a
            href="${campaignPath(campaign, `/ballots/${ballot.id}${canEdit ? '' : '/count'}`)}"
            >${localText(campaign, draft.title, language)}</a
          >`,
      },
      { heading: frame.tabs.ballots, cell: ({ ballot }) => words.states[ballot.state] },
      { heading: words.fields.opens, cell: ({ draft }) => format.time(draft.opens) },
      { heading: words.fields.closes, cell: ({ draft }) => format.time(draft.closes) },
    ],
  });
  return campaignPage(
    context,
    'ballots',
    html`<h1>${words.title}</h1>
      ${doneHere(done, true)}
      <p>${words.intro}</p>
      ${ballots.length > 0 ? list : html`<p>${words.noneYet}</p>`}
      ${
        canEdit
          ? html`<p><a href="${campaignPath(campaign, '/ballots/new')}">${words.makeOne}</a></p>`
          : ''
      }`,
  );
}

/** The form of a new ballot, or of the settings of one that is not open. */
export function settingsPage(
  context: CampaignContext,
  draft: BallotDraft | undefined,
  submitted?: SubmittedForm,
): Html {
  const { campaign, messages } = context;
  const words = messages.ballots;
  const title = draft ? words.settings : words.makeOne;
  const action = campaignPath(campaign, draft ? `/ballots/${draft.id}` : '/ballots');
  return campaignPage(
    context,
    'ballots',
    html`<h1>${title}</h1>
      ${problemSummary(context, submitted)}
      <form method="post" action="${action}">
        ${settingsFields(context, draft, submitted)}
        <button class="main">${words.save}</button>
      </form>`,
    submitted ? words.errorTitle : title,
  );
}

/** The form of the wards and issues of one contest. */
export function contestPage(
  context: CampaignContext,
  draft: BallotDraft,
  contest: BallotDraft['contests'][number] | undefined,
  submitted?: SubmittedForm,
): Html {
  const { campaign, messages } = context;
  const words = messages.ballots;
  const action = campaignPath(campaign, `/ballots/${draft.id}/contests/${contest?.id ?? 'new'}`);
  return campaignPage(
    context,
    'ballots',
    html`<h1>${words.contest}</h1>
      ${problemSummary(context, submitted)}
      <p>${words.contestHint}</p>
      <form method="post" action="${action}">
        ${contestFields(context, contest, submitted)}
        <button class="main">${words.save}</button>
      </form>`,
    submitted ? words.errorTitle : words.contest,
  );
}

export interface BallotPageData {
  ballot: StoredBallot;
  draft: BallotDraft;
  batches: readonly CodeBatch[];
  log: readonly LogLine[];
  check: LogCheck;
  turnout: PublicBallot['turnout'];
  done: DoneNotice | undefined;
  submitted?: SubmittedForm | undefined;
}

/** One ballot: its state and what can be done, its slips, and who did what. */
export function ballotPage(context: CampaignContext, data: BallotPageData): Html {
  const { campaign, language, messages, format } = context;
  const words = messages.ballots;
  const { ballot, draft, submitted } = data;
  const title = localText(campaign, draft.title, language);
  const takesSlips = ['published', 'open'].includes(ballot.state);
  return campaignPage(
    context,
    'ballots',
    html`<h1>${title}</h1>
      ${doneHere(data.done, true)} ${problemSummary(context, submitted)}
      <p>
        <b>${words.states[ballot.state]}</b> · ${words.fields.opens} ${format.time(draft.opens)} ·
        ${words.fields.closes} ${format.time(draft.closes)}
      </p>
      ${turnoutSection(context, data)} ${contestSection(context, data)}
      ${ballotSteps(context, ballot, submitted)} ${countLink(context, ballot)}
      ${takesSlips || data.batches.length > 0 ? batchSection(context, data) : ''}
      ${takesSlips ? batchForm(context, draft, submitted) : ''}
      ${takesSlips ? voidCodeForm(context, draft, submitted) : ''} ${logSection(context, data)}`,
    submitted ? words.errorTitle : title,
  );
}

/** From opening on, papers are given out that need boxes. */
const countLink = ({ campaign, messages }: CampaignContext, { id, state }: StoredBallot) =>
  ['draft', 'published', 'called-off'].includes(state)
    ? ''
    : html`<p>
        <a href="${campaignPath(campaign, `/ballots/${id}/count`)}">${messages.declare.toCount}</a>
        ${
          state === 'open'
            ? ''
            : html`·
                <a href="${campaignPath(campaign, `/ballots/${id}/declare`)}"
                  >${messages.declare.title}</a
                >`
        }
      </p>`;

function turnoutSection(context: CampaignContext, { ballot, turnout }: BallotPageData): Html | '' {
  const { messages, format } = context;
  const words = messages.ballots;
  if (['draft', 'published', 'called-off'].includes(ballot.state)) return '';
  const figure =
    turnout && words.turnoutText(format.number(turnout.spent), format.time(turnout.asOf));
  return html`<h2>${words.turnout}</h2>
    ${figure ? html`<p>${figure}</p>` : ''}
    <p class="hint">${words.turnoutLater}</p>`;
}

function contestSection(context: CampaignContext, { ballot, draft }: BallotPageData): Html {
  const { campaign, language, messages, names, format } = context;
  const words = messages.ballots;
  const canChange = ['draft', 'published'].includes(ballot.state);
  const place = campaignPath(campaign, `/ballots/${draft.id}`);
  const contests = draft.contests.map(
    ({ id, wards, options }) =>
      html`<li>
        <b>${format.list(wards.map((code) => names.area(code)))}</b>
        <p>${format.list(options.map(({ label }) => localText(campaign, label, language)))}</p>
        ${
          canChange
            ? html`<p>
                <a href="${place}/contests/${id}"
                  >${words.changeContest}
                  <span class="unseen">${names.area(wards[0] ?? '')}</span></a
                >
              </p>`
            : ''
        }
      </li>`,
  );
  const takeShortlists = html`<form method="post" action="${place}/shortlists">
    <button>${words.takeShortlists}</button>
    <p class="hint">${words.takeShortlistsHint}</p>
  </form>`;
  const links = html`<p>
    <a href="${place}/contests/new">${words.addContest}</a> ·
    <a href="${place}/settings">${words.settings}</a>
  </p>`;
  return html`<h2 id="contests">${words.contests}</h2>
    <ul class="plain cards">
      ${contests}
    </ul>
    ${ballot.state === 'draft' ? takeShortlists : ''} ${canChange ? links : ''}`;
}

function batchSection(context: CampaignContext, { draft, batches }: BallotPageData): Html {
  const { campaign, messages, format, names } = context;
  const words = messages.ballots;
  const eventName = (id: string | undefined) => {
    const event = draft.events?.find((one) => one.id === id);
    return event ? localText(campaign, event.name, context.language) : '';
  };
  const action = ({ id }: CodeBatch) =>
    campaignPath(campaign, `/ballots/${draft.id}/batches/${id}/void`);
  const voidForm = (batch: CodeBatch) =>
    html`<form method="post" action="${action(batch)}">
      <button class="quiet">${words.voidBatch} <span class="unseen">${batch.label}</span></button>
    </form>`;
  const table = scrollTable(words.batches, {
    rows: batches,
    isStacked: true,
    columns: [
      { heading: words.batchLabel, kind: 'heading', cell: ({ label }) => label },
      { heading: words.batchSize, kind: 'number', cell: ({ size }) => format.number(size) },
      {
        heading: words.batchEvent,
        cell: ({ event, area }) =>
          [eventName(event), area === undefined ? '' : names.area(area)].filter(Boolean).join(', '),
      },
      {
        heading: words.madeOn,
        cell: ({ madeOn, madeBy, madeIn }) =>
          [
            `${format.day(madeOn)}, ${describeActor(context, madeBy)}`,
            ...(madeIn === 'open' ? [words.madeLate] : []),
          ].join('. '),
      },
      {
        heading: '',
        cell: (batch) =>
          batch.voidedOn === undefined ? voidForm(batch) : words.voided(format.day(batch.voidedOn)),
      },
    ],
  });
  return html`<h2 id="batches">${words.batches}</h2>
    <p class="hint">${words.batchesHint}</p>
    ${batches.length > 0 ? table : ''}
    <p>
      <a href="${campaignPath(campaign, `/ballots/${draft.id}/devices`)}"
        >${messages.devices.title}</a
      >
    </p>`;
}
