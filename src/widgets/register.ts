const FORMS = 'campaign-issue-survey, campaign-champion-signup';
/** Milliseconds in which what the page has is painted. */
const SOON = 100;

/** Registers a tag, unless the script is on the page twice. Where the page has a form of ours and not this tag, the form is painted first. */
export function register(tag: string, widget: CustomElementConstructor): void {
  const define = () => void (customElements.get(tag) ?? customElements.define(tag, widget));
  if (document.querySelector(FORMS) && !document.querySelector(tag)) setTimeout(define, SOON);
  else define();
}
