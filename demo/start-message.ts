import { tokenFile } from '../src/collector/cli/data-folder.ts';
import type { Running } from '../src/collector/cli/serve-collector.ts';
import { firstCampaignLine, organiserLines } from '../src/collector/cli/start-message.ts';
import { organiserTokenLines } from './organiser-tokens.ts';
import { POSTCODES } from './postcodes.ts';

export interface DemoParts {
  /** The addresses of the party, the residents, the church and the campaign page. */
  sites: string[];
  /** Whether it serves other campaigns than the demo's. */
  ownCampaigns: boolean;
  /** Whether the demo's own look-up of postcodes is there. */
  hasPostcodes: boolean;
}

/** What `npm start` says: where everything is, and what to do next. */
export async function demoMessage(
  collector: Running,
  { sites, ownCampaigns, hasPostcodes }: DemoParts,
): Promise<string> {
  const [party, residents, church, campaign] = sites;
  const { url, registry, settings } = collector;
  const documents = [...registry.campaigns.keys()].map((id) => `/campaigns/${id}`).join(', ');
  const postcodes = `\n                  Postcodes to try there: ${Object.keys(POSTCODES).join(', ')}`;
  const organiser = ownCampaigns ? organiserLines(collector) : await demoOrganisers(collector);
  const siteLines = ownCampaigns
    ? ''
    : `
  A party         ${party}            its page with the survey
                  ${party}/cymraeg.html   the same in Welsh
                  ${party}/champions.html its champions sign up
  Residents       ${residents}            a group that works with the party on the same campaign
  A parish church ${church}            a campaign of its own; the party sees none of it
                  ${church}/join.html     its people sign up, on groups.html its neighbours${hasPostcodes ? postcodes : ''}
  The campaign    ${campaign}            where it stands: what is done on the other sites, counted`;
  return `${siteLines}
  Organiser page  ${organiser.join('\n                  ')}
  Collector       ${url}${documents === '' ? '' : `           campaign documents: ${documents}`}

  Make your own   ${url}/organiser/new-campaign   with the owner's token: wards, issues and words, in the browser

  ${ownCampaigns ? ownNextSteps(collector) : DEMO_NEXT_STEPS}
  Everything is kept in ${settings.DATA}. Ctrl+C stops it all.
`;
}

const DEMO_NEXT_STEPS = `What to do next: answer the survey, sign up as a champion and follow your own link, then open the organiser page,
  give it one of the tokens, and see what came. To put a widget on your own page, take the snippet from its "Web page" tab.`;

const ownNextSteps = ({ url, registry }: Running): string =>
  registry.campaigns.size === 0
    ? firstCampaignLine(url)
    : 'To put a widget on your own page, sign in at the organiser page, and take the snippet from its "Web page" tab.';

/**
 * The party and the church get tokens of their own; the owner's token, which opens both campaigns,
 * is not printed.
 */
async function demoOrganisers(collector: Running): Promise<string[]> {
  const { url, settings, tokenOrigin } = collector;
  const owner = tokenOrigin === 'setting' ? 'ORGANISER_TOKEN' : tokenFile(settings);
  return [
    `${url}/organiser`,
    ...(await organiserTokenLines(settings)),
    `  Whoever runs the collector opens both campaigns, with the token in ${owner}`,
  ];
}
