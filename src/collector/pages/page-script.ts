import type { Context } from 'hono';
import { html } from 'hono/html';
import type { Services } from '../services.ts';
import type { FormQuery } from './form-kinds.ts';
import type { FormStamp } from './form-stamp.ts';
import type { Html } from './page-document.ts';

const PAGE_SCRIPT = 'hosted-script.js';
/** The script, and the files beside it. */
const SCRIPT_FILE = /^hosted-script[\w.-]*\.js$/;

type Assets = Services['assets'];

/** Whether the script of the pages is served here. They work without it. */
const hasPageScript = (assets: Assets): boolean => assets.some(({ path }) => path === PAGE_SCRIPT);

/** The element that loads the script, for a page with a form. */
export const pageScript = (assets: Assets): Html | '' =>
  hasPageScript(assets)
    ? html`<script type="module" async fetchpriority="low" src="/${PAGE_SCRIPT}"></script>`
    : '';

/**
 * What a content security policy must name so that the script and the files beside it run, and
 * nothing else: their addresses, without a scheme, because a server in front may have another one.
 */
export function scriptSources(c: Context, { assets, publicUrl }: Services): string[] {
  const hosts = [c.req.url, publicUrl].filter(Boolean).map((url) => new URL(url).host);
  const paths = assets.map(({ path }) => path).filter((path) => SCRIPT_FILE.test(path));
  return [...new Set(hosts)].flatMap((host) => paths.map((path) => `${host}/${path}`));
}

/** What the script needs to know of a form; undefined if there is no script. */
export const scriptViewOf = (
  { assets }: Pick<Services, 'assets'>,
  stamp: FormStamp,
  more: { page: string } & Pick<FormQuery, 'source' | 'as'>,
): string | undefined =>
  hasPageScript(assets) ? JSON.stringify({ ...stamp, ...more }) : undefined;
