import { z } from 'zod';
import type { MailVerdict } from './mail-allowance.ts';
import type { MailComposer } from './mail-kind.ts';
import { ceilingMessage, organiserMessage, thankYouMessage } from './message-texts.ts';
import type { ClaimedNotice } from './notice-records.ts';
import type { NotifierServices } from './notifier-services.ts';

const ThankYouData = z.object({
  kind: z.enum(['champion', 'organisation', 'contact']),
  locale: z.string(),
});

const ArrivalData = ThankYouData.pick({ kind: true }).extend({
  area: z.string(),
  source: z.string().nullable(),
  held: z.boolean(),
});

export interface ThankYouOptions {
  mailAllowance: (campaign: string, address: string) => Promise<MailVerdict>;
  /** Called at the first message of a day that a campaign may not send any more. */
  onCeiling: (campaign: string) => Promise<void>;
}

/** Thanks people if that is allowed: the register has their address, and an erasure deletes it. */
export const thankYouComposer = (
  { store, campaigns, privateKeys, publicUrl }: NotifierServices,
  { mailAllowance, onCeiling }: ThankYouOptions,
): MailComposer => ({
  describe: ({ reference }) => `the person of ${reference}`,
  async compose(notice) {
    const { subject, reference } = notice;
    const campaign = campaigns.get(notice.campaign);
    const to = (await store.signups.find(subject))?.answers.email;
    if (!campaign || !to) return undefined;
    const { kind, locale } = ThankYouData.parse(notice.data);
    // Counted once: a later try of the same message is not a second message.
    const verdict = isFirstTry(notice) ? await mailAllowance(campaign.id, to) : 'send';
    if (verdict === 'ceiling-reached') await onCeiling(campaign.id);
    if (verdict !== 'send') return undefined;
    const mine = privateKeys && `${publicUrl}/mine#${privateKeys.of(subject)}`;
    return { to, message: thankYouMessage({ campaign, kind, locale, reference, mine }) };
  },
});

const isFirstTry = ({ earlierTries }: ClaimedNotice): boolean => earlierTries === 0;

/** Tells the organiser that somebody signed up. */
export const organiserComposer = (
  { campaigns, publicUrl }: NotifierServices,
  organiser: string,
): MailComposer => ({
  describe: ({ reference }) => `the organiser of ${reference}`,
  compose({ campaign: id, reference, data }) {
    const campaign = campaigns.get(id);
    if (!campaign) return Promise.resolve(undefined);
    const arrival = { ...ArrivalData.parse(data), reference };
    return Promise.resolve({
      to: organiser,
      message: organiserMessage(campaign, arrival, publicUrl),
    });
  },
});

/** Tells the organiser that a campaign has sent as many thank-you messages as it may in a day. */
export const ceilingComposer = (
  { campaigns, publicUrl }: NotifierServices,
  organiser: string,
): MailComposer => ({
  describe: ({ campaign }) => `the organiser of ${campaign}`,
  compose({ campaign: id }) {
    const campaign = campaigns.get(id);
    return Promise.resolve(
      campaign && { to: organiser, message: ceilingMessage(campaign, publicUrl) },
    );
  },
});
