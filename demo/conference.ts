/**
 * A community conference from end to end, by documented routes alone: `npm run demo:conference`.
 * 3,000 residents answer, what they wrote is sorted into a theme, each ward gets its shortlist, 276
 * people vote on telephones, on tablets and on paper, two people count, and the result stands on a screen. It
 * starts a collector of its own on an empty folder, and says where to look; Ctrl+C ends it.
 * @module
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveCollector } from '../src/collector/cli/serve-collector.ts';
import { createConsoleLogger } from '../src/collector/http/logger.ts';
import { answerSurvey, makeShortlists } from './conference/before.ts';
import { Organiser } from './conference/organiser.ts';
import {
  closeVote,
  countPapers,
  declareResult,
  holdVote,
  openBallot,
} from './conference/evening.ts';

const folder = mkdtempSync(join(tmpdir(), 'conference-'));
const collector = await serveCollector(
  {
    PORT: process.env.PORT ?? '0',
    DATA: folder,
    CAMPAIGNS: fileURLToPath(new URL('campaigns', import.meta.url)),
    RATE_LIMIT: 'off',
  },
  fileURLToPath(new URL('../dist/embed', import.meta.url)),
  createConsoleLogger(),
);
const stop = async () => {
  await collector.stop();
  rmSync(folder, { recursive: true, force: true });
};
const say = (line: string) => {
  console.log(line);
};

try {
  const owner = new Organiser(collector.url, collector.organiserToken);
  say(`1. ${await answerSurvey(collector.url)} residents answered.`);
  const { theme, wards } = await makeShortlists(owner);
  say(`2. What they wrote is the theme “${theme}”; ${wards} wards have a shortlist.`);
  const slips = await openBallot(owner);
  say(`3. The ballot is open, and ${slips.length} slips are printed.`);
  const voted = await holdVote(owner, slips);
  say(
    `4. ${voted.online} voted on telephones, ${voted.onTablets} on tablets, ${voted.paper} slips were swapped for papers.`,
  );
  say(`   One of those slips had voted before: a doubt of ${voted.doubt}.`);
  const late = await closeVote(owner, voted.offlineTablet);
  say(`   ${late} votes waited on a tablet without a connection, and arrived after the close.`);
  await countPapers(owner, voted.papers);
  say('5. Two people counted the box, each with a key of their own.');
  say(`6. ${await declareResult(owner)}`);
  say(`   Screen:  ${collector.url}/screen/edgbaston/conference`);
  say(`   Tracker: ${collector.url}/pages/edgbaston/progress`);
  say(`   Desk, count and handbook: ${collector.url}/organiser (key: ${collector.organiserToken})`);
  if (process.argv.includes('--end')) await stop();
  else process.once('SIGINT', () => void stop());
} catch (wrong) {
  console.error((wrong as Error).message);
  await stop();
  process.exitCode = 1;
}
