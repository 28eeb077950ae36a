import { html } from 'hono/html';

/**
 * The page as everybody gets it: it contains no personal data until its script has read the key.
 * The content of the tag is visible until the script takes over, and stays if no script runs.
 */
export const privateShell = () =>
  html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>What you gave us</title>
        <link rel="stylesheet" href="mine/style.css" />
        <link rel="icon" href="data:," />
        <script type="module" src="private-page.js"></script>
      </head>
      <body>
        <main>
          <campaign-private-page endpoint="mine/">
            <h1>What you gave us</h1>
            <p>
              This page opens in your browser: the key in its link is sent to nobody else. If it
              does not open, your browser runs no scripts here. Write to whoever you gave your name
              to: they show, change or delete it for you.
            </p>
            <p lang="cy">
              Mae’r dudalen hon yn agor yn eich porwr. Os nad yw’n agor, nid yw eich porwr yn rhedeg
              sgriptiau yma. Ysgrifennwch at y rhai y rhoesoch eich enw iddynt, a byddant yn ei
              ddangos, ei newid neu ei ddileu i chi.
            </p>
          </campaign-private-page>
        </main>
      </body>
    </html>`;

/** The styles of the page around the tag; the tag's content brings its own. */
export const SHELL_STYLE = `
:root { color-scheme: light dark }
body {
  margin: 0;
  background: #f7f3ec;
  color: #1f2a2e;
  font: 1.0625rem/1.5 system-ui, sans-serif;
  --campaign-accent: #1f6fb8;
  --campaign-on-accent: #fff;
  --campaign-field: #fff;
  --campaign-card: #fff;
}
main { max-width: 42rem; margin: 0 auto; padding: 1.5rem 1rem 4rem }
campaign-private-page { display: block }
h1 { line-height: 1.2 }
@media (prefers-color-scheme: dark) {
  body {
    background: #14191b;
    color: #ece7df;
    --campaign-accent: #9cc4f0;
    --campaign-on-accent: #10202f;
    --campaign-field: #14191b;
    --campaign-card: #1f2629;
  }
}
@media print {
  body { background: #fff; color: #000; font-size: 11pt; --campaign-card: #fff }
  main { max-width: none; padding: 0 }
}
`;
