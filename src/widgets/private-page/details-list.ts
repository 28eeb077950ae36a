import { html, type TemplateResult } from 'lit';
import { NO_WARD } from '../../contract/area-lookup/no-ward.ts';
import { ownValue } from '../../contract/plain-object.ts';
import type { PrivateRecord } from '../../contract/private-page/reader.ts';
import type { LocalText } from '../../contract/text/local-text.ts';
import { localizedText } from '../../forms/index.ts';
import { championMessages } from '../../locales/compiled/en-champion.ts';
import type { PrivatePageMessages } from '../../locales/compiled/en-private-page.ts';
import { organisationMessages } from '../champion-signup/organisation-fields.ts';
import type { PrivateContext } from './private-context.ts';

type DetailName = keyof PrivatePageMessages['details']['names'];

/** A row of the list: its values are one line each. */
interface DetailRow {
  readonly name: DetailName;
  readonly values: readonly unknown[];
  readonly isCorrected: boolean;
}

/** The stored data, as a list of names and values. */
export function detailsList(context: PrivateContext, record: PrivateRecord): TemplateResult {
  const { names, corrected } = context.words.details;
  return html`<dl>
    ${detailRows(context, record).map(
      ({ name, values, isCorrected }) =>
        html`<div>
          <dt>${names[name]}</dt>
          ${values.map((value) => html`<dd>${value}</dd>`)}
          ${isCorrected ? html`<dd class="hint">${corrected}</dd>` : ''}
        </div>`,
    )}
    ${questionRows(context, record)}
  </dl>`;
}

/** Their answers to the campaign's own questions, in the words of the questions. */
function questionRows(
  context: PrivateContext,
  { campaign, answers: { more = {} } }: PrivateRecord,
): unknown[] {
  const { localize, language } = context;
  return (campaign.champion?.questions ?? []).flatMap(({ id, label, choices }) => {
    const answer = ownValue(more, id);
    if (answer === undefined) return [];
    const chosen = Array.isArray(answer) ? labelsOf(context, choices, answer.map(String)) : [];
    const typed = typeof answer === 'number' ? context.messages.formats.number(answer) : answer;
    const values = chosen.length > 0 ? chosen : [html`<bdi>${typed}</bdi>`];
    return html`<div>
      <dt>${localizedText(localize(label), language)}</dt>
      ${values.map((value) => html`<dd>${value}</dd>`)}
    </div>`;
  });
}

function detailRows(context: PrivateContext, record: PrivateRecord): DetailRow[] {
  const { campaign, corrected, answers } = record;
  const text = (value: string | undefined) => (value ? [html`<bdi>${value}</bdi>`] : []);
  const values: Record<DetailName, readonly unknown[]> = {
    organisation: organisationLines(context, answers.organisation),
    name: text(answers.name),
    email: text(answers.email),
    phone: text(answers.phone),
    ward: [wardName(context, record)],
    cares: labelsOf(context, campaign.survey?.issues, answers.cares),
    roles: labelsOf(context, campaign.champion?.roles, answers.roles),
    oneToOne: meetingLines(context, answers.oneToOne),
    language: text(answers.language),
    invited: record.invited ? [context.words.details.byInvitation] : [],
  };
  return Object.entries(values)
    .map(([name, lines]) => ({
      name: name as DetailName,
      values: lines,
      isCorrected: corrected.includes(name === 'ward' ? 'area' : name),
    }))
    .filter(({ values }) => values.length > 0);
}

function wardName(context: PrivateContext, { campaign, area }: PrivateRecord): unknown {
  const { unknownWard, outsideWard } = context.words.details;
  const [unknown, outside] = NO_WARD;
  if (area === unknown) return unknownWard;
  if (area === outside) return outsideWard;
  const ward = campaign.areas.wards.find(({ code }) => code === area);
  return ward ? localizedText(context.localize(ward.name), context.language) : area;
}

const labelsOf = (
  { localize, language }: PrivateContext,
  choices: readonly { id: string; label: LocalText }[] = [],
  ids: readonly string[] = [],
): unknown[] =>
  ids.map((id) => {
    const choice = choices.find((one) => one.id === id);
    return choice ? localizedText(localize(choice.label), language) : id;
  });

function meetingLines(
  { messages, words }: PrivateContext,
  meeting: PrivateRecord['answers']['oneToOne'],
): unknown[] {
  if (!meeting) return [];
  const { dayNames, partNames, ways } = championMessages(messages);
  const named = (names: Record<string, string>, ids: readonly string[] = []) =>
    ids.map((id) => ownValue(names, id) ?? id).join(', ');
  const lines = [
    named(dayNames, meeting.days),
    named(partNames, meeting.parts),
    meeting.way ? named(ways, [meeting.way]) : '',
    meeting.place ? html`<bdi>${meeting.place}</bdi>` : '',
  ].filter((line) => line !== '');
  return lines.length > 0 ? lines : [words.details.anyTime];
}

function organisationLines(
  { messages, words: { details } }: PrivateContext,
  organisation: PrivateRecord['answers']['organisation'],
): unknown[] {
  if (!organisation) return [];
  const { name, kind, role, people, listed } = organisation;
  const count = people && messages.formats.number(people);
  return [
    html`<bdi>${name}</bdi>`,
    ownValue(organisationMessages(messages).kinds as Record<string, string>, kind) ?? kind,
    ...(role ? [html`<bdi>${role}</bdi>`] : []),
    ...(count ? [details.people(count)] : []),
    listed ? details.listed : details.unlisted,
  ];
}
