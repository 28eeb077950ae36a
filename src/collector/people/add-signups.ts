import type { Trx } from '../store/insert-rows.ts';
import { groupBy } from '../store/group-by.ts';
import { addNewcomers } from './add-newcomers.ts';
import { contactKeys } from './contact-keys.ts';
import { type NamedEntry, toNewcomer } from './newcomer.ts';
import { PeopleRows } from './people-rows.ts';
import type { SuppressionList } from './suppression-list.ts';

/** Adds sign-ups to their registers, in the transaction that stores them. */
export async function addSignups(
  trx: Trx,
  entries: NamedEntry[],
  suppression: SuppressionList,
): Promise<void> {
  const byCampaign = groupBy(entries, ({ submission }) => submission.campaign);
  // In one order everywhere, so that two collectors on one database never wait for each other.
  for (const campaign of [...byCampaign.keys()].sort()) {
    const own = byCampaign.get(campaign) ?? [];
    const actor = { name: 'form', at: own[0]?.receipt.receivedAt ?? '' };
    const rows = new PeopleRows(trx, campaign, actor, suppression);
    const newcomers = own.map((entry) => toNewcomer(entry, suppression));
    const last = await rows.lock(newcomers.length);
    const counted = newcomers.filter(({ signup }) => signup.state === 'counted');
    const keys = new Set(counted.flatMap(({ signup }) => contactKeys(signup)));
    const returning = await suppression.lift(trx, campaign, [...keys]);
    await addNewcomers(rows, newcomers, last, returning);
  }
}
