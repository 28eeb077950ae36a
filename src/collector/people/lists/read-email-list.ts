import type { CampaignDocument } from 'campaign-widgets/contract';
import { emailKey } from '../contact-keys.ts';
import { firstNameOf } from '../first-name.ts';
import { latestConsents } from '../latest-consents.ts';
import type { PeopleFilter, PeopleRecords } from '../people-records.ts';
import type { Person } from '../person.ts';
import { everyPerson } from './every-person.ts';

/** Somebody who agreed to be emailed, with the parts of their name apart. */
export interface EmailRecipient {
  firstName: string;
  lastName: string;
  email: string;
  /** One of their sign-ups: the link that stops emails is made of it. */
  signup: string;
}

export interface EmailList {
  recipients: EmailRecipient[];
  /** How many people match the filter: the others did not agree, or gave no address. */
  people: number;
}

/** The last answer of an address to the statements about email. */
interface AddressAnswer {
  recipient: EmailRecipient;
  granted: boolean;
  answeredAt: string;
}

/**
 * Those of the people who match a filter who agreed to be emailed, each address once. Where two
 * people gave one address, the later answer of the two is valid for it. People who are held back
 * are left out: nobody has decided yet whether they are real.
 */
export async function readEmailList(
  people: Pick<PeopleRecords, 'list' | 'findMany'>,
  campaign: CampaignDocument,
  filter: Omit<PeopleFilter, 'limit' | 'after'>,
): Promise<EmailList> {
  const statements = (campaign.consents ?? []).filter(({ channel }) => channel === 'email');
  const answers = new Map<string, AddressAnswer>();
  const channels = new Set(statements.map(({ id }) => id));
  let count = 0;
  for await (const person of everyPerson(people, campaign.id, filter)) {
    count += 1;
    takeAnswer(answers, person, channels);
  }
  const granted = [...answers.values()].filter((answer) => answer.granted);
  return { recipients: granted.map(({ recipient }) => recipient), people: count };
}

function takeAnswer(
  answers: Map<string, AddressAnswer>,
  person: Person,
  statements: ReadonlySet<string>,
): void {
  const { email, name, state } = person;
  if (email === null || state !== 'counted') return;
  const [last] = [...latestConsents(person).values()]
    .filter(({ statement }) => statements.has(statement))
    .sort((one, other) => (one.recordedAt < other.recordedAt ? 1 : -1));
  if (!last) return;
  const key = emailKey(email);
  const before = answers.get(key);
  if (before && before.answeredAt > last.recordedAt) return;
  answers.set(key, {
    recipient: { ...splitName(name), email, signup: person.signups.at(-1)?.id ?? '' },
    granted: last.granted,
    answeredAt: last.recordedAt,
  });
}

/** The first name, as others may read it, and the rest; a name of one word is a last name. */
function splitName(name: string): Pick<EmailRecipient, 'firstName' | 'lastName'> {
  const words = name.trim().split(/\s+/);
  const firstName = words.length > 1 ? firstNameOf(name) : '';
  const at = words.indexOf(firstName);
  return { firstName, lastName: words.slice(at < 0 ? 0 : at + 1).join(' ') };
}
