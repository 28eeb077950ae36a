import {
  BALLOT_LIMITS,
  BALLOT_WAYS,
  type BallotDraft,
  type CampaignDocument,
  type LocalText,
} from 'campaign-widgets/contract';
import { fromLondonTime } from '../editor/london-time.ts';
import { idFromWords, unusedId } from '../editor/new-ids.ts';
import type { FormFields } from '../http/form-fields.ts';

// The forms of a ballot, read into a draft without a check: the schema finds what is wrong.

/** Rows for events on the form. */
export const EVENT_ROWS = 3;

/** How people vote unless somebody chooses: what every collector can do. */
export const DEFAULT_WAYS = ['slip', 'paper'] as const;
/** Tells a form on which no way is ticked from one that does not ask for it. */
export const WAYS_FIELD = 'ways';
export const wayFieldName = (way: string): string => `way-${way}`;

const readWays = (form: FormFields): string[] =>
  BALLOT_WAYS.filter((way) => form.has(wayFieldName(way)));

/** The name of the field for a text in a language. */
export const textFieldName = (name: string, language: string): string => `${name}-${language}`;

/** A text in the campaign's languages; undefined if none is filled in. */
function readTexts(
  form: FormFields,
  { languages }: CampaignDocument,
  name: string,
): Record<string, string> | undefined {
  const texts = languages.flatMap((language): [string, string][] => {
    const text = form.text(textFieldName(name, language))?.trim();
    return text ? [[language, text]] : [];
  });
  return texts.length > 0 ? Object.fromEntries(texts) : undefined;
}

const readLine = (form: FormFields, name: string): string | undefined =>
  form.text(name)?.trim() || undefined;

const readNumber = (form: FormFields, name: string): number | undefined => {
  const text = readLine(form, name);
  return text === undefined ? undefined : Number(text);
};

/** A time in London as an instant; what is no time stays as it is, so that the check reports it. */
const readTime = (form: FormFields, name: string): string | undefined => {
  const text = readLine(form, name);
  return text === undefined ? undefined : (fromLondonTime(text)?.[0] ?? text);
};

/** The question, the rules and the times of a ballot. What the form does not hold stays. */
export function readSettings(
  form: FormFields,
  campaign: CampaignDocument,
  current: Pick<BallotDraft, 'id' | 'version' | 'contests'> & Partial<BallotDraft>,
): Record<string, unknown> {
  const events = readEvents(form, current.events ?? []);
  return {
    format: 1,
    id: current.id,
    campaign: campaign.id,
    version: current.version,
    title: readTexts(form, campaign, 'title'),
    method: form.text('method'),
    most: readNumber(form, 'most'),
    tie: form.text('tie'),
    least: readNumber(form, 'least'),
    order: current.order ?? 'random',
    opens: readTime(form, 'opens'),
    closes: readTime(form, 'closes'),
    onlineCloses: readTime(form, 'onlineCloses'),
    ways: form.has(WAYS_FIELD) ? readWays(form) : (current.ways ?? DEFAULT_WAYS),
    minimumAge: readNumber(form, 'minimumAge'),
    declaration: readTexts(form, campaign, 'declaration'),
    decides: readTexts(form, campaign, 'decides'),
    contests: current.contests,
    events: events.length > 0 ? events : undefined,
    runoffOf: current.runoffOf,
  };
}

type BallotEvents = NonNullable<BallotDraft['events']>;

/** The events of the form. One that keeps its row keeps its id, which slips name. */
function readEvents(form: FormFields, current: BallotEvents): object[] {
  const ids: string[] = [];
  return Array.from({ length: Math.max(EVENT_ROWS, current.length) }, (_, at) => {
    const name = readLine(form, `event-name-${at}`);
    const on = readLine(form, `event-on-${at}`);
    if (name === undefined && on === undefined) return [];
    const isUsed = (id: string) =>
      ids.includes(id) || current.some((other, place) => place !== at && other.id === id);
    const id = current[at]?.id ?? unusedId(idFromWords(name ?? '', 'event'), isUsed);
    ids.push(id);
    return [{ ...current[at], id, name, on }];
  }).flat();
}

/**
 * One contest of the form.
 * @returns undefined if no issue is filled in: the contest is removed
 */
export function readContest(
  form: FormFields,
  campaign: CampaignDocument,
  current: BallotDraft['contests'][number] | undefined,
  isUsedId: (id: string) => boolean,
): Record<string, unknown> | undefined {
  const ids: string[] = [];
  const options = Array.from({ length: BALLOT_LIMITS.options }, (_, at) => {
    const label = readTexts(form, campaign, `label-${at}`);
    if (!label) return [];
    const id =
      form.text(`option-${at}`) ||
      unusedId(idFromWords(anyText(label), 'issue'), (one) => one === 'none' || ids.includes(one));
    ids.push(id);
    const why = readTexts(form, campaign, `why-${at}`);
    const ask = readTexts(form, campaign, `ask-${at}`);
    return [{ id, label, ...(why && { why }), ...(ask && { ask }) }];
  }).flat();
  if (options.length === 0) return undefined;
  const wards = form.texts('ward');
  const ward = campaign.areas.wards.find(({ code }) => code === wards[0]);
  const words = ward ? anyText(ward.name) : '';
  return {
    ...current,
    id: current?.id ?? unusedId(idFromWords(words, 'wards'), isUsedId),
    wards,
    options,
  };
}

const anyText = (text: LocalText): string =>
  typeof text === 'string' ? text : (Object.values(text)[0] ?? '');
