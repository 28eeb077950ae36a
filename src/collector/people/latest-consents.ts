import type { CampaignDocument } from 'campaign-widgets/contract';
import type { ConsentState, Person } from './person.ts';

/** A person's last answer to each statement, over all their sign-ups. */
export function latestConsents({ signups }: Pick<Person, 'signups'>): Map<string, ConsentState> {
  const consents = signups
    .flatMap((signup) => signup.consents)
    .sort((a, b) => (a.recordedAt < b.recordedAt ? -1 : 1));
  return new Map(consents.map((consent) => [consent.statement, consent]));
}

/** How an imported person agreed to be kept, in the last importer's words. */
export const importWords = ({ signups }: Pick<Person, 'signups'>): string | null =>
  signups
    .filter(({ kind }) => kind === 'import')
    .flatMap(({ consents }) => consents.filter(({ statement }) => statement === 'import'))
    .at(-1)?.words ?? null;

/** The ways of reaching somebody that a consent may allow. */
export const REACH_CHANNELS = ['phone', 'sms', 'email', 'post'] as const;
export type ReachChannel = (typeof REACH_CHANNELS)[number];

/** The ways of reaching people that a campaign asks for. */
export const offeredChannels = ({
  consents = [],
}: Pick<CampaignDocument, 'consents'>): ReachChannel[] =>
  REACH_CHANNELS.filter((channel) => consents.some((statement) => statement.channel === channel));

/** The ways in which a person agreed to be reached, as it stands now. */
export function agreedChannels(
  { consents = [] }: Pick<CampaignDocument, 'consents'>,
  person: Pick<Person, 'signups'>,
): ReadonlySet<ReachChannel> {
  const latest = latestConsents(person);
  return new Set(
    REACH_CHANNELS.filter((channel) =>
      consents.some(
        (statement) => statement.channel === channel && latest.get(statement.id)?.granted,
      ),
    ),
  );
}
