import type { JsonObject } from './document-paths.ts';

/** The kinds of bodies that run a campaign. Each has a fitting imprint and fitting consents. */
export const TEMPLATE_NAMES = ['party', 'residents', 'church', 'organisation'] as const;
export type TemplateName = (typeof TEMPLATE_NAMES)[number];

interface TemplateOptions {
  id: string;
  name: string;
  /** The controller, by its full name. */
  organisation: string;
}

/**
 * The address of the privacy notice that the collector writes, relative to the campaign document.
 */
export const ownPrivacyUrl = (id: string): string => `../pages/${id}/privacy`;

/** A new campaign, with everything that is known before its organisers fill it in. */
export function documentFromTemplate(
  template: TemplateName,
  { id, name, organisation }: TemplateOptions,
): JsonObject {
  return {
    format: 1,
    id,
    version: 1,
    name,
    endpoint: '../submissions',
    results: `${id}/results`,
    report: `${id}/progress`,
    ballots: `${id}/ballots`,
    languages: ['en'],
    publishThreshold: 5,
    controller: {
      name: organisation,
      privacyUrl: ownPrivacyUrl(id),
      retentionDays: 365,
    },
    // A party fills it in; for others, the law requires it only from registered campaigners.
    ...(template !== 'party' && { imprint: 'not-required' }),
    areas: { version: '2025-05' },
    consents: consentTexts(template, organisation),
    minimumAge: 16,
    survey: { order: 'random', contactStep: true },
    champion: { oneToOne: true, organisations: true, roles: CHAMPION_ROLES },
    progress: { measures: MEASURES },
  };
}

/**
 * Political opinions and religious beliefs are special categories: UK GDPR, article 9. Their
 * consent must name them. Each channel needs its own consent: PECR, regulation 22.
 */
const SPECIAL_CATEGORIES: Readonly<Record<TemplateName, string>> = {
  party: ', which may show my political opinions,',
  residents: '',
  church: ', which may show my religious beliefs,',
  organisation: '',
};

function consentTexts(template: TemplateName, organisation: string): JsonObject[] {
  const special = SPECIAL_CATEGORIES[template];
  const keep = (id: string, kind: string, what: string, purpose: string): JsonObject => ({
    id,
    channel: 'keep',
    kinds: [kind],
    version: 1,
    statement:
      `I consent to ${organisation} keeping ${what}${special} ${purpose}. ` +
      'I can withdraw at any time.',
  });
  const contact = 'my name and contact details';
  return [
    keep('keep', 'contact', contact, 'to tell me what happens with this campaign'),
    keep(
      'keep-champion',
      'champion-signup',
      'the answers in this form',
      'to support me as a champion',
    ),
    ...Object.entries(CHANNEL_TEXTS).map(([channel, statement]) => ({
      id: channel,
      channel,
      version: 1,
      statement: statement(organisation),
    })),
  ];
}

const CHANNEL_TEXTS: Readonly<Record<string, (organisation: string) => string>> = {
  email: (organisation) => `${organisation} may email me about this campaign.`,
  phone: (organisation) => `${organisation} may phone me about this campaign.`,
  sms: (organisation) => `${organisation} may text me about this campaign.`,
};

const CHAMPION_ROLES = [
  { id: 'talk', label: 'Talk to my neighbours' },
  { id: 'host', label: 'Host a meeting at home or in a hall' },
  { id: 'leaflets', label: 'Hand out leaflets' },
  { id: 'organise', label: 'Help to organise' },
];

const MEASURES = [
  { id: 'responses', label: 'Answers', counts: 'responses' },
  { id: 'champions', label: 'Champions', counts: 'recruited' },
];
