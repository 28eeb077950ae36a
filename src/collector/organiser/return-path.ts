const HOME = '/organiser';
const HOST = 'http://collector.invalid';

/** Where to go after signing in: the page that was asked for, if it is one of the organiser's, else their first. Never another site. */
export function returnPath(asked: string | undefined): string {
  if (asked === undefined || !/^\/organiser(?:[/?]|$)/.test(asked) || /[\\\p{Cc}]/u.test(asked))
    return HOME;
  const url = URL.parse(asked, HOST);
  // Parsed, `/organiser/..//elsewhere` is another path.
  if (url?.origin !== HOST || !/^\/organiser(?:\/|$)/.test(url.pathname)) return HOME;
  if (/^\/organiser\/sign-(?:in|out)\/?$/.test(url.pathname)) return HOME;
  return `${url.pathname}${url.search}`;
}
