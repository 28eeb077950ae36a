import { fileURLToPath } from 'node:url';
import { serveCollector } from '../src/collector/serve.ts';
import { serveSite } from './serve-site.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

try {
  const collector = await serveCollector({ CAMPAIGNS: here('campaigns'), ...process.env }, here('../dist/embed'));
  const port = Number(process.env.DEMO_PORT || 8788);
  const site = await serveSite(here('sites/edgbaston'), port, collector.url).catch(async (cause: NodeJS.ErrnoException) => {
    await collector.stop();
    throw cause.code === 'EADDRINUSE' ? new Error(`port ${port} is taken: stop what uses it, or set DEMO_PORT to another`) : cause;
  });
  const demo = `http://localhost:${port}`;
  const campaign = collector.campaigns[0]?.id;

  console.log(`
  Demo site       ${demo}            a party's page with the survey in it
                  ${demo}/cymraeg.html   the same in Welsh
  Organiser page  ${collector.url}/organiser  token: ${collector.organiserToken}
  Collector       ${collector.url}           campaign document: ${collector.url}/campaigns/${campaign}

  What to do next: answer the survey on the demo site, then open the organiser page, give it the token,
  and read the results ward by ward. To put the survey on your own page, take the snippet from its "Embed" page.
  Answers are kept in ${process.env.DATA || './data'}. Ctrl+C stops it all.
`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      site.close();
      site.closeAllConnections();
      void collector.stop();
    });
} catch (wrong) {
  console.error(`It did not start. ${(wrong as Error).message}`);
  process.exitCode = 1;
}
