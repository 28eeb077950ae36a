import { html } from 'hono/html';
import {
  problemSummary,
  statusMessage,
  textField,
  type SubmittedForm,
} from '../organiser/ui/form-fields.ts';
import {
  campaignPage,
  formatCount,
  type Html,
  campaignPath,
  type CampaignContext,
} from '../organiser/ui/page-layout.ts';

/** How many contacts lists said no for, with a form that lets one of them be imported again. */
export const refusalsPage = (
  view: CampaignContext,
  count: number,
  { done, tried }: { done?: string | undefined; tried?: SubmittedForm },
): Html =>
  campaignPage(
    view,
    'people',
    html`<p><a href="${campaignPath(view.campaign, '/people')}">All people</a></p>
      ${tried ? problemSummary(view, tried) : ''}
      <h1>Who said no on a list</h1>
      ${statusMessage(done)}
      <p>
        Lists that were imported say no for
        ${formatCount(count, 'address or number', 'addresses and numbers')}. No list brings them in
        again. They are kept so that they can be compared, and can't be read: they can't be shown
        here.
      </p>
      <p>
        Somebody else of the household may have the same address or number and have agreed, or the
        person may have changed their mind. Then allow that address or number here, and import the
        row again. Who asked to be forgotten stays forgotten: only they can come back, by signing
        up.
      </p>
      <form method="post" action="${campaignPath(view.campaign, '/people/refusals')}" class="one">
        ${textField({ id: 'contact', name: 'contact', label: 'Email address or telephone number' }, tried)}
        <button class="main">Allow it again</button>
      </form>`,
    tried ? 'Error: who said no on a list' : 'Who said no on a list',
  );
