import { html } from 'hono/html';
import { canWrite } from '../../organiser/principal.ts';
import { hiddenFields } from '../../organiser/ui/form-fields.ts';
import type { CampaignContext } from '../../organiser/ui/page-context.ts';
import { campaignPath, type Html } from '../../organiser/ui/page-layout.ts';
import { personLink } from '../person-details.ts';
import type { Person } from '../person.ts';

interface EntryOptions {
  /** What is told of the person, beside their name. */
  told: readonly (Html | string)[];
  /** Buttons and forms, for users who may change something. */
  actions: Html | '';
}

/** A line about one person. */
export const personEntry = (
  context: CampaignContext,
  person: Person,
  { told, actions }: EntryOptions,
): Html =>
  html`<li>
    <p class="told">
      <b>${personLink(context, person)}</b
      >${told.filter((part) => part !== '').map((part) => html`  · <span>${part}</span>`)}
    </p>
    ${canWrite(context.principal) && actions !== '' ? html`<div class="row">${actions}</div>` : ''}
  </li>`;

interface ChangeFormOptions {
  /** What it records: a word of `PersonChange`. */
  what: string;
  text: string;
  fields?: readonly (readonly [name: string, value: string])[];
  /** Fields to fill in. */
  content?: Html;
}

/** A form that records one thing for a person, and returns to this page. */
export function changeButton(
  { campaign }: CampaignContext,
  { id, name }: Pick<Person, 'id' | 'name'>,
  { what, text, fields = [], content }: ChangeFormOptions,
): Html {
  const hidden = hiddenFields([
    ['person', id],
    ['back', campaignPath(campaign, '/today')],
    ...fields,
  ]);
  // Its accessible name has the person's: a button beside each of many looks the same.
  const button = html`<button name="what" value="${what}" aria-label="${text}: ${name}">
    ${text}
  </button>`;
  return html`<form method="post" action="${campaignPath(campaign, '/people/changes')}">
    ${hidden} ${content ? html`<div class="fields">${content} ${button}</div>` : button}
  </form>`;
}
