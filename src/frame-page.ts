/**
 * The script of a page of a campaign in a frame, which works without it: tells its height, and
 * sends its form where the frame has no origin.
 * @module
 */
import { openLinks } from './frame-scripts/framed-links.ts';
import { listenToPageAround, reportHeight } from './frame-scripts/framed-page.ts';
import { sendWithoutOrigin } from './frame-scripts/sandboxed-form.ts';

let hasInput = false;
document.addEventListener('input', () => (hasInput = true));

const moveFocus = () => {
  // Where the person is elsewhere on the page around, the focus stays there.
  if (document.hasFocus()) document.querySelector<HTMLElement>('[data-focus]')?.focus();
};
const reportAgain = reportHeight();
moveFocus();
listenToPageAround(reportAgain, () => hasInput);
openLinks();
if (self.origin === 'null')
  sendWithoutOrigin(() => {
    hasInput = false;
    reportAgain();
    moveFocus();
  });
