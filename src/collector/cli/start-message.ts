import { tokenFile } from './data-folder.ts';
import type { Running } from './serve-collector.ts';

/**
 * Where the organiser's pages are, and how to sign in as the owner. The token itself is told only
 * by the start that made it, since logs are read by many.
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

/** What to do where no campaign is here. */
export const firstCampaignLine = (url: string): string =>
  `Campaigns: none yet. Begin the first one at ${url}/organiser/new-campaign`;

/** What a start says: where the collector is, how to sign in, and where it keeps everything. */
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
