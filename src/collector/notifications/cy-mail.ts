import type { NamedAddress, ThankYouMessages } from './en-mail.ts';

const nameOf = ({ name, address }: NamedAddress): string => `${name} o ${address}`;

/** What the thank-you says, in Welsh. Not yet read by a native speaker. */
export const welshThankYou: ThankYouMessages = {
  subject: (campaign) => `Diolch – ${campaign}`,
  thanks: 'Diolch.',
  signedUp: {
    champion: (controller) => `Cofrestroch fel hyrwyddwr cymunedol gyda ${controller}.`,
    organisation: (controller) => `Cofrestroch sefydliad i weithio gyda ${controller}.`,
    contact: (controller) => `Gofynnoch i ${controller} ddweud wrthych beth sy’n digwydd.`,
  },
  reference: (reference) => `Eich cyfeirnod yw ${reference}.`,
  next: (text) => `Beth sy’n digwydd nesaf: ${text}`,
  privatePage:
    'Gweld, tynnu’n ôl neu ddileu’r hyn a roesoch i ni. Chi yn unig biau’r ddolen hon: gall pwy ' +
    'bynnag sydd â hi wneud yr un peth.',
  stranger:
    'Rydych yn cael y neges hon am fod rhywun wedi teipio’r cyfeiriad hwn yn ein ffurflen. Os ' +
    'nad chi oedd hwnnw, agorwch y ddolen a dilëwch bopeth.',
  imprint: (promoter) => `Hyrwyddwyd gan ${nameOf(promoter)}.`,
  imprintOnBehalf: (promoter, onBehalfOf) =>
    `Hyrwyddwyd gan ${nameOf(promoter)}, ar ran ${nameOf(onBehalfOf)}.`,
};
