import {
  type CampaignDocument,
  type ChampionSignup,
  type Contact,
  inLanguage,
  type LocalText,
  type Receipt,
} from 'campaign-widgets/contract';

/** Somebody who has just been stored, and what they were answered. */
export interface Arrival {
  campaign: CampaignDocument;
  submission: Contact | ChampionSignup;
  receipt: Receipt;
  /** Whether it is held for an organiser to look at. */
  held: boolean;
}

/** What a webhook is told: nothing that names a person. */
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
}

export const webhookNotice = ({ submission, receipt, held }: Arrival): WebhookNotice => ({
  kind: submission.kind,
  campaign: submission.campaign,
  reference: receipt.reference,
  area: submission.area.code,
  source: submission.source ?? null,
  held,
});

const WORDS = {
  en: {
    subject: (campaign: string) => `Thank you – ${campaign}`,
    thanks: 'Thank you.',
    champion: (controller: string) => `You signed up as a community champion with ${controller}.`,
    organisation: (controller: string) =>
      `You signed an organisation up to work with ${controller}.`,
    contact: (controller: string) => `You asked ${controller} to tell you what happens.`,
    reference: (reference: string) => `Your reference is ${reference}.`,
    next: 'What happens next',
    mine: 'See, take back or delete what you gave us. This link is yours alone: whoever has it can do the same.',
    stranger:
      'You get this message because somebody typed this address into our form. If it was not you, open the link and delete everything.',
    imprint: (promoter: string, onBehalfOf: string | undefined) =>
      `Promoted by ${promoter}${onBehalfOf ? `, on behalf of ${onBehalfOf}` : ''}.`,
    of: (name: string, address: string) => `${name} of ${address}`,
  },
  // Welsh. Not yet read by a native speaker.
  cy: {
    subject: (campaign: string) => `Diolch – ${campaign}`,
    thanks: 'Diolch.',
    champion: (controller: string) => `Cofrestroch fel hyrwyddwr cymunedol gyda ${controller}.`,
    organisation: (controller: string) => `Cofrestroch sefydliad i weithio gyda ${controller}.`,
    contact: (controller: string) => `Gofynnoch i ${controller} ddweud wrthych beth sy’n digwydd.`,
    reference: (reference: string) => `Eich cyfeirnod yw ${reference}.`,
    next: 'Beth sy’n digwydd nesaf',
    mine: 'Gweld, tynnu’n ôl neu ddileu’r hyn a roesoch i ni. Chi yn unig biau’r ddolen hon: gall pwy bynnag sydd â hi wneud yr un peth.',
    stranger:
      'Rydych yn cael y neges hon am fod rhywun wedi teipio’r cyfeiriad hwn yn ein ffurflen. Os nad chi oedd hwnnw, agorwch y ddolen a dilëwch bopeth.',
    imprint: (promoter: string, onBehalfOf: string | undefined) =>
      `Hyrwyddwyd gan ${promoter}${onBehalfOf ? `, ar ran ${onBehalfOf}` : ''}.`,
    of: (name: string, address: string) => `${name} o ${address}`,
  },
};

/**
 * What the person is written: thanks, their reference, what happens next, and their private page. Nothing that was typed: the
 * address may be somebody else's, and the message would carry a stranger's words to them in the campaign's name.
 */
export function thankYouMessage({ campaign, submission, receipt }: Arrival): Message {
  const lang = /^cy\b/i.test(submission.locale) ? 'cy' : 'en';
  const words = WORDS[lang];
  const inWords = (text: LocalText) => inLanguage(text, lang, campaign.languages).words;
  const controller = inWords(campaign.controller.name);
  const isChampion = submission.kind === 'champion-signup';
  const organisation = isChampion && submission.answers.organisation;
  const asked = organisation
    ? words.organisation(controller)
    : isChampion
      ? words.champion(controller)
      : words.contact(controller);
  const next = isChampion ? campaign.champion?.next : campaign.survey?.next;
  const { imprint } = campaign;
  const body = ({ name, address }: { name: string; address: string }) => words.of(name, address);
  const parts = [
    words.thanks,
    `${asked} ${words.reference(receipt.reference)}`,
    next && `${words.next}: ${inWords(next)}`,
    receipt.mine && `${words.mine}\n${receipt.mine}`,
    receipt.mine && words.stranger,
    `${controller}\n${campaign.controller.contact}`,
    imprint !== 'not-required' &&
      words.imprint(body(imprint.promoter), imprint.onBehalfOf && body(imprint.onBehalfOf)),
  ];
  return {
    subject: words.subject(inWords(campaign.name)),
    text: `${parts.filter(Boolean).join('\n\n')}\n`,
  };
}

/** What the organiser is written: that somebody is there, and where to look. */
export function organiserMessage(
  { campaign, submission, receipt, held }: Arrival,
  publicUrl: string,
): Message {
  const inWords = (text: LocalText) =>
    inLanguage(text, campaign.languages[0] ?? 'en', campaign.languages).words;
  const ward = campaign.areas.wards.find(({ code }) => code === submission.area.code);
  const what =
    submission.kind === 'champion-signup'
      ? submission.answers.organisation
        ? 'organisation'
        : 'champion'
      : 'contact';
  const where = ward ? inWords(ward.name) : submission.area.code;
  const from = submission.source ? `, from ${submission.source}` : '';
  return {
    subject: `New ${what}: ${where}`,
    text: `New ${what} for “${inWords(campaign.name)}”: ${receipt.reference}, ${where}${from}${held ? ', held for you to decide' : ''}.\n\n${publicUrl}/organiser/campaigns/${campaign.id}\n`,
  };
}

/** What the organiser is written when a campaign has sent as many thank-you messages as it may on one day. */
export function ceilingMessage(campaign: CampaignDocument, publicUrl: string): Message {
  const name = inLanguage(campaign.name, campaign.languages[0] ?? 'en', campaign.languages).words;
  return {
    subject: `No more thank-you messages today: ${name}`,
    text: `“${name}” has sent as many thank-you messages as it may in one day. Whoever signs up is stored as before, and gets no message until tomorrow (UTC). If so many people signed up, raise MAX_MAIL_PER_DAY; if not, look at where they came from.\n\n${publicUrl}/organiser/campaigns/${campaign.id}/sources\n`,
  };
}
