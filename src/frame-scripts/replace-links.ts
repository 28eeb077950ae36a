const WIDGET_TAGS: Record<string, string> = {
  survey: 'campaign-issue-survey',
  signup: 'campaign-champion-signup',
  progress: 'campaign-progress',
};

/** The settings in the address of a page that are attributes of its widget. */
const SETTINGS = ['lang', 'source', 'ward', 'as', 'invite'];

/**
 * Puts the widget in place of each link to a page of a campaign that is alone in what is around it.
 * The link goes into the widget, and is what people see until it is there.
 * @param folder the address of the collector, with a slash at the end
 */
export function replaceLinks(folder: string): void {
  const found = [...document.querySelectorAll('a')].filter((link) => replaceLink(link, folder));
  const tags = Object.values(WIDGET_TAGS);
  if (!found[0] || tags.some((tag) => customElements.get(tag))) return;
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
  const tag = WIDGET_TAGS[name];
  const around = link.parentElement;
  const isAlone = around?.textContent.trim() === link.textContent.trim();
  // A link in a menu, in a sentence, or inside a tag that is there already stays one.
  if (!tag || !around || !isAlone || link.closest(`nav, ${Object.values(WIDGET_TAGS).join()}`))
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
