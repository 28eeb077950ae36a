import { html } from 'hono/html';

/**
 * The page of a tablet: the same bytes at every address, so that its service worker can hold it.
 * What it is for, its script reads from the address and from the device.
 */
export const kioskPage = () =>
  html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>Tablet</title>
        <link rel="stylesheet" href="/kiosk/style.css" />
        <link rel="icon" href="data:," />
        <script type="module" src="/kiosk-script.js"></script>
      </head>
      <body>
        <campaign-kiosk>
          <main>
            <h1>This tablet is not ready</h1>
            <p>
              It needs a newer browser, or JavaScript, which is switched off here. Please ask one of
              us. To vote, use your own phone with the address on your slip, or hand the slip in for
              a paper.
            </p>
            <p lang="cy">
              Mae angen porwr mwy newydd, neu JavaScript, sydd wedi’i ddiffodd yma. Gofynnwch i un
              ohonom ni. I bleidleisio, defnyddiwch eich ffôn eich hun gyda’r cyfeiriad ar eich
              slip, neu rhowch y slip yn ôl am bapur.
            </p>
          </main>
        </campaign-kiosk>
      </body>
    </html>`;

/** The styles of the page around the tag; the tag's content brings its own. */
export const KIOSK_STYLE = `
:root { color-scheme: light dark }
html, body { margin: 0; min-height: 100% }
body {
  background: #f7f3ec;
  color: #1f2a2e;
  font: 1.125rem/1.5 system-ui, sans-serif;
  --campaign-accent: #0b5394;
  --campaign-on-accent: #fff;
  --campaign-field: #fff;
  --campaign-card: #fff;
}
main { max-width: 42rem; margin: 0 auto; padding: 1.5rem 1rem }
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
`;
