import { html } from 'hono/html';
import { STYLE } from '../organiser/ui/style-sheet.ts';
import { runMine } from './browser-script.ts';
import { MINE_WORDS } from './page-messages.ts';

/** What is sent to everybody: it knows nobody until its script has read the key. */
export const minePage = () =>
  html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${MINE_WORDS.en.title}</title>
        <link rel="stylesheet" href="mine/style.css" />
        <link rel="icon" href="data:," />
        <script type="module" src="mine/page.js"></script>
      </head>
      <body>
        <main class="mine">
          <noscript>
            <h1>${MINE_WORDS.en.title}</h1>
            <p>
              Your browser runs no scripts here, and this page needs one: the key in its link is
              read by your browser only. Write to whoever you gave your name to, and they show,
              change or delete it for you.
            </p>
            <p lang="cy">
              Nid yw eich porwr yn rhedeg sgriptiau yma, ac mae angen un ar y dudalen hon.
              Ysgrifennwch at y rhai y rhoesoch eich enw iddynt, a byddant yn ei ddangos, ei newid
              neu ei ddileu i chi.
            </p>
          </noscript>
        </main>
      </body>
    </html>`;

// Types are gone by the time a function runs: what it is written as is JavaScript.
export const MINE_SCRIPT = `(${runMine.toString()})(${JSON.stringify(MINE_WORDS)});\n`;

export const MINE_STYLE = `${STYLE}
main.mine { max-width: 42rem }
.held > div { padding-block: .5rem; border-block-end: 1px solid color-mix(in srgb, var(--line) 35%, transparent) }
.held dt { color: var(--soft) }
.held dd { margin: 0; overflow-wrap: anywhere }
.sure { border: 2px solid var(--line); border-radius: .375rem; padding: .75rem 1rem }
[hidden] { display: none }
button.danger { background: #b3261e; border-color: #b3261e; color: #fff }
footer { margin-block-start: 3rem; padding-block-start: 1rem; border-block-start: 1px solid var(--line) }
`;
