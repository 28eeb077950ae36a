import { tokenFile } from './data-folder.ts';
import type { Running } from './serve-collector.ts';

/**
 * The address of the organiser's pages, and how to sign in as the owner. Only the start that made
 * the token prints it, because many people read logs.
 */
export function organiserLines({ url, tokenOrigin, organiserToken, settings }: Running): string[] {
  const page = `${url}/organiser`;
  const file = tokenFile(settings);
  switch (tokenOrigin) {
    case 'made':
      return [
        `${page} (token: ${organiserToken})`,
        `The token is shown this once. It is kept in ${file}`,
      ];
    case 'file':
      return [`${page} (sign in with the token in ${file})`];
    case 'setting':
      return [`${page} (sign in with the token of ORGANISER_TOKEN)`];
  }
}

/** What to do if there is no campaign. */
export const firstCampaignLine = (url: string): string =>
  `Campaigns: none yet. Begin the first one at ${url}/organiser/new-campaign`;

/** The message of a start: the collector's address, how to sign in, and where it keeps its data. */
export function startMessage(running: Running): string {
  const { url, settings, registry } = running;
  const database = settings.DATABASE_URL ? ' (the database is the PostgreSQL of DATABASE_URL)' : '';
  return [
    `Collector: ${url}`,
    `Organiser: ${organiserLines(running).join('\n           ')}`,
    `Data:      ${settings.DATA}${database}`,
    ...(registry.campaigns.size === 0 ? [firstCampaignLine(url)] : []),
  ].join('\n');
}
