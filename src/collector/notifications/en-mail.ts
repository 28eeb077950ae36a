/** A name with an address, as an imprint has them. */
const nameOf = ({ name, address }: NamedAddress): string => `${name} of ${address}`;

export interface NamedAddress {
  name: string;
  address: string;
}

/** What the thank-you says to somebody who signed up, in English. */
export const englishThankYou = {
  subject: (campaign: string) => `Thank you – ${campaign}`,
  thanks: 'Thank you.',
  /** What somebody did, by the form that they sent. */
  signedUp: {
    champion: (controller: string) => `You signed up as a community champion with ${controller}.`,
    organisation: (controller: string) =>
      `You signed an organisation up to work with ${controller}.`,
    contact: (controller: string) => `You asked ${controller} to tell you what happens.`,
  },
  reference: (reference: string) => `Your reference is ${reference}.`,
  next: (text: string) => `What happens next: ${text}`,
  /** Above the link of the private page. */
  privatePage:
    'See, take back or delete what you gave us. This link is yours alone: whoever has it can do ' +
    'the same.',
  stranger:
    'You get this message because somebody typed this address into our form. If it was not you, ' +
    'open the link and delete everything.',
  imprint: (promoter: NamedAddress) => `Promoted by ${nameOf(promoter)}.`,
  imprintOnBehalf: (promoter: NamedAddress, onBehalfOf: NamedAddress) =>
    `Promoted by ${nameOf(promoter)}, on behalf of ${nameOf(onBehalfOf)}.`,
};

export type ThankYouMessages = typeof englishThankYou;

/** Who has come, for an organiser. */
interface ArrivalWords {
  kind: keyof ThankYouMessages['signedUp'];
  campaign: string;
  reference: string;
  area: string;
  source: string | undefined;
  held: boolean;
}

/** What organisers are written, in English. */
export const englishOrganiserMail = {
  arrivalSubject: (kind: ArrivalWords['kind'], area: string) => `New ${kind}: ${area}`,
  arrival: ({ kind, campaign, reference, area, source, held }: ArrivalWords) => {
    const from = source ? `, from ${source}` : '';
    const decision = held ? ', held for you to decide' : '';
    return `New ${kind} for “${campaign}”: ${reference}, ${area}${from}${decision}.`;
  },
  ceilingSubject: (campaign: string) => `No more thank-you messages today: ${campaign}`,
  ceiling: (campaign: string) =>
    `“${campaign}” has sent as many thank-you messages as it may in one day. Whoever signs up ` +
    'is stored as before, and gets no message until tomorrow (UTC). If so many people signed ' +
    'up, raise MAX_MAIL_PER_DAY; if not, look at where they came from.',
};
