import { createHash } from 'node:crypto';
import { raw } from 'hono/html';

/**
 * Keeps the screen of a hall as it is: asks for the page again, and changes what it shows only when
 * there is something new. While nobody answers, what was shown stays, and the screen says so; a page
 * that reloads itself would end on the browser's error page. Shows the time, and one ward of a
 * result after the other, until somebody stops it.
 */
const SCREEN_SCRIPT = `const POLL_MS = 20_000;
const WARD_MS = 12_000;
const { lang } = document.documentElement;
const clock = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { timeStyle: 'short', timeZone: 'Europe/London' });
const find = (selector) => document.querySelector(selector);
let shown = find('main').innerHTML;
let at = -1;
let isStopped = false;
const wards = () => [...document.querySelectorAll('main [role=group]')];
const step = () => {
  const all = wards();
  if (all.length < 2 || isStopped) return;
  at = (at + 1) % all.length;
  all.forEach((ward, place) => { ward.hidden = place !== at; });
};
const tell = () => { find('#clock').textContent = clock.format(new Date()); };
const poll = async () => {
  try {
    const response = await fetch(location.href);
    if (!response.ok) throw new Error(response.statusText);
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const main = page.querySelector('main');
    if (main.innerHTML !== shown) {
      shown = main.innerHTML;
      find('main').replaceWith(main);
      begin();
    }
    find('#stale').hidden = true;
  } catch {
    find('#stale').hidden = false;
  }
};
const begin = () => {
  at = -1;
  find('#stop').hidden = wards().length < 2;
  step();
};
find('#stop').addEventListener('click', ({ currentTarget }) => {
  isStopped = !isStopped;
  currentTarget.textContent = isStopped ? currentTarget.dataset.on : currentTarget.dataset.off;
});
begin();
tell();
setInterval(tell, 1000);
setInterval(step, WARD_MS);
setInterval(poll, POLL_MS);`;

export const screenScript = raw(`<script type="module">${SCREEN_SCRIPT}</script>`);
export const SCREEN_SCRIPT_SOURCE = `'sha256-${createHash('sha256').update(SCREEN_SCRIPT).digest('base64')}'`;
