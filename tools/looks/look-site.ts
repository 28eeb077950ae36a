import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveCollector } from '../../src/collector/cli/serve-collector.ts';
import { trackerRoom } from '../../src/collector/organiser/tracker-room.ts';
import type { CampaignDocument } from '../../src/contract/index.ts';
import * as ballots from '../../stories/ballots.ts';
import { openLookBallot, spendCode } from './look-ballot.ts';
import { signUpForLink } from './private-link.ts';
import { HOSTED_PAGE, type Scene } from './scene-acts.ts';
import { sceneDocuments } from './scene-documents.ts';

const EMBED_FOLDER = fileURLToPath(new URL('../../dist/embed', import.meta.url));

/** The campaign of the ballot that takes votes. */
const OPEN_CAMPAIGN = 'looks-open';

/** A collector with its campaigns, and somebody's site with the snippet on its pages. */
export interface LookSite {
  /** The address of a page with the widget of a scene on it; a new private page each time. */
  pageUrl(scene: Scene, language: string): Promise<string>;
  close(): Promise<void>;
}

const silence = () => undefined;
const SILENT_LOGGER = { info: silence, warn: silence, error: silence };

/** A page as a web officer makes it: the two lines of the snippet between a heading and a text. */
const hostPage = (scene: Scene, lang: string, collectorUrl: string, trackerRoom: string) => {
  const { tag, document, ballot } = scene;
  const source =
    document === 'pending' ? '/pending' : `${collectorUrl}/campaigns/looks-${document}`;
  const room = tag === 'campaign-progress' ? trackerRoom : '100vh';
  const whichBallot = ballot === undefined ? '' : ` ballot="${ballot}"`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Somebody’s site</title>
<link rel="icon" href="data:,">
<style>h1 { font-size: 1.25rem } a { color: inherit } body { margin: 0; padding: 1rem; font: 1rem/1.5 "DejaVu Sans", sans-serif; background: Canvas; color: CanvasText }</style>
</head>
<body>
<main>
<h1>Our campaign</h1>
<script type="module" src="${collectorUrl}/campaign-widgets.js"></script>
<${tag} src="${source}"${whichBallot} lang="${lang}" style="display:block;min-height:${room}"><a href="mailto:hello@example.org">Write to us</a></${tag}>
<p id="below">What stands below.</p>
${'<p>We are neighbours from every ward. We publish what we hear, and ask candidates to answer it in public.</p>\n'.repeat(8)}
</main>
</body>
</html>`;
};

/** A site of somebody's, with the ballots that no collector holds at `/ballots/NAME`. */
async function openHost(pages: ReadonlyMap<string, string>): Promise<Server> {
  const server = createServer(({ url = '' }, response) => {
    // A document that never comes: the page waits until it is closed.
    if (url === '/pending') return;
    const ballot = url.startsWith('/ballots/')
      ? Object.entries(ballots).find(([name]) => url === `/ballots/${name}`)
      : undefined;
    const body = ballot ? JSON.stringify(ballot[1]) : pages.get(url);
    response
      .writeHead(body === undefined ? 404 : 200, {
        'Content-Type': `${ballot ? 'application/json' : 'text/html'}; charset=utf-8`,
        'Access-Control-Allow-Origin': '*',
      })
      .end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const originOf = (server: Server): string =>
  `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** A collector with the documents of the scenes, and the codes of its ballot. */
async function openCollector(folder: string, documents: ReturnType<typeof sceneDocuments>) {
  const campaigns = join(folder, 'campaigns');
  mkdirSync(campaigns);
  for (const [state, document] of documents)
    writeFileSync(join(campaigns, `looks-${state}.json`), JSON.stringify(document));
  const env = {
    PORT: '0',
    DATA: join(folder, 'data'),
    CAMPAIGNS: campaigns,
    SECRET: randomUUID(),
    RATE_LIMIT: 'off',
    LEAST_SECONDS: '0',
  };
  const database = join(env.DATA, 'collector.db');
  const codes = await openLookBallot(database, env.SECRET, OPEN_CAMPAIGN);
  return { codes, collector: await serveCollector(env, EMBED_FOLDER, SILENT_LOGGER) };
}

/** Opens both on this machine only. */
export async function openLookSite(): Promise<LookSite> {
  const folder = mkdtempSync(join(tmpdir(), 'campaign-looks-'));
  const pages = new Map<string, string>();
  const server = await openHost(pages);
  const origin = originOf(server);
  const documents = sceneDocuments(`${origin}/ballots`);
  const { codes, collector } = await openCollector(folder, documents);
  const { url } = collector;
  const openDocument = documents.get('open') as unknown as CampaignDocument;

  /** A code in the fragment of a ballot's page, as on a slip. */
  const codeFor = async ({ ballot, isCodeUsed }: Scene): Promise<string> => {
    const code = codes.pop();
    if (code === undefined) throw new Error('there are no codes left');
    if (isCodeUsed) await spendCode(url, OPEN_CAMPAIGN, code);
    return ballot === undefined ? `#${code}` : '';
  };

  return {
    async pageUrl(scene, language) {
      const { tag, document, path = '' } = scene;
      if (tag === 'campaign-private-page') return signUpForLink(url, openDocument, language);
      if (tag === HOSTED_PAGE) {
        const lang = `${path.includes('?') ? '&' : '?'}lang=${language}`;
        return `${url}/pages/looks-${document}/${path}${lang}`;
      }
      const address = `/${tag}/${encodeURIComponent(scene.name)}/${language}`;
      pages.set(address, hostPage(scene, language, url, trackerRoom(openDocument)));
      return origin + address + (tag === 'campaign-issue-ballot' ? await codeFor(scene) : '');
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await collector.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
