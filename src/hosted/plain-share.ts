import { html } from 'lit';
import type * as SharePanel from '../widgets/share-panel.ts';
import { shareLinks, shareStyles } from '../widgets/share-panel.ts';

/** Ways to hand an address on that need no script: the links, and the box to copy from. */
export const plainShare: typeof SharePanel = {
  shareStyles,
  shareLinks,
  shareActions: (context, data) => html`<div class="row share">${shareLinks(context, data)}</div>`,
  // As an attribute: a server renders no property and no text of a box. Whoever writes the markup
  // makes its text of it.
  messageBox: (message) =>
    html`<textarea
      class="text"
      part="control"
      id="message"
      rows="4"
      readonly
      value=${message}
    ></textarea>`,
  sharedPage: (page) => new URL(page),
};
