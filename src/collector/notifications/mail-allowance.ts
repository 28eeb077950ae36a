import { createHmac, randomBytes } from 'node:crypto';
import { MemoryMailRecords, type MailRecords } from './mail-records.ts';

/** More sign-ups than a large campaign has on its best day, and fewer than a flood brings. */
export const DEFAULT_MAX_MAIL_PER_DAY = 500;

export interface MailAllowanceOptions {
  /** If left out, the counts end with the process. */
  records?: MailRecords;
  /** The key of the hashes under which addresses are stored. If left out, one is made. */
  secret?: string;
  /** The most thank-you messages of one campaign on one day (UTC). */
  maxPerDay: number;
  now?: () => Date;
}

/** `ceiling-reached` is the first message above the ceiling, `over-ceiling` each later one. */
export type MailVerdict = 'send' | 'same-address' | 'ceiling-reached' | 'over-ceiling';

/**
 * Decides which thank-you messages are sent: one per day to an address, and a limited number per
 * campaign.
 */
export function createMailAllowance({
  records = new MemoryMailRecords(),
  secret = randomBytes(32).toString('base64url'),
  maxPerDay,
  now = () => new Date(),
}: MailAllowanceOptions): (campaign: string, address: string) => Promise<MailVerdict> {
  const hashOf = (address: string) =>
    createHmac('sha256', secret)
      .update(`mail ${mailboxOf(address)}`)
      .digest('base64url');
  return async (campaign, address) => {
    const day = now().toISOString().slice(0, 10);
    const count = await records.count({ day, campaign, recipientHash: hashOf(address) });
    if (count === undefined) return 'same-address';
    if (count <= maxPerDay) return 'send';
    return count === maxPerDay + 1 ? 'ceiling-reached' : 'over-ceiling';
  };
}

/**
 * How many thank-you messages of a campaign were held back today because it had reached its limit.
 */
export const countHeldBackMail = async (
  campaign: string,
  { records, maxPerDay, now }: { records: MailRecords; maxPerDay: number; now: Date },
): Promise<number> =>
  Math.max(0, (await records.countOf(campaign, now.toISOString().slice(0, 10))) - maxPerDay);

/**
 * The mailbox of an address, as far as it can be known: without case and `+tags`, and at Gmail
 * without dots. Only for counting messages: the register must never take two people for one.
 */
export function mailboxOf(address: string): string {
  const folded = address.normalize('NFKC').toLowerCase();
  const at = folded.lastIndexOf('@');
  const local = folded.slice(0, at).replace(/\+.*$/, '');
  const domain = folded.slice(at + 1).replace(/\.$/, '');
  return ['gmail.com', 'googlemail.com'].includes(domain)
    ? `${local.replaceAll('.', '')}@gmail.com`
    : `${local}@${domain}`;
}
