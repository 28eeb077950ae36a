import type { Problem } from 'campaign-widgets/contract';
import { CampaignRegistry } from '../campaigns/campaign-registry.ts';
import { createConsoleLogger } from '../http/logger.ts';
import { readCampaignFile } from './campaign-files.ts';
import { withStore } from './data-folder.ts';
import { checkDocument } from '../campaigns/check-document.ts';
import { describeProblem } from '../campaigns/document-words.ts';
import type { FindPlace } from '../campaigns/json-text.ts';
import { askEndpoint } from './ask-endpoint.ts';
import type { Settings } from './settings.ts';

// All of these work beside a collector that runs on the same database: it serves what is live
// within seconds.

/** The actor, as the history of a campaign names it. */
const BY = 'the command line';

const withRegistry = <Result>(
  settings: Settings,
  work: (registry: CampaignRegistry) => Promise<Result>,
): Promise<Result> =>
  withStore(settings, async (store) => {
    const now = () => new Date();
    const registry = new CampaignRegistry({ store, logger: createConsoleLogger(), now });
    await registry.refresh();
    return work(registry);
  });

/**
 * Checks a campaign document without publishing it.
 * @param checks further checks: `endpoint` sends requests to its endpoint
 * @returns that it is correct, with the warnings
 * @throws Error with every problem, one a line
 */
export async function checkCampaign(file: string, checks: { endpoint: boolean }): Promise<string> {
  const { campaign, warnings, placeOf } = readChecked(file);
  if (checks.endpoint) warnings.push(...(await askEndpoint(campaign)));
  const right = `${file} is right: "${campaign.id}", version ${campaign.version}.`;
  return [right, ...warningLines(warnings, placeOf)].join('\n');
}

const warningLines = (warnings: Problem[], placeOf: FindPlace): string[] =>
  warnings.length === 0
    ? []
    : ['Look at this:', ...warnings.map((each) => `  ${describeProblem(each, placeOf)}`)];

/**
 * Makes the document of a file live.
 * @throws Error that says why it is refused
 */
export async function importCampaign(file: string, settings: Settings): Promise<string> {
  const { campaign, document, warnings, placeOf } = readChecked(file);
  const { id, version } = campaign;
  const result = await withRegistry(settings, (registry) =>
    registry.publish(document, { by: BY, at: new Date().toISOString() }),
  );
  switch (result.outcome) {
    case 'published':
      return [`"${id}", version ${version}, is live.`, ...warningLines(warnings, placeOf)].join(
        '\n',
      );
    case 'unchanged':
      return `"${id}", version ${version}, was live already.`;
    case 'changed':
      throw new Error(
        `"${id}" was published as version ${version} with other content before. Raise "version" to ${version + 1}.`,
      );
    case 'older':
      throw new Error(`A newer version of "${id}" is live, and stays. Raise "version" above it.`);
    case 'wrong':
      throw new Error(result.problems.join('\n'));
  }
}

/** @returns a line for each campaign that ever was published */
export async function listCampaigns(settings: Settings): Promise<string> {
  const states = await withStore(settings, (store) => store.campaigns.listStates());
  if (states.length === 0) return 'None was published yet.';
  return states
    .map(({ id, version, publishedAt, takenDownBy }) =>
      [
        id,
        `version ${version}`,
        ...(publishedAt === null ? [] : [`published ${publishedAt.slice(0, 10)}`]),
        takenDownBy === null ? 'live' : `taken down by ${takenDownBy}`,
      ].join('  '),
    )
    .join('\n');
}

/**
 * Stops serving a campaign.
 * @throws Error if it is not served
 */
export async function takeCampaignDown(id: string, settings: Settings): Promise<string> {
  const isDown = await withRegistry(settings, (registry) => registry.takeDown(id, BY));
  if (!isDown)
    throw new Error(`There is no live campaign "${id}". "campaign list" says which there are.`);
  return `Taken down: ${id}. Private pages and deletions go on.`;
}

/** Serves a campaign again. @throws Error where it was not taken down */
export async function bringCampaignBack(id: string, settings: Settings): Promise<string> {
  const isBack = await withRegistry(settings, (registry) => registry.bringBack(id));
  if (!isBack)
    throw new Error(`No campaign "${id}" was taken down. "campaign list" says which there are.`);
  return `Live again: ${id}`;
}

function readChecked(file: string) {
  const { document, placeOf } = readCampaignFile(file);
  const checked = checkDocument(document, placeOf);
  if (!checked.ok)
    throw new Error(`${file} is wrong:\n${checked.problems.map((line) => `  ${line}`).join('\n')}`);
  return { ...checked, document, placeOf };
}
