import * as z from 'zod';
import { CampaignDocument } from 'campaign-widgets/contract';
import { describeSchema } from './describe-schema.ts';

/** The address at which the collector serves the schema: `$schema` of a document names it. */
export const CAMPAIGN_SCHEMA_PATH = '/campaign.schema.json';

const TEXT =
  'One text, in the first of the languages, or one per language: { "en": "…", "cy": "…" }.';

/** Describes each part of a document, for authors whose editor reads JSON Schema. */
export const KEY_DESCRIPTIONS: Readonly<Record<string, string>> = {
  format: 'The format of the document: 1.',
  id: 'The campaign’s short name, in addresses: lower-case letters, digits and hyphens. It never changes.',
  version:
    'A whole number, raised with every change: each answer stays with the words it was given to.',
  name: `What the campaign is called. ${TEXT}`,
  languages: 'Language tags, such as "en" and "cy". Plain texts are in the first one.',
  endpoint:
    'Where submissions are posted: "../submissions" for the collector that serves the document.',
  results: 'Where the published results are read. Left out, none are shown.',
  report: 'Where the progress report is read.',
  ballots: 'Where the ballots are read. Left out, no widget shows one.',
  opens: 'When the forms open: a time in UTC, such as "2026-11-21T08:00:00Z".',
  closes: 'When the forms close: a time in UTC.',
  hosts: 'Origins of the pages that may post, such as "https://example.org". Left out, any may.',
  publishThreshold:
    'Answers that a ward needs before anything of it is public, and an issue before it is named; 5 if left out.',
  minimumAge: 'The age from which a person may leave their name; 16 if left out.',
  outboxDays: 'Days for which a device keeps what could not be sent; 30 if left out.',
  controller: 'Who decides about the data, and what a person must be told: UK GDPR, article 13.',
  'controller.name': `Who decides about the data. ${TEXT}`,
  'controller.contact':
    'An email address, a telephone number or a page where people reach the controller.',
  'controller.privacyUrl': 'The address of the privacy notice, with https://.',
  'controller.complaints': 'Where people complain: an email address or a page.',
  'controller.retentionDays': 'For how many days a person is kept after the last contact.',
  imprint:
    'Who publishes the material (Elections Act 2022, section 41): "promoter", and "onBehalfOf" where it is for somebody else. "not-required" for whoever is no party, candidate, elected person or registered campaigner.',
  'imprint.promoter': 'The person or body who has the material published.',
  'imprint.promoter.name': 'Their name.',
  'imprint.promoter.address': 'Their postal address, in one line.',
  'imprint.onBehalfOf': 'For whom it is published.',
  areas: 'The wards that people choose from.',
  'areas.version': 'The edition of the ward boundaries, such as "2025-05".',
  'areas.wards': 'The wards, 1 to 2,000.',
  'areas.wards.*.code':
    'The GSS code of the ward (E05…, W05…, S13…, N08…), not of its constituency or council.',
  'areas.wards.*.name': 'What people call the ward.',
  'areas.wards.*.group': 'What a long list puts together: a town, a council.',
  'areas.lookup':
    'Where a postcode is posted to find its ward: "../areas" for the collector. Left out, none is asked for.',
  consents: 'Statements, each beside a box of its own that nobody has ticked.',
  'consents.*.id': 'A short name, never used again for another statement.',
  'consents.*.channel':
    'The way it lets the campaign reach a person; "keep" lets it keep what they gave.',
  'consents.*.statement': `The exact words beside the box. ${TEXT}`,
  'consents.*.version': 'A whole number, raised when the words change.',
  'consents.*.kinds': 'The forms that show it; left out, every form that asks for a name.',
  'consents.*.controller': 'Another body that may rely on this consent: the law needs it named.',
  survey: 'The survey of issues.',
  'survey.issues': 'What people choose from, 2 to 10; "Something else" is always added.',
  'survey.issues.*.id': 'A short name, never used again for another issue.',
  'survey.issues.*.label': `What people read. ${TEXT}`,
  'survey.order': 'How the issues are ordered: "given", "alphabetical" or "random".',
  'survey.questions': 'What the campaign asks beside the issue, at most 5.',
  'survey.questions.*.id': 'A short name, never used again for another question.',
  'survey.questions.*.kind': 'How it is answered: "choice", "choices", "text" or "number".',
  'survey.questions.*.label': `What people read. ${TEXT}`,
  'survey.questions.*.hint': `What stands under it. ${TEXT}`,
  'survey.questions.*.required': 'Whether the form is sent only with an answer to it.',
  'survey.questions.*.choices': 'What to choose from, 2 to 12, of "choice" and "choices".',
  'survey.contactStep': 'Whether to ask after an answer: “Would you like to hear what happens?”',
  'survey.next': `What happens next, and when, told with the thanks. ${TEXT}`,
  champion: 'The sign-up of people who help.',
  'champion.roles': 'How somebody may help, 1 to 20.',
  'champion.roles.*.id': 'A short name, never used again for another role.',
  'champion.roles.*.label': `What people read. ${TEXT}`,
  'champion.questions': 'What the campaign asks a champion besides, at most 5; as in the survey.',
  'champion.oneToOne': 'Whether to offer a 1-2-1 meeting.',
  'champion.organisations': 'Whether organisations may join.',
  'champion.next': `What happens next, and when, told with the thanks. ${TEXT}`,
  'champion.page': 'The page where people sign up.',
  progress: 'What a tracker shows: definitions, and never figures.',
  'progress.measures': 'What the campaign counts.',
  'progress.measures.*.id': 'A short name, never used again for another measure.',
  'progress.measures.*.label': `What people read. ${TEXT}`,
  'progress.measures.*.counts': 'What is counted; "manual" for what an organiser writes down.',
  'progress.measures.*.goal': 'The figure to reach.',
  'progress.milestones': 'The steps of the campaign.',
  'progress.partners': 'Addresses of other campaigns’ reports, whose counts are added.',
  'progress.sharedWith': 'Campaigns that may add this one’s counts to theirs.',
  'progress.page': 'The page with the tracker.',
  theme:
    'What forms and trackers look like where a page says nothing else. What is left out stays as it is.',
  'theme.accent': 'The colour of buttons, of what is chosen and of bars: "#0b5394".',
  'theme.onAccent': 'The colour of the text on it: "#ffffff".',
  'theme.radius': 'The rounding of corners: "0", less than "2em", or at most "32px".',
  'theme.font': 'One of the lists of fonts that devices have already.',
  delivery: 'How submissions are posted, where that is not the contract’s JSON.',
};

/**
 * The JSON Schema (2020-12) of a campaign document, made from the schema that the collector uses
 * for its checks.
 */
export function makeCampaignSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(CampaignDocument, { io: 'input', unrepresentable: 'any' });
  const { properties, ...rest } = describeSchema(schema, KEY_DESCRIPTIONS);
  return {
    ...rest,
    title: 'A campaign document',
    description: 'Describes a campaign, and drives every widget that names it.',
    properties: {
      $schema: { type: 'string', description: 'The address of this schema, for editors.' },
      ...(properties as object),
    },
  };
}
