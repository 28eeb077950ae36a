/**
 * The script of a collector's pages with a form, which work without it. It is small: what checks a
 * form before it is sent, keeps it on the device while it can't be sent, and shows the thanks in
 * place comes once the page is shown, or when somebody begins to use it. The collector serves it
 * beside its pages.
 * @module
 */
const IDLE_TIMEOUT_MS = 2000;
const BEGINNINGS = ['focusin', 'pointerdown', 'keydown'] as const;

let isBegun = false;

function begin(): void {
  if (isBegun) return;
  isBegun = true;
  // What can't be loaded leaves the form as it is: it posts itself.
  import('./hosted-script/define.ts').catch(() => undefined);
}

/** Safari has no idle callbacks. */
function beginWhenIdle(): void {
  if ('requestIdleCallback' in window) requestIdleCallback(begin, { timeout: IDLE_TIMEOUT_MS });
  else setTimeout(begin, IDLE_TIMEOUT_MS);
}

/** A browser may be idle before it has painted for the first time. */
function beginOncePainted(): void {
  requestAnimationFrame(() => requestAnimationFrame(beginWhenIdle));
}

if (document.querySelector('campaign-page-form')) {
  for (const event of BEGINNINGS) addEventListener(event, begin, { once: true, passive: true });
  if (document.readyState === 'complete') beginOncePainted();
  else addEventListener('load', beginOncePainted);
}
