const WIDGET_TAGS: Record<string, string> = {
  survey: 'campaign-issue-survey',
  signup: 'campaign-champion-signup',
  ballot: 'campaign-issue-ballot',
  progress: 'campaign-progress',
};

/** The settings in the address of a page that are attributes of its widget. */
const SETTINGS = ['lang', 'source', 'ward', 'as', 'invite', 'ballot'];

/** Links in menus, and links that a widget or the snippet of one has inside, stay links. */
const KEPT_INSIDE = `nav, ${Object.values(WIDGET_TAGS).join()}`;

/** Scripts of the page change it in many small steps: they are looked at together. */
const LOOK_PAUSE_MS = 50;

/**
 * Puts the widget in place of each link to a page of a campaign that is alone in what is around it,
 * now and whenever scripts of the page add some. The link goes into the widget, and is what people
 * see until it is there.
 * @param folder the address of the collector, with a slash at the end
 */
export function replaceLinks(folder: string): void {
  let isPlanned = false;
  const look = () => {
    isPlanned = false;
    const links = document.querySelectorAll<HTMLAnchorElement>('a[href*="/pages/"]');
    const found = [...links].filter((link) => replaceLink(link, folder));
    if (found[0]) addWidgetScript(folder);
  };
  look();
  new MutationObserver(() => {
    if (isPlanned) return;
    isPlanned = true;
    setTimeout(look, LOOK_PAUSE_MS);
  }).observe(document, { childList: true, subtree: true });
}

let isLoading = false;

function addWidgetScript(folder: string): void {
  if (isLoading || Object.values(WIDGET_TAGS).some((tag) => customElements.get(tag))) return;
  isLoading = true;
  const script = document.createElement('script');
  try {
    script.src = `${folder}campaign-widgets.js`;
    document.head.append(script);
  } catch {
    // A page with Trusted Types names the script itself. The link is still a link.
  }
}

function replaceLink(link: HTMLAnchorElement, folder: string): boolean {
  if (!link.href.startsWith(`${folder}pages/`)) return false;
  const { pathname, searchParams } = new URL(link.href);
  const [, id = '', name = ''] = /\/pages\/([\w-]+)\/(\w+)\/?$/.exec(pathname) ?? [];
  const tag = Object.hasOwn(WIDGET_TAGS, name) ? WIDGET_TAGS[name] : undefined;
  const around = link.parentElement;
  const isAlone = around?.textContent.trim() === link.textContent.trim();
  // Somebody may be writing the link in an editor on the page.
  if (!tag || !around || !isAlone || link.isContentEditable || link.closest(KEPT_INSIDE))
    return false;
  const widget = document.createElement(tag);
  widget.setAttribute('src', `${folder}campaigns/${id}`);
  widget.setAttribute('base', folder);
  for (const setting of SETTINGS) {
    const value = searchParams.get(setting);
    if (value) widget.setAttribute(setting, value);
  }
  widget.style.display = 'block';
  link.replaceWith(widget);
  widget.append(link);
  return true;
}
