import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveCollector } from '../../src/collector/cli/serve-collector.ts';
import type { Campaign } from '../../src/contract/index.ts';
import { signUpForLink } from './private-link.ts';
import { sceneDocuments } from './scene-documents.ts';
import type { Scene } from './scenes.ts';

const EMBED_FOLDER = fileURLToPath(new URL('../../dist/embed', import.meta.url));

/** A collector with its campaigns, and somebody's site with the snippet on its pages. */
export interface LookSite {
  /** The address of a page with the widget of a scene on it; a new private page each time. */
  pageUrl(scene: Scene, language: string): Promise<string>;
  close(): Promise<void>;
}

const silence = () => undefined;
const SILENT_LOGGER = { info: silence, warn: silence, error: silence };

/** A page as a web officer makes it: the two lines of the snippet between a heading and a text. */
const hostPage = (script: string, { tag, document }: Scene, lang: string, campaigns: string) => {
  const source = document === 'pending' ? '/pending' : `${campaigns}/looks-${document}`;
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
<script type="module" src="${script}"></script>
<${tag} src="${source}" lang="${lang}" style="display:block;min-height:100vh"><a href="mailto:hello@example.org">Write to us</a></${tag}>
<p id="below">What stands below.</p>
${'<p>We are neighbours from every ward. We publish what we hear, and ask candidates to answer it in public.</p>\n'.repeat(8)}
</main>
</body>
</html>`;
};

/** Opens both on this machine only. */
export async function openLookSite(): Promise<LookSite> {
  const folder = mkdtempSync(join(tmpdir(), 'campaign-looks-'));
  const documents = join(folder, 'campaigns');
  mkdirSync(documents);
  const allDocuments = sceneDocuments();
  const openDocument = allDocuments.get('open');
  for (const [state, document] of allDocuments)
    writeFileSync(join(documents, `looks-${state}.json`), JSON.stringify(document));
  const env = {
    PORT: '0',
    DATA: join(folder, 'data'),
    CAMPAIGNS: documents,
    RATE_LIMIT: 'off',
    LEAST_SECONDS: '0',
  };
  const collector = await serveCollector(env, EMBED_FOLDER, SILENT_LOGGER);
  const pages = new Map<string, string>();
  const server = createServer(({ url = '' }, response) => {
    // A document that never comes: the page waits until it is closed.
    if (url === '/pending') return;
    const page = pages.get(url);
    response
      .writeHead(page === undefined ? 404 : 200, { 'Content-Type': 'text/html; charset=utf-8' })
      .end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    async pageUrl(scene, language) {
      if (scene.tag === 'campaign-private-page')
        return signUpForLink(collector.url, openDocument as unknown as Campaign, language);
      const path = `/${scene.tag}/${encodeURIComponent(scene.name)}/${language}`;
      const script = `${collector.url}/campaign-widgets.js`;
      pages.set(path, hostPage(script, scene, language, `${collector.url}/campaigns`));
      return origin + path;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await collector.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
