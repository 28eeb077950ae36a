import { html } from 'hono/html';
import { describeActor } from '../organiser/actor-name.ts';
import { canWrite } from '../organiser/principal.ts';
import type { NamedOption } from '../organiser/ui/display-names.ts';
import { doneHere, type DoneNotice } from '../organiser/ui/done-messages.ts';
import {
  hiddenFields,
  problemSummary,
  selectField,
  type SubmittedForm,
  textField,
} from '../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPath, type Html } from '../organiser/ui/page-layout.ts';
import { STEP_PATHS } from './choose-steps.ts';
import { CANDIDATE_PLACES } from './read-shortlist.ts';
import type { SavedShortlist } from './shortlist-records.ts';
import { candidatePlace, type WardCandidate, type WardChoices } from './ward-candidates.ts';
import { everyCandidateLink, wardFrame } from './ward-frame.ts';
import { viewsTable } from './weigh-page.ts';

export interface ShortlistPageData {
  ward: WardChoices;
  shown: readonly WardCandidate[];
  /** Every version, the newest first. */
  versions: readonly SavedShortlist[];
  done: DoneNotice | undefined;
  submitted: SubmittedForm | undefined;
}

/** The place of each candidate of a ward, with the reason that will be public. */
export function shortlistPage(context: CampaignContext, data: ShortlistPageData): Html {
  const { ward, shown, done, submitted } = data;
  const { shortlist } = context.messages.choose;
  const cards = shown.map((candidate) => shortlistCard(context, data, candidate));
  const form = html`<form method="post" action="${wardPath(context, ward)}">
    ${hiddenFields([['base', String(ward.shortlist?.revision ?? 0)]])} ${cards}
    <p class="actions"><button class="main">${shortlist.save}</button></p>
  </form>`;
  return wardFrame(
    context,
    { step: 'shortlist', title: shortlist.ofWard(ward.name), ward },
    html`${problemSummary(context, submitted)} ${doneHere(done, done !== undefined)}
    ${canWrite(context.principal) ? form : cards} ${everyCandidateLink(context, ward, shown)}
    ${versionList(context, data)}`,
  );
}

const wardPath = ({ campaign }: CampaignContext, { code }: WardChoices): string =>
  campaignPath(campaign, `${STEP_PATHS.shortlist}/${code}`);

function shortlistCard(
  context: CampaignContext,
  { ward, submitted }: ShortlistPageData,
  { id, label, named }: WardCandidate,
): Html {
  const { choose } = context.messages;
  const { shortlist } = choose;
  const views = ward.weighings.filter(({ candidate }) => candidate === id);
  const { place, reason, ask } = candidatePlace(ward, id);
  const places = CANDIDATE_PLACES.map((place): NamedOption => [place, shortlist.places[place]]);
  const asked = views.find(({ ask }) => ask !== '')?.ask;
  const field = (name: string, text: string) => ({
    id: `${id}.${name}`,
    name: `${id}.${name}`,
    label: text,
  });
  const fields = html`<div class="fields">
    ${selectField({ ...field('place', shortlist.place), value: place, options: places }, submitted)}
    ${textField({ ...field('reason', shortlist.reason), value: reason }, submitted)}
    ${textField({ ...field('ask', choose.weigh.ask), value: ask || asked }, submitted)}
  </div>`;
  const shown = html`<p><b>${shortlist.places[place]}</b> <bdi>${reason}</bdi></p>`;
  return html`<section class="card" aria-labelledby="c-${id}">
    <h2 id="c-${id}">${label}</h2>
    <p class="hint">${choose.wards.namedBy(named)}</p>
    ${views.length > 0 ? viewsTable(context, views) : ''}
    ${canWrite(context.principal) ? fields : shown}
  </section>`;
}

function versionList(context: CampaignContext, { ward, versions }: ShortlistPageData): Html | '' {
  const { shortlist } = context.messages.choose;
  const earlier = versions.filter(({ revision }) => revision !== ward.shortlist?.revision);
  if (earlier.length === 0) return '';
  const line = (version: SavedShortlist): Html => {
    const what = shortlist.version(
      version.document.options.length,
      describeActor(context, version.by),
      context.format.day(version.on),
    );
    return html`<li class="row">${what} ${restoreButton(context, ward, { version, what })}</li>`;
  };
  return html`<h2>${shortlist.versions}</h2>
    <ul class="plain">
      ${earlier.map(line)}
    </ul>`;
}

function restoreButton(
  context: CampaignContext,
  ward: WardChoices,
  { version, what }: { version: SavedShortlist; what: string },
): Html | '' {
  const { shortlist } = context.messages.choose;
  if (!canWrite(context.principal)) return '';
  return html`<form method="post" action="${wardPath(context, ward)}/restore">
    ${hiddenFields([
      ['base', String(ward.shortlist?.revision ?? 0)],
      ['revision', String(version.revision)],
    ])}
    <button class="quiet" aria-label="${shortlist.restoreOf(what)}">${shortlist.restore}</button>
  </form>`;
}
