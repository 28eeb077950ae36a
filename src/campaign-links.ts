/**
 * The script for sites whose authors may not paste scripts: makes the widget of a link to a page of
 * a campaign that stands alone in its paragraph. The administrator adds it to the site once.
 * @module
 */
import { replaceLinks } from './frame-scripts/replace-links.ts';

const { src = '', dataset = {} } = (document.currentScript ?? {}) as Partial<HTMLScriptElement>;
const folder = dataset.collector ?? src;

/** Where another tool has moved the script, only `data-collector` says where the collector is. */
if (folder) {
  const replace = () => replaceLinks(new URL('.', folder).href);
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', replace);
  else replace();
}
