import {
  type CampaignDocument,
  type ChampionSignup,
  type Contact,
  inLanguage,
  type LocalText,
  type Receipt,
} from 'campaign-widgets/contract';
import { imprintSentence } from '../campaigns/imprint-sentence.ts';
import { englishOrganiserMail } from './en-mail.ts';
import { type MailMessages, thankYouIn } from './thank-you-messages.ts';

/** A person who has just been stored, and the receipt they got. */
export interface Arrival {
  campaign: CampaignDocument;
  submission: Contact | ChampionSignup;
  receipt: Receipt;
  /** Whether it is held for an organiser to look at. */
  held: boolean;
}

/** The webhook's data, which identifies nobody. */
export interface WebhookNotice {
  kind: Arrival['submission']['kind'];
  campaign: string;
  reference: string;
  area: string;
  source: string | null;
  held: boolean;
}

export interface Message {
  subject: string;
  text: string;
  /** The same at each try. */
  id?: string;
}

/** What the webhook's notice and the organiser's message say. */
export const webhookNotice = ({ submission, receipt, held }: Arrival): WebhookNotice => ({
  kind: submission.kind,
  campaign: submission.campaign,
  reference: receipt.reference,
  area: submission.area.code,
  source: submission.source ?? null,
  held,
});

export type ArrivalKind = keyof MailMessages['signedUp'];

/** What a thank-you needs to know of its person. */
export interface ThankYou {
  campaign: CampaignDocument;
  kind: ArrivalKind;
  /** The language of their form. */
  locale: string;
  reference: string;
  /** The link of their private page. */
  mine?: string | undefined;
}

/**
 * The message to the person: thanks, their reference, what happens next, and their private page.
 * It contains nothing that was typed: the address may be somebody else's, and the message would
 * bring them a stranger's words in the campaign's name.
 */
export function thankYouMessage({ campaign, kind, locale, reference, mine }: ThankYou): Message {
  const { language, messages } = thankYouIn(locale);
  const inWords = (text: LocalText) => inLanguage(text, language, campaign.languages).words;
  const controller = inWords(campaign.controller.name);
  const { next } = (kind === 'contact' ? campaign.survey : campaign.champion) ?? {};
  const parts = [
    messages.thanks,
    `${messages.signedUp[kind](controller)} ${messages.reference(reference)}`,
    next && messages.next(inWords(next)),
    mine && `${messages.privatePage}\n${mine}`,
    mine && messages.stranger,
    `${controller}\n${campaign.controller.contact}`,
    imprintSentence(campaign, messages),
  ];
  return {
    subject: messages.subject(inWords(campaign.name)),
    text: joinParagraphs(parts.filter((part) => part !== undefined)),
  };
}

export function arrivalKindOf({ submission }: Pick<Arrival, 'submission'>): ArrivalKind {
  if (submission.kind !== 'champion-signup') return 'contact';
  return submission.answers.organisation ? 'organisation' : 'champion';
}

/** What the message to the organiser says of somebody who signed up. */
export interface ArrivalNotice {
  kind: ArrivalKind;
  reference: string;
  area: string;
  source: string | null;
  held: boolean;
}

export const arrivalNotice = (arrival: Arrival): ArrivalNotice => {
  const { reference, area, source, held } = webhookNotice(arrival);
  return { kind: arrivalKindOf(arrival), reference, area, source, held };
};

/** The message to the organiser: somebody signed up, and where to look. */
export function organiserMessage(
  campaign: CampaignDocument,
  { kind, reference, area: code, source, held }: ArrivalNotice,
  publicUrl: string,
): Message {
  const ward = campaign.areas.wards.find((ward) => ward.code === code);
  const area = ward ? inFirstLanguage(campaign, ward.name) : code;
  const sentence = englishOrganiserMail.arrival({
    kind,
    campaign: inFirstLanguage(campaign, campaign.name),
    reference,
    area,
    source: source ?? undefined,
    held,
  });
  return {
    subject: englishOrganiserMail.arrivalSubject(kind, area),
    text: joinParagraphs([sentence, `${publicUrl}/organiser/campaigns/${campaign.id}`]),
  };
}

/**
 * The message to the organiser when a campaign has sent all the thank-yous that it may in a day.
 */
export function ceilingMessage(campaign: CampaignDocument, publicUrl: string): Message {
  const name = inFirstLanguage(campaign, campaign.name);
  const sources = `${publicUrl}/organiser/campaigns/${campaign.id}/sources`;
  return {
    subject: englishOrganiserMail.ceilingSubject(name),
    text: joinParagraphs([englishOrganiserMail.ceiling(name), sources]),
  };
}

const inFirstLanguage = ({ languages }: CampaignDocument, text: LocalText): string =>
  inLanguage(text, languages[0] ?? 'en', languages).words;

export const joinParagraphs = (paragraphs: string[]): string => `${paragraphs.join('\n\n')}\n`;
