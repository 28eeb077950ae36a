import { html } from 'hono/html';
import type { Person } from './person.ts';
import {
  choiceField as selectField,
  problemSummary,
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
import { displayNames } from '../organiser/ui/display-names.ts';

/** Corrects what is known of a person. What they gave themselves stays as they gave it. */
export function detailsPage(view: CampaignContext, person: Person, tried?: SubmittedForm): Html {
  const { campaign } = view;
  const here = campaignPath(campaign, `/people/${person.id}`);
  const { areas } = displayNames(campaign);
  // Somebody may be of a ward of an older edition.
  const wards = areas.some(([code]) => code === person.area)
    ? areas
    : [[person.area, person.area] as const, ...areas];
  return campaignPage(
    view,
    'people',
    html`<p><a href="${here}">Back</a></p>
      ${tried ? problemSummary(view, tried) : ''}
      <h1>Correct the details of <bdi>${person.name}</bdi></h1>
      <p>What they gave themselves stays in the record as they gave it.</p>
      <form method="post" action="${here}/details" class="one">
        ${textField({ id: 'name', name: 'name', label: 'Full name', value: person.name }, tried)}
        ${textField({ id: 'email', name: 'email', label: 'Email', value: person.email }, tried)}
        ${textField({ id: 'phone', name: 'phone', label: 'Phone', type: 'tel', value: person.phone }, tried)}
        ${selectField({ id: 'area', name: 'area', label: 'Ward', value: person.area }, wards, tried)}
        ${textField({ id: 'language', name: 'language', label: 'Language they like to speak (optional)', value: person.language }, tried)}
        <button class="main">Save</button>
      </form>`,
    tried ? 'Error: details' : 'Details',
  );
}

/** What is wrong with the details, in words. */
export const DETAILS_PROBLEMS: Record<string, string> = {
  'name too-long': 'Write the name in 200 characters at most',
  name: 'Write their name',
  'email no-contact': 'Leave an email address or a telephone number, so that they can be reached',
  email: 'Write an email address like name@example.org',
  phone: 'Write a telephone number like 01632 960 001',
  area: 'Choose a ward of the list',
  language: 'Name the language in 60 characters at most',
};

/** Asks once more: nothing brings a deleted person back. */
export function deletePage(view: CampaignContext, person: Person): Html {
  const here = campaignPath(view.campaign, `/people/${person.id}`);
  return campaignPage(
    view,
    'people',
    html`<h1>Delete <bdi>${person.name}</bdi>?</h1>
      <p>
        ${formatCount(person.signups.length, 'entry', 'entries')} of theirs, their 1-2-1s, trainings
        and history go for good. An import never brings them back; they themselves may sign up
        again. What was reached, without names, stays as it is.
      </p>
      <form method="post" action="${here}/delete" class="row">
        <button class="danger">Delete for good</button>
        <a href="${here}">Keep them</a>
      </form>`,
    'Delete',
  );
}
