import { dayOf } from './calendar-day.ts';
import type { Campaign, Consent } from './campaign.ts';
import { type Problem, problem } from './problem.ts';
import type { Submission } from './submission.ts';
import type { Kind } from './terms.ts';
import { withoutControls } from './typed.ts';
import { inLanguage } from './wording.ts';

/** What a form's fields don't say: when, where and in which language it was filled in. */
export type About = Pick<Submission, 'id' | 'answeredAt' | 'channel' | 'locale'> &
  Partial<Pick<Submission, 'source' | 'assistedBy' | 'page' | 'signals'>>;

/** The statements that a form of this kind shows, each beside its own unticked box: those for the ways of contact that it asks for. */
export const consentsFor = (
  { consents = [] }: Pick<Campaign, 'consents'>,
  kind: Kind,
): Consent[] =>
  kind === 'issue-response'
    ? []
    : consents.filter(
        ({ channel, kinds = [kind] }) =>
          kinds.includes(kind) &&
          (kind === 'champion-signup' || ['keep', 'email', 'share'].includes(channel)),
      );

/**
 * Reads a form into a submission, unchecked. The field names are flat and public:
 * `area`, `issue`, `other`, `words`; `name`, `email`, `ageConfirmed`, and `consents-<id>` for each statement's box;
 * of a champion also `phone`, `cares` and `roles` (each once for every id ticked), `oneToOne` (a box), `days`, `parts`, `way`,
 * `place`, `language`, `inviteCode`, `invitedBy`; of an organisation `organisation`, `organisationKind`, `organisationRole`,
 * `organisationPeople`, `organisationListed` (a box). Empty fields are undefined, which JSON leaves out.
 * A campaign of one ward needs no `area`.
 */
export function readForm(
  data: FormData,
  campaign: Campaign,
  kind: Kind,
  about: About,
): Record<string, unknown> {
  const typed = (name: string): string | undefined => {
    const value = data.get(name);
    return (typeof value === 'string' && withoutControls(value).trim()) || undefined;
  };
  const ticked = (name: string) => (data.has(name) ? data.getAll(name) : undefined);
  const { areas, id, version, languages } = campaign;
  const named = kind !== 'issue-response';
  const person = {
    name: typed('name'),
    email: typed('email'),
    ageConfirmed: data.has('ageConfirmed') || undefined,
  };
  const organisation = data.has('organisationKind') && {
    name: typed('organisation'),
    kind: typed('organisationKind'),
    role: typed('organisationRole'),
    people: typed('organisationPeople') && Number(typed('organisationPeople')),
    listed: data.has('organisationListed'),
  };
  const champion = kind === 'champion-signup' && {
    phone: typed('phone'),
    cares: ticked('cares'),
    roles: ticked('roles') ?? [],
    oneToOne: data.has('oneToOne')
      ? { days: ticked('days'), parts: ticked('parts'), way: typed('way'), place: typed('place') }
      : undefined,
    invitedBy: typed('invitedBy'),
    inviteCode: typed('inviteCode'),
    organisation: organisation || undefined,
    language: typed('language'),
  };
  return {
    ...about,
    answeredAt: kind === 'champion-signup' ? about.answeredAt : dayOf(about.answeredAt),
    kind,
    campaign: id,
    campaignVersion: version,
    area: {
      code: typed('area') ?? (areas.wards[1] ? undefined : areas.wards[0]?.code),
      version: areas.version,
    },
    answers: named
      ? { ...person, ...champion }
      : { issue: typed('issue'), other: typed('other'), words: typed('words') },
    consents: consentsFor(campaign, kind).map(({ id, version, statement }) => {
      const { words, lang } = inLanguage(statement, about.locale, languages);
      return { statement: id, version, locale: lang, words, granted: data.has(`consents-${id}`) };
    }),
  };
}

/** The statements without which a named entry may not be kept, and that were not granted. */
export const missingConsents = (
  campaign: Campaign,
  kind: Kind,
  given: Submission['consents'],
): Problem[] =>
  consentsFor(campaign, kind)
    .filter(
      ({ id, channel }) =>
        channel === 'keep' && !given.some(({ statement, granted }) => granted && statement === id),
    )
    .map(({ id }) =>
      problem(`consents.${id}`, 'required', 'must be granted: without it a name may not be kept'),
    );
