import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { ignoreClosedOutput } from '../src/collector/cli/closed-output.ts';
import { type Running, serveCollector } from '../src/collector/cli/serve-collector.ts';
import { createConsoleLogger } from '../src/collector/http/logger.ts';
import { beginProgress } from './begin-progress.ts';
import { servePostcodes } from './postcodes.ts';
import { serveSite } from './serve-site.ts';
import { demoMessage } from './start-message.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const SITES = ['edgbaston', 'residents', 'st-werburgh', 'campaign'];
const DEFAULT_SITE_PORT = 8788;

const servers: Server[] = [];
let collector: Running | undefined;
const stop = () => {
  for (const server of servers) {
    server.close();
    server.closeAllConnections();
  }
  void collector?.stop();
};

/** The port of the first site; the others take those after it. */
function readSitePort({ DEMO_PORT: given }: NodeJS.ProcessEnv): number {
  const port = given ? Number(given) : DEFAULT_SITE_PORT;
  const last = 65_536 - SITES.length;
  if (!(Number.isInteger(port) && port >= 0 && port <= last))
    throw new Error(`DEMO_PORT must be a whole number from 0 to ${last}, not "${given ?? ''}"`);
  return port;
}

async function startSite(site: string, port: number, collectorUrl: string): Promise<string> {
  const server = await serveSite(here(`sites/${site}`), port, collectorUrl).catch(
    (cause: unknown) => {
      throw (cause as NodeJS.ErrnoException).code === 'EADDRINUSE'
        ? new Error(`port ${port} is taken: stop what uses it, or set DEMO_PORT to another`)
        : cause;
    },
  );
  servers.push(server);
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

ignoreClosedOutput();
try {
  const port = readSitePort(process.env);
  const postcodes = process.env.AREA_LOOKUP ? undefined : await servePostcodes();
  if (postcodes) servers.push(postcodes.server);
  collector = await serveCollector(
    {
      ...process.env,
      CAMPAIGNS: process.env.CAMPAIGNS || here('campaigns'),
      ...(postcodes && {
        AREA_LOOKUP: postcodes.lookup,
        ALLOW_PRIVATE: [new URL(postcodes.lookup).host, process.env.ALLOW_PRIVATE].join(),
      }),
    },
    here('../dist/embed'),
    // A line for each request would stand between the newcomer and the addresses.
    createConsoleLogger(),
  );
  const ownCampaigns = Boolean(process.env.CAMPAIGNS);
  const sites: string[] = [];
  // The demo's sites show the demo's campaigns, and nothing else.
  for (const [at, site] of ownCampaigns ? [] : SITES.entries())
    sites.push(await startSite(site, port === 0 ? 0 : port + at, collector.url));
  if (!ownCampaigns) await beginProgress(collector);
  console.log(
    await demoMessage(collector, { sites, ownCampaigns, hasPostcodes: postcodes !== undefined }),
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
} catch (wrong) {
  stop();
  console.error(`It did not start. ${(wrong as Error).message}`);
  process.exitCode = 1;
}
