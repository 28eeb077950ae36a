import { html } from 'hono/html';
import { hiddenFields } from '../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPath, type Html } from '../organiser/ui/page-layout.ts';

interface ChangeButtonOptions {
  personId: string;
  /** What it records: a word of `PersonChange`. */
  what: string;
  text: string;
  /** Its accessible name, for users who do not see the text beside it. */
  label?: string;
  fields?: readonly (readonly [name: string, value: string])[];
}

/** A button that records one thing for a person, and returns to their page. */
export function personChangeButton(
  { campaign }: CampaignContext,
  { personId, what, text, label, fields = [] }: ChangeButtonOptions,
): Html {
  const back = campaignPath(campaign, `/people/${personId}`);
  return html`<form method="post" action="${campaignPath(campaign, '/people/changes')}">
    ${hiddenFields([['person', personId], ['back', back], ...fields])}
    <button name="what" value="${what}" ${label ? html`aria-label="${label}"` : ''}>${text}</button>
  </form>`;
}
