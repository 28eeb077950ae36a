import { readFileSync } from 'node:fs';
import type { Contender } from './contenders.ts';
import type { PageServer } from './serve-pages.ts';

/** How much stands on a page. */
export interface PageSize {
  readonly widgets: number;
  readonly wards: number;
  /** Where the widget finds its document: inside its tag if left out. */
  readonly document?: DocumentPlace;
}

/** `src`: at an address; `preload`: there too, and named by a link before the script. */
export type DocumentPlace = 'inline' | 'src' | 'preload';

const source = readFileSync(
  new URL('../../demo/campaigns/edgbaston.json', import.meta.url),
  'utf8',
);

/** The texts of a document in English alone: the floors know one language. */
function inEnglish(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inEnglish);
  if ('en' in value && 'cy' in value) return value.en;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, inEnglish(inner)]));
}

const DIRECTIONS = ['', ' North', ' East', ' South', ' West', ' Central', ' Upper', ' Lower'];
const PLACES = ['Abbey', 'Brook', 'Castle', 'Elm', 'Grange', 'Heath', 'Mill', 'Priory', 'Vale'];

/** Wards with names and codes as long as real ones. */
const wardsOf = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    code: `E0${5_000_001 + at}`,
    name: `${PLACES[at % PLACES.length] ?? ''}${DIRECTIONS[at % DIRECTIONS.length] ?? ''} ${at + 1}`,
  }));

/** The campaign of a page, without the parts that a survey does not show. */
export const campaignOf = (wards: number): Record<string, unknown> => ({
  ...(inEnglish(JSON.parse(source)) as Record<string, unknown>),
  endpoint: '/submit',
  languages: ['en'],
  results: undefined,
  report: undefined,
  champion: undefined,
  progress: undefined,
  consents: undefined,
  areas: { version: '2025-05', wards: wardsOf(wards) },
});

/**
 * A page with a heading, surveys and text below. Every tag has its document in it, and its height
 * is reserved as the README's snippet does it.
 */
function hostPage(contender: Contender, size: PageSize): string {
  const { tag, script } = contender;
  const { widgets, wards, document = 'inline' } = size;
  const json = JSON.stringify(campaignOf(wards)).replaceAll('<', '\\u003c');
  const address = documentPathOf(contender, size);
  const widget =
    document === 'inline'
      ? `<${tag}><script type="application/json">${json}</script></${tag}>`
      : `<${tag} src="${address}"></${tag}>`;
  const preload =
    document === 'preload' ? `<link rel="preload" as="fetch" crossorigin href="${address}">\n` : '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>One big issue</title>
<link rel="icon" href="data:,">
<style>
body { margin: 0 auto; max-width: 40rem; padding: 1rem; font: 1rem/1.5 Arial, sans-serif }
${tag} { display: block; min-height: 100vh }
</style>
${preload}<script type="module" src="${script}"></script>
</head>
<body>
<h1>Tell us what matters in your ward</h1>
<p>We listen first. Fill in the short form below, and we take your answers to the next council meeting.</p>
${Array.from({ length: widgets }, () => widget).join('\n')}
<h2>About this campaign</h2>
<p>We are neighbours from every ward. We publish what we hear, and ask candidates to answer it in public.</p>
</body>
</html>
`;
}

export const pathOf = (
  { tag }: Contender,
  { widgets, wards, document = 'inline' }: PageSize,
): string => `/${tag}/${widgets}-${wards}-${document}`;

const documentPathOf = (contender: Contender, size: PageSize): string =>
  `${pathOf(contender, size)}.json`;

/** Puts a page on the server, with the files that its script consists of. */
export function addPage(server: PageServer, contender: Contender, size: PageSize): void {
  server.add(pathOf(contender, size), hostPage(contender, size));
  server.add(documentPathOf(contender, size), JSON.stringify(campaignOf(size.wards)));
  for (const [name, content] of contender.files) server.add(`/${contender.tag}/${name}`, content);
}
