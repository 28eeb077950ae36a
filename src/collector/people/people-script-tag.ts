import { html } from 'hono/html';
import type { Html } from '../organiser/ui/html.ts';
import type { Services } from '../services.ts';

const SCRIPT = 'people-script.js';

/** The script of the list of people, where it is served: the pages work without it. */
export const peopleScriptTag = ({ assets }: Pick<Services, 'assets'>): Html | '' =>
  assets.some(({ path }) => path === SCRIPT)
    ? html`<script type="module" src="/${SCRIPT}"></script>`
    : '';
