import { html } from 'lit';
import type * as SharePanel from '../widgets/share-panel.ts';
import { shareLinks, shareStyles } from '../widgets/share-panel.ts';

/** Ways to share an address without a script: links, and a box to copy from. */
export const plainShare: typeof SharePanel = {
  shareStyles,
  shareLinks,
  shareActions: (context, data) => html`<div class="row share">${shareLinks(context, data)}</div>`,
  // An attribute, because a server renders neither a property nor the text of a box. The caller
  // turns it into the text of the box.
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
