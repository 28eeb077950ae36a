import { html } from 'hono/html';
import {
  BALLOT_LIMITS,
  BALLOT_METHODS,
  BALLOT_WAYS,
  type BallotDraft,
  type LocalText,
  TIE_RULES,
} from 'campaign-widgets/contract';
import { languageName } from '../editor/languages/language-name.ts';
import { toLondonTime } from '../editor/london-time.ts';
import { localText } from '../organiser/ui/display-names.ts';
import {
  checkField,
  hiddenFields,
  selectField,
  type SubmittedForm,
  textArea,
  textField,
} from '../organiser/ui/form-fields.ts';
import type { Html } from '../organiser/ui/html.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { PAGE_LANGUAGES } from '../organiser/ui/page-languages.ts';
import {
  DEFAULT_WAYS,
  EVENT_ROWS,
  textFieldName,
  wayFieldName,
  WAYS_FIELD,
} from './ballot-forms.ts';

// The fields of the forms of a ballot.

interface TextsOptions {
  name: string;
  label: string;
  hint?: string;
  /** For several lines. */
  rows?: number;
  value?: (language: string) => string | undefined;
}

/** A field for each language of the campaign. */
function textFields(
  context: CampaignContext,
  { name, label, hint, rows, value }: TextsOptions,
  submitted: SubmittedForm | undefined,
): Html[] {
  const { languages } = context.campaign;
  return languages.map((language) => {
    const id = textFieldName(name, language);
    const options = {
      id,
      name: id,
      label:
        languages.length === 1
          ? label
          : context.messages.ballots.inLanguage(label, languageName(language, context.language)),
      ...(hint !== undefined && { hint }),
      value: value?.(language),
      lang: language,
    };
    return rows === undefined
      ? textField(options, submitted)
      : textArea({ ...options, rows }, submitted);
  });
}

/** A text in exactly this language; a plain text is in the first of the campaign. */
const wordingOf =
  ({ campaign }: CampaignContext, text: LocalText | undefined) =>
  (language: string): string | undefined => {
    if (typeof text === 'string') return language === campaign.languages[0] ? text : undefined;
    return text?.[language];
  };

/** What the collector suggests in a language that its pages have. */
const suggested = (language: string, name: 'declaration' | 'decides'): string | undefined => {
  const page = Object.entries(PAGE_LANGUAGES).find(([tag]) => tag === language)?.[1];
  const defaults = page?.messages.ballots.defaults;
  return name === 'decides' ? defaults?.decides : defaults?.declaration('{ward}');
};

/** The question, the rules, the times and the events of a ballot. */
export function settingsFields(
  context: CampaignContext,
  draft: BallotDraft | undefined,
  submitted: SubmittedForm | undefined,
): Html {
  const words = context.messages.ballots;
  const { fields, hints } = words;
  const texts = (name: 'title' | 'declaration' | 'decides', hint?: string) =>
    textFields(
      context,
      {
        name,
        label: fields[name],
        ...(hint !== undefined && { hint }),
        ...(name !== 'title' && { rows: 2 }),
        value: (language) =>
          draft
            ? wordingOf(context, draft[name])(language)
            : name === 'title'
              ? undefined
              : suggested(language, name),
      },
      submitted,
    );
  const time = (name: 'opens' | 'closes' | 'onlineCloses', hint: string) =>
    textField(
      {
        id: name,
        name,
        label: fields[name],
        hint,
        type: 'datetime-local',
        value: draft?.[name] && toLondonTime(new Date(draft[name])),
      },
      submitted,
    );
  const number = (
    name: 'most' | 'least' | 'minimumAge',
    value: number | undefined,
    hint?: string,
  ) =>
    textField(
      { id: name, name, label: fields[name], hint, type: 'number', value: value?.toString() },
      submitted,
    );
  return html`${texts('title')}
  ${choice('method', fields.method, BALLOT_METHODS, words.methods, draft?.method, submitted)}
  ${number('most', draft?.most, hints.most)}
  ${choice('tie', fields.tie, TIE_RULES, words.ties, draft?.tie, submitted)}
  ${number('least', draft?.least ?? DEFAULT_LEAST, hints.least)} ${time('opens', hints.times)}
  ${time('closes', hints.times)} ${time('onlineCloses', hints.onlineCloses)}
  ${wayFields(context, draft, submitted)} ${number('minimumAge', draft?.minimumAge)}
  ${texts('declaration', hints.declaration('{ward}'))} ${texts('decides')}
  ${eventFields(context, draft, submitted)}`;
}

const DEFAULT_LEAST = 10;

const choice = <Name extends string>(
  name: string,
  label: string,
  values: readonly Name[],
  words: Record<Name, string>,
  value: Name | undefined,
  submitted: SubmittedForm | undefined,
): Html =>
  selectField(
    { id: name, name, label, value, options: values.map((one) => [one, words[one]] as const) },
    submitted,
  );

/** How people vote. That the collector can send no email is told when the ballot is published. */
function wayFields(
  { messages: { ballots: words } }: CampaignContext,
  draft: BallotDraft | undefined,
  submitted: SubmittedForm | undefined,
): Html {
  const chosen: readonly string[] = draft?.ways ?? DEFAULT_WAYS;
  return html`<fieldset id="${WAYS_FIELD}">
    <legend>${words.fields.ways}</legend>
    ${hiddenFields([[WAYS_FIELD, 'shown']])}
    ${BALLOT_WAYS.map((way) => {
      const name = wayFieldName(way);
      const isChecked = submitted ? submitted.fields[name] !== undefined : chosen.includes(way);
      return checkField('checkbox', { name, value: 'yes', label: words.ways[way], isChecked });
    })}
  </fieldset>`;
}

function eventFields(
  context: CampaignContext,
  draft: BallotDraft | undefined,
  submitted: SubmittedForm | undefined,
): Html {
  const { events: legend, fields, hints } = context.messages.ballots;
  const events = draft?.events ?? [];
  const rows = Array.from({ length: Math.max(EVENT_ROWS, events.length) }, (_, at) => {
    const event = events[at];
    const [name, on] = [`event-name-${at}`, `event-on-${at}`];
    return html`<div class="fields">
      ${textField(
        {
          id: name,
          name,
          label: fields.eventName,
          value: event && localText(context.campaign, event.name, context.language),
        },
        submitted,
      )}
      ${textField({ id: on, name: on, label: fields.eventOn, type: 'date', value: event?.on }, submitted)}
    </div>`;
  });
  return html`<fieldset id="events">
    <legend>${legend}</legend>
    <p class="hint">${hints.events}</p>
    ${rows}
  </fieldset>`;
}

type Contest = BallotDraft['contests'][number];

/** The wards and the issues of one contest. */
export function contestFields(
  context: CampaignContext,
  contest: Contest | undefined,
  submitted: SubmittedForm | undefined,
): Html {
  const { campaign, language, messages } = context;
  const words = messages.ballots;
  const ticked = new Set(submitted ? submitted.fields.wards?.split(' ') : contest?.wards);
  const isOnly = campaign.areas.wards.length === 1;
  const wards = campaign.areas.wards.map(({ code, name }) =>
    checkField('checkbox', {
      name: 'ward',
      value: code,
      label: localText(campaign, name, language),
      isChecked: isOnly || ticked.has(code),
    }),
  );
  const options = Array.from({ length: BALLOT_LIMITS.options }, (_, at) =>
    optionFields(context, at, contest?.options[at], submitted),
  );
  return html`<fieldset id="wards">
      <legend>${words.wards}</legend>
      ${wards}
    </fieldset>
    <div id="options">${options}</div>`;
}

function optionFields(
  context: CampaignContext,
  at: number,
  option: Contest['options'][number] | undefined,
  submitted: SubmittedForm | undefined,
): Html {
  const words = context.messages.ballots;
  const texts = (name: 'label' | 'why' | 'ask') =>
    textFields(
      context,
      { name: `${name}-${at}`, label: words[name], value: wordingOf(context, option?.[name]) },
      submitted,
    );
  return html`<fieldset>
    <legend>${words.option(context.format.number(at + 1))}</legend>
    ${option ? hiddenFields([[`option-${at}`, option.id]]) : ''}
    <div class="fields">${texts('label')} ${texts('why')} ${texts('ask')}</div>
  </fieldset>`;
}
