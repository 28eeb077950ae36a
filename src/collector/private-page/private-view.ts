import {
  type CampaignDocument,
  inLanguage,
  type OneToOne,
  type Organisation,
  ownValue,
  resolveUrl,
} from 'campaign-widgets/contract';
import { referenceOf } from '../public/receipt-reference.ts';
import type { Mine } from '../people/people-store.ts';
import { type Held, HELD, MINE_WORDS, type MineLanguage } from './page-messages.ts';

/** What `POST /mine/show` answers: what one sign-up gave, in words a person reads, and as it is kept. */
export interface MineShown {
  lang: MineLanguage;
  campaign: string;
  controller: { name: string; contact: string; privacyUrl?: string; complaints: string };
  reference: string;
  receivedAt: string;
  held: { what: Held; value: string }[];
  consents: MineConsent[];
  /** How many people came by this sign-up's invitation. */
  brought: number;
  /** The same as it is kept: the copy that the person downloads. */
  data: Mine;
}

export interface MineConsent {
  statement: string;
  words: string;
  /** The language of the words. */
  lang: string;
  standing: 'agreed' | 'not-agreed' | 'withdrawn';
  recordedAt: string;
  /** Whether nothing may be kept without it: taking it back is to delete everything. */
  keep: boolean;
}

/**
 * @param campaign the document as it is served now: whom to ask
 * @param given the version that the person saw: the words they chose from, and which statement nothing may be kept without
 */
export function showMine(
  campaign: CampaignDocument,
  given: CampaignDocument,
  mine: Mine,
  publicUrl: string,
): MineShown {
  const { signup, brought } = mine;
  const lang: MineLanguage = /^cy\b/i.test(signup.locale) ? 'cy' : 'en';
  const { controller, languages, name } = campaign;
  const words = (text: Parameters<typeof inLanguage>[0]) => inLanguage(text, lang, languages).words;
  const privacyUrl = resolveUrl(controller.privacyUrl, `${publicUrl}/campaigns/${campaign.id}`);
  const values = valuesOf(given, mine, lang);
  return {
    lang,
    campaign: words(name),
    controller: {
      name: words(controller.name),
      contact: controller.contact,
      ...(privacyUrl && { privacyUrl }),
      complaints: controller.complaints,
    },
    reference: referenceOf(signup.id),
    receivedAt: signup.receivedAt,
    held: HELD.flatMap((what) => (values[what] ? [{ what, value: values[what] }] : [])),
    consents: signup.consents.map(({ statement, words, locale, granted, via, recordedAt }) => ({
      statement,
      words,
      lang: locale,
      standing: granted
        ? 'agreed'
        : via === 'form' || via === 'import'
          ? 'not-agreed'
          : 'withdrawn',
      recordedAt,
      keep: keeps(given.consents, statement),
    })),
    brought,
    data: mine,
  };
}

/** Whether a statement is one without which nothing may be kept. */
export const keeps = (consents: CampaignDocument['consents'] = [], statement: string): boolean =>
  statement === 'import' ||
  consents.some(({ id, channel }) => id === statement && channel === 'keep');

function valuesOf(
  { areas, survey, champion, languages }: CampaignDocument,
  { signup, answers }: Mine,
  lang: MineLanguage,
): Partial<Record<Held, string>> {
  const words = MINE_WORDS[lang];
  const labels = (
    list: { id: string; label: Parameters<typeof inLanguage>[0] }[] = [],
    ids: string[] = [],
  ) =>
    ids
      .map(
        (id) => inLanguage(list.find((one) => one.id === id)?.label ?? id, lang, languages).words,
      )
      .join(', ');
  const ward =
    areas.wards.find(({ code }) => code === signup.area)?.name ??
    ownValue({ unknown: words.unknownWard, outside: words.outsideWard }, signup.area) ??
    signup.area;
  return {
    name: signup.name,
    email: signup.email ?? '',
    phone: signup.phone ?? '',
    ward: inLanguage(ward, lang, languages).words,
    cares: labels(survey?.issues, signup.cares),
    roles: labels(champion?.roles, signup.roles),
    oneToOne: answers.oneToOne && wishIn(words.terms, answers.oneToOne),
    language: signup.language ?? '',
    organisation: signup.organisation ? organisationIn(words.terms, signup.organisation) : '',
    invited: signup.invitedBy === null ? '' : words.byInvitation,
  };
}

function wishIn(
  terms: Record<string, string>,
  { days = [], parts = [], way, place }: OneToOne,
): string {
  const said = [days, parts, way ? [way] : []].map((ids) =>
    ids.map((id) => ownValue(terms, id) ?? id).join(', '),
  );
  return [...said, place ?? ''].filter(Boolean).join('; ') || (terms.anyTime ?? '');
}

function organisationIn(
  terms: Record<string, string>,
  { name, kind, role, people, listed }: Organisation,
): string {
  const about = people === undefined ? '' : (terms.people ?? '').replace('{count}', String(people));
  return [
    name,
    ownValue(terms, kind) ?? kind,
    role ?? '',
    about,
    terms[listed ? 'listed' : 'unlisted'] ?? '',
  ]
    .filter(Boolean)
    .join('; ');
}
