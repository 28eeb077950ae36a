import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveCollector } from '../src/collector/serve.ts';
import { tokenCommand } from '../src/collector/token-command.ts';
import { beginProgress } from './begin-progress.ts';
import { POSTCODES, servePostcodes } from './postcodes.ts';
import { serveSite } from './serve-site.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const SITES = ['edgbaston', 'residents', 'st-werburgh', 'campaign'];

/** The church's own token, made once: it opens the church's campaign and none of the party's. @returns it, or nothing where it was made and its file is lost */
async function tokenOfTheChurch(): Promise<string> {
  const file = join(process.env.DATA || './data', 'st-werburgh-token');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const told = await tokenCommand(['add', 'St Werburgh’s', '--campaign', 'st-werburgh'], {
    ...process.env,
    CAMPAIGNS: here('campaigns'),
  }).catch(() => '');
  const [token = ''] = told.split('\n');
  if (token) writeFileSync(file, `${token}\n`, { mode: 0o600 });
  return token;
}

const servers: Server[] = [];
let collector: Awaited<ReturnType<typeof serveCollector>> | undefined;
const stop = () => {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
  void collector?.stop();
};

try {
  const port = Number(process.env.DEMO_PORT || 8788);
  const postcodes = process.env.AREA_LOOKUP ? undefined : await servePostcodes();
  if (postcodes) servers.push(postcodes.server);
  collector = await serveCollector(
    {
      CAMPAIGNS: here('campaigns'),
      ...process.env,
      ...(postcodes && { AREA_LOOKUP: postcodes.lookup }),
    },
    here('../dist/embed'),
  );
  for (const [at, site] of SITES.entries())
    servers.push(
      await serveSite(here(`sites/${site}`), port + at, collector.url).catch(
        (cause: NodeJS.ErrnoException) => {
          throw cause.code === 'EADDRINUSE'
            ? new Error(
                `port ${port + at} is taken: stop what uses it, or set DEMO_PORT to another`,
              )
            : cause;
        },
      ),
    );
  if (!process.env.CAMPAIGNS) await beginProgress(collector);
  const tokenOfChurch = process.env.CAMPAIGNS ? '' : await tokenOfTheChurch();
  const [party, residents, church, campaign] = SITES.map(
    (_, at) => `http://localhost:${port + at}`,
  );

  console.log(`
  A party         ${party}            its page with the survey
                  ${party}/cymraeg.html   the same in Welsh
                  ${party}/champions.html its champions sign up
  Residents       ${residents}            a group that works with the party on the same campaign
  A parish church ${church}            a campaign of its own; the party sees none of it
                  ${church}/join.html     its people sign up, on groups.html its neighbours${
                    postcodes
                      ? `\n                  Postcodes to try there: ${Object.keys(POSTCODES).join(', ')}`
                      : ''
                  }
  The campaign    ${campaign}            where it stands: what is done on the other sites, counted
  Organiser page  ${collector.url}/organiser  token: ${collector.organiserToken}
${tokenOfChurch && `                  of the church's campaign alone: ${tokenOfChurch}\n`}  Collector       ${collector.url}           campaign documents: ${collector.campaigns.map(({ id }) => `/campaigns/${id}`).join(', ')}

  What to do next: answer the survey, sign up as a champion and follow your own link, then open the organiser page,
  give it the token, and see what came. To put a widget on your own page, take the snippet from its "Embed" page.
  Everything is kept in ${process.env.DATA || './data'}. Ctrl+C stops it all.
`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
} catch (wrong) {
  stop();
  console.error(`It did not start. ${(wrong as Error).message}`);
  process.exitCode = 1;
}
