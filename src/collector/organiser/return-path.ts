const HOME = '/organiser';
const HOST = 'http://collector.invalid';

/**
 * A path of the organiser's pages, normalised; undefined if it leads to another site or out of
 * these pages.
 */
export function organiserPath(requested: string): string | undefined {
  if (!/^\/organiser(?:[/?]|$)/.test(requested) || /[\\\p{Cc}]/u.test(requested)) return undefined;
  const url = URL.parse(requested, HOST);
  // Parsed, `/organiser/..//elsewhere` and `/organiser/%2e%2e//elsewhere` are other paths.
  if (url?.origin !== HOST || !/^\/organiser(?:\/|$)/.test(url.pathname)) return undefined;
  return `${url.pathname}${url.search}${url.hash}`;
}

/**
 * The page to go to after sign-in: the requested page, if it is one of the organiser's, else their
 * first. Never another site.
 */
export function returnPath(requested: string | undefined): string {
  const path = requested === undefined ? undefined : organiserPath(requested);
  return path === undefined || /^\/organiser\/sign-(?:in|out)\/?(?:[?#]|$)/.test(path)
    ? HOME
    : path;
}
