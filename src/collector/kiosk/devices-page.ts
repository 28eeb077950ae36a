import { html } from 'hono/html';
import { describeActor } from '../organiser/actor-name.ts';
import { hasScope } from '../organiser/principal.ts';
import { scrollTable } from '../organiser/ui/data-table.ts';
import { localText } from '../organiser/ui/display-names.ts';
import { doneHere, type DoneNotice } from '../organiser/ui/done-messages.ts';
import { problemSummary, type SubmittedForm, textField } from '../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPage, type Html } from '../organiser/ui/page-layout.ts';
import type { DevicePlace } from './device-place.ts';
import type { StoredDevice } from './device-records.ts';

export interface DevicesPageData {
  place: DevicePlace;
  devices: readonly StoredDevice[];
  done: DoneNotice | undefined;
  submitted?: SubmittedForm;
}

/** The tablets of a ballot, or of a stall: what waits on them, and when they were last heard of. */
export function devicesPage(context: CampaignContext, data: DevicesPageData): Html {
  const { campaign, language, messages } = context;
  const { place, devices, done, submitted } = data;
  const words = messages.devices;
  const { draft } = place;
  const title = draft
    ? `${words.title}: ${localText(campaign, draft.title, language)}`
    : words.stallTitle;
  return campaignPage(
    context,
    draft ? 'ballots' : 'hall',
    html`<h1>${title}</h1>
      ${doneHere(done, true)} ${problemSummary(context, submitted)}
      <p>${draft ? words.intro : words.stallIntro}</p>
      ${setUpLink(context, place)}
      ${devices.length > 0 ? deviceTable(context, devices) : html`<p>${words.noneYet}</p>`}
      ${writeOffForm(context, data)}`,
    submitted ? words.errorTitle : title,
  );
}

/** Nobody is led to a page that would refuse the tablet at its end. */
const setUpLink = (
  { messages: { devices: words } }: CampaignContext,
  { draft, setUpPath, refusal }: DevicePlace,
): Html => {
  if (refusal !== undefined) return html`<p>${draft ? words.takesNone : words.stallTakesNone}</p>`;
  return html`<p><a href="${setUpPath}">${draft ? words.setUp : words.stallSetUp}</a></p>`;
};

const deviceTable = (context: CampaignContext, devices: readonly StoredDevice[]): Html => {
  const { messages, format } = context;
  const words = messages.devices;
  return scrollTable(words.title, {
    rows: devices,
    isStacked: true,
    columns: [
      { heading: words.label, kind: 'heading', cell: ({ label }) => label },
      { heading: words.waiting, kind: 'number', cell: ({ waiting }) => format.number(waiting) },
      { heading: words.sent, kind: 'number', cell: ({ sent }) => format.number(sent) },
      { heading: words.refused, kind: 'number', cell: ({ refused }) => format.number(refused) },
      {
        heading: words.seen,
        cell: ({ seenAt }) => (seenAt === undefined ? words.never : format.time(seenAt)),
      },
      { heading: words.state, cell: (device) => stateText(context, device) },
    ],
  });
};

function stateText(context: CampaignContext, device: StoredDevice): string {
  const { messages, format } = context;
  const words = messages.devices;
  const { writtenOff, closedAt, madeBy, madeOn } = device;
  if (writtenOff)
    return words.writtenOff(
      format.day(writtenOff.on),
      describeActor(context, writtenOff.by),
      writtenOff.reason,
    );
  if (closedAt !== undefined) return words.givenBack(format.time(closedAt));
  return words.inUse(format.day(madeOn), describeActor(context, madeBy));
}

/** For a tablet that was stolen, or broke with votes on it: with a reason, and only once. */
function writeOffForm(
  context: CampaignContext,
  { place, devices, submitted }: DevicesPageData,
): Html | '' {
  const { messages, principal } = context;
  const words = messages.devices;
  const inUse = devices.filter(({ writtenOff, closedAt }) => !writtenOff && closedAt === undefined);
  if (!hasScope(principal, 'edit') || inUse.length === 0) return '';
  const forms = inUse.map(({ id, label, waiting }) => {
    const hint = place.draft ? words.writeOffHint : words.stallWriteOffHint;
    return html`<form method="post" action="${place.path}/${id}/write-off">
      <fieldset>
        <legend>${words.writeOff(label)}</legend>
        <p class="hint">${hint(waiting)}</p>
        ${textField({ id: `reason-${id}`, name: 'reason', label: words.reason }, submitted)}
        <button class="quiet">${words.writeOff(label)}</button>
      </fieldset>
    </form>`;
  });
  return html`<details>
    <summary>${words.writeOffTitle}</summary>
    ${forms}
  </details>`;
}
