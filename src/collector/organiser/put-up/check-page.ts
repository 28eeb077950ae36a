import { parse } from 'parse5';
import type { CampaignDocument } from 'campaign-widgets/contract';
import { describeFailure, ServiceError, type ServiceFetch } from '../../http/service-fetch.ts';
import { attributeOf, elementsIn, type MarkupElement } from '../../pages/markup-tree.ts';
import { allowsSource, readPolicies } from './content-policy.ts';

/** What was found on a page. */
export interface PageFinding {
  code:
    | 'unreachable'
    | 'redirect'
    | 'not-html'
    | 'widget'
    | 'frame'
    | 'stripped'
    | 'nothing'
    | 'script'
    | 'no-script'
    | 'old-integrity'
    | 'source'
    | 'no-source'
    | 'policy'
    | 'policy-blocks'
    | 'hosts'
    | 'not-in-hosts'
    | 'mixed';
  isGood: boolean;
  /** What it is about: a directive, an address. */
  detail?: string;
}

export interface CheckOptions {
  campaign: CampaignDocument;
  /** The public address of the collector. */
  publicUrl: string;
  fetchService: ServiceFetch;
  /** Whether a build with this integrity is served. */
  knowsIntegrity: (integrity: string) => boolean;
}

const MAX_PAGE_BYTES = 3_000_000;
const CHECK_TIMEOUT_MS = 10_000;
const WIDGET_TAGS = [
  'campaign-issue-survey',
  'campaign-champion-signup',
  'campaign-progress',
  'campaign-issue-ballot',
];
const SCRIPT_NAME = /\/campaign-(widgets|progress|links)\.js$/;

const good = (code: PageFinding['code'], detail?: string): PageFinding => ({
  ...{ code, isGood: true },
  ...(detail && { detail }),
});
const bad = (code: PageFinding['code'], detail?: string): PageFinding => ({
  ...{ code, isGood: false },
  ...(detail && { detail }),
});

/** Fetches a page as anybody gets it, and says what its widget lacks. */
export async function checkPage(address: string, options: CheckOptions): Promise<PageFinding[]> {
  let response: Response;
  let text: string;
  try {
    response = await options.fetchService(address, {
      headers: { Accept: 'text/html' },
      maxBytes: MAX_PAGE_BYTES,
      timeoutMs: CHECK_TIMEOUT_MS,
    });
    text = await response.text();
  } catch (failure) {
    const isRedirect = failure instanceof ServiceError && failure.code === 'redirect';
    return [isRedirect ? bad('redirect') : bad('unreachable', describeFailure(failure))];
  }
  if (!response.ok) return [bad('unreachable', `status ${response.status}`)];
  if (!(response.headers.get('Content-Type') ?? '').includes('html')) return [bad('not-html')];
  return inspectPage(
    { address, text, policy: response.headers.get('Content-Security-Policy') },
    options,
  );
}

/** A page as it was fetched. */
export interface FetchedPage {
  address: string;
  text: string;
  /** The header Content-Security-Policy. */
  policy: string | null;
}

/** What the markup and the headers of a page say. */
export function inspectPage(page: FetchedPage, options: CheckOptions): PageFinding[] {
  const elements = [...elementsIn(parse(page.text))];
  const base = new URL(page.address);
  const widget = elements.find(
    (element) => WIDGET_TAGS.includes(element.tagName) && isOurs(element, base, options),
  );
  const frame = elements.find(
    ({ tagName, attrs }) =>
      tagName === 'iframe' &&
      isOurPage(attrs.find(({ name }) => name === 'src')?.value, base, options),
  );
  const presence = widget
    ? widgetFindings(widget, elements, base, options)
    : [frame ? good('frame') : missingWidget(elements, base, options)];
  if (!widget && !frame) return presence;
  const kind = widget ? 'widget' : 'frame';
  return [
    ...presence,
    ...policyFindings(page, elements, kind, options),
    ...hostFindings(base, options),
    ...(base.protocol === 'https:' && options.publicUrl.startsWith('http:') ? [bad('mixed')] : []),
  ];
}

const resolve = (reference: string | undefined, base: URL): URL | null =>
  reference === undefined ? null : URL.parse(reference, base);

const isOurs = (
  element: MarkupElement,
  base: URL,
  { campaign, publicUrl }: CheckOptions,
): boolean => {
  const src = resolve(attributeOf(element, 'src'), base);
  return src?.href.split(/[?#]/)[0] === `${publicUrl}/campaigns/${campaign.id}`;
};

const isOurPage = (
  reference: string | undefined,
  base: URL,
  { campaign, publicUrl }: CheckOptions,
): boolean =>
  resolve(reference, base)?.href.startsWith(`${publicUrl}/pages/${campaign.id}/`) ?? false;

/** A link to the form is what a cleaner leaves of the snippet. */
const missingWidget = (
  elements: readonly MarkupElement[],
  base: URL,
  options: CheckOptions,
): PageFinding =>
  elements.some(
    (element) => element.tagName === 'a' && isOurPage(attributeOf(element, 'href'), base, options),
  )
    ? bad('stripped')
    : bad('nothing');

function widgetFindings(
  widget: MarkupElement,
  elements: readonly MarkupElement[],
  base: URL,
  { knowsIntegrity }: CheckOptions,
): PageFinding[] {
  const script = elements.find(
    (element) =>
      element.tagName === 'script' &&
      SCRIPT_NAME.test(resolve(attributeOf(element, 'src'), base)?.pathname ?? ''),
  );
  const integrity = script && attributeOf(script, 'integrity');
  const isUnknown = integrity !== undefined && !knowsIntegrity(integrity);
  const source = attributeOf(widget, 'source');
  const needsSource = widget.tagName !== 'campaign-progress';
  return [
    good('widget', widget.tagName),
    script ? good('script') : bad('no-script'),
    ...(isUnknown ? [bad('old-integrity')] : []),
    ...(needsSource ? [source ? good('source', source) : bad('no-source')] : []),
  ];
}

/** Whether the page's policies let the widget's requests, or the frame, through. */
function policyFindings(
  { address, policy }: FetchedPage,
  elements: readonly MarkupElement[],
  kind: 'widget' | 'frame',
  { publicUrl }: CheckOptions,
): PageFinding[] {
  const metas = elements
    .filter(
      (element) =>
        element.tagName === 'meta' &&
        attributeOf(element, 'http-equiv')?.toLowerCase() === 'content-security-policy',
    )
    .map((element) => attributeOf(element, 'content') ?? '');
  const policies = readPolicies([policy ?? '', ...metas]);
  if (policies.length === 0) return [];
  const needed = kind === 'widget' ? ['script-src', 'connect-src'] : ['frame-src'];
  const blocked = needed.filter((directive) =>
    policies.some((each) => !allowsSource(each, directive, publicUrl, address)),
  );
  return blocked.length === 0
    ? [good('policy')]
    : blocked.map((directive) => bad('policy-blocks', `${directive} ${new URL(publicUrl).origin}`));
}

const hostFindings = ({ origin }: URL, { campaign: { hosts } }: CheckOptions): PageFinding[] => {
  if (!hosts) return [];
  return [hosts.includes(origin) ? good('hosts') : bad('not-in-hosts', origin)];
};
