import type { CampaignDocument } from 'campaign-widgets/contract';
import { agreedChannels, type ReachChannel } from '../latest-consents.ts';
import type { PeopleFilter, PeopleRecords } from '../people-records.ts';
import type { Person } from '../person.ts';
import { everyPerson } from './every-person.ts';

/** What is printed: numbers to ring, letters, a sheet to ring from, a sheet to sign in at a door. */
export const PRINTED_KINDS = ['phone', 'calls', 'letters', 'sign-in'] as const;
export type PrintedKind = (typeof PRINTED_KINDS)[number];

/** The channel that somebody on a list agreed to; a sheet at a door tells of no channel. */
export const CHANNEL_OF_KIND: Record<PrintedKind, ReachChannel | undefined> = {
  phone: 'phone',
  calls: 'phone',
  letters: 'post',
  'sign-in': undefined,
};

/** A longer list is for a file, not for paper. */
export const MAX_PRINTED = 1000;

export interface PrintedList {
  people: Person[];
  /** How many people match the filter: the others did not agree, gave no number, or are set aside. */
  matching: number;
  /** Whether more people should be on the list than it holds. */
  isCut: boolean;
}

/** Those of the people who match a filter who agreed to be reached in the way of a list. */
export async function readPrintedList(
  people: Pick<PeopleRecords, 'list' | 'findMany'>,
  campaign: CampaignDocument,
  { kind, filter }: { kind: PrintedKind; filter: Omit<PeopleFilter, 'limit' | 'after'> },
): Promise<PrintedList> {
  const list: PrintedList = { people: [], matching: 0, isCut: false };
  for await (const person of everyPerson(people, campaign.id, filter)) {
    list.matching += 1;
    if (!belongsOn(kind, campaign, person)) continue;
    if (list.people.length < MAX_PRINTED) list.people.push(person);
    else list.isCut = true;
  }
  return list;
}

function belongsOn(kind: PrintedKind, campaign: CampaignDocument, person: Person): boolean {
  const channel = CHANNEL_OF_KIND[kind];
  // Nobody has decided yet whether those who are set aside are real.
  if (person.state !== 'counted') return false;
  if (channel === undefined) return true;
  if (channel === 'phone' && person.phone === null) return false;
  return agreedChannels(campaign, person).has(channel);
}
