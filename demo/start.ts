import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { serveCollector } from '../src/collector/cli/serve-collector.ts';
import { beginProgress } from './begin-progress.ts';
import { organiserTokenLines } from './organiser-tokens.ts';
import { POSTCODES, servePostcodes } from './postcodes.ts';
import { serveSite } from './serve-site.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const SITES = ['edgbaston', 'residents', 'st-werburgh', 'campaign'];

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
      ...(postcodes && {
        AREA_LOOKUP: postcodes.lookup,
        ALLOW_PRIVATE: [new URL(postcodes.lookup).host, process.env.ALLOW_PRIVATE].join(),
      }),
    },
    here('../dist/embed'),
  );
  const sites: string[] = [];
  for (const [at, site] of SITES.entries()) {
    const wanted = port === 0 ? 0 : port + at;
    const server = await serveSite(here(`sites/${site}`), wanted, collector.url).catch(
      (cause: unknown) => {
        throw (cause as NodeJS.ErrnoException).code === 'EADDRINUSE'
          ? new Error(`port ${wanted} is taken: stop what uses it, or set DEMO_PORT to another`)
          : cause;
      },
    );
    servers.push(server);
    sites.push(`http://localhost:${(server.address() as AddressInfo).port}`);
  }
  if (!process.env.CAMPAIGNS) await beginProgress(collector);
  const tokens = process.env.CAMPAIGNS
    ? [`  token: ${collector.organiserToken}`]
    : await organiserTokenLines(process.env, here('campaigns'));
  const [party, residents, church, campaign] = sites;

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
  Organiser page  ${collector.url}/organiser
${tokens.map((line) => `                ${line}`).join('\n')}
  Collector       ${collector.url}           campaign documents: ${collector.campaigns.map(({ id }) => `/campaigns/${id}`).join(', ')}

  What to do next: answer the survey, sign up as a champion and follow your own link, then open the organiser page,
  give it one of the tokens, and see what came. To put a widget on your own page, take the snippet from its "Embed" page.
  Everything is kept in ${process.env.DATA || './data'}. Ctrl+C stops it all.
`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
} catch (wrong) {
  stop();
  console.error(`It did not start. ${(wrong as Error).message}`);
  process.exitCode = 1;
}
