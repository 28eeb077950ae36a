import { html } from 'hono/html';
import { doneHere, type DoneNotice } from '../../organiser/ui/done-messages.ts';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import { campaignPage, campaignPath, type Html } from '../../organiser/ui/page-layout.ts';
import type { CalendarFeed } from './calendar-records.ts';

export interface CalendarPageData {
  feed: CalendarFeed | undefined;
  /** The address, once: nobody can read it again. */
  address?: string;
  done: DoneNotice | undefined;
}

/** The address that an organiser's own calendar follows. */
export function calendarPage(
  context: CampaignContext,
  { feed, address, done }: CalendarPageData,
): Html {
  const { campaign, messages, format } = context;
  const words = messages.calendar;
  const path = campaignPath(campaign, '/calendar');
  const made = html`<div class="field">
    <label for="address">${words.address}</label>
    <p class="hint" id="address-hint">${words.addressHint}</p>
    <textarea id="address" rows="2" readonly aria-describedby="address-hint">
${address ?? ''}</textarea>
  </div>`;
  const remove = html`<form method="post" action="${path}/remove">
    <button>${words.remove}</button>
  </form>`;
  return campaignPage(
    context,
    'today',
    html`<h1>${words.title}</h1>
      ${doneHere(done, true)}
      <p>${words.what}</p>
      <p class="hint">${words.secret}</p>
      ${address === undefined ? '' : made}
      ${feed ? html`<p>${words.since(format.day(feed.at))}</p>` : ''}
      <div class="row">
        <form method="post" action="${path}">
          <button class="main">${feed ? words.makeNew : words.make}</button>
        </form>
        ${feed ? remove : ''}
      </div>
      <form method="get" action="${campaignPath(campaign, '/people/training.ics')}">
        <h2>${words.training.title}</h2>
        <p class="hint">${words.training.hint}</p>
        <div class="fields">
          <div class="field">
            <label for="name">${words.training.name}</label>
            <input id="name" name="name" required maxlength="120" autocomplete="off" />
          </div>
          <div class="field">
            <label for="on">${words.training.day}</label>
            <input id="on" name="on" type="date" required />
          </div>
          <div class="field">
            <label for="at">${words.training.time}</label>
            <input id="at" name="at" type="time" />
          </div>
        </div>
        <button>${words.training.save}</button>
      </form>`,
    words.title,
  );
}
