const HOME = '/organiser';
const HOST = 'http://collector.invalid';

/**
 * A path as the organiser's pages have it, made plain; undefined where it leads to another site or
 * out of these pages.
 */
export function organiserPath(asked: string): string | undefined {
  if (!/^\/organiser(?:[/?]|$)/.test(asked) || /[\\\p{Cc}]/u.test(asked)) return undefined;
  const url = URL.parse(asked, HOST);
  // Parsed, `/organiser/..//elsewhere` and `/organiser/%2e%2e//elsewhere` are other paths.
  if (url?.origin !== HOST || !/^\/organiser(?:\/|$)/.test(url.pathname)) return undefined;
  return `${url.pathname}${url.search}${url.hash}`;
}

/**
 * Where to go after signing in: the page that was asked for, if it is one of the organiser's, else
 * their first. Never another site.
 */
export function returnPath(asked: string | undefined): string {
  const path = asked === undefined ? undefined : organiserPath(asked);
  return path === undefined || /^\/organiser\/sign-(?:in|out)\/?(?:[?#]|$)/.test(path)
    ? HOME
    : path;
}
