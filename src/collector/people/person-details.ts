import { html } from 'hono/html';
import type { Organisation } from 'campaign-widgets/contract';
import type { CampaignContext } from '../organiser/ui/page-context.ts';
import { campaignPath, type Html } from '../organiser/ui/page-layout.ts';
import type { Person, PersonRow } from './person.ts';

/** The known details of a person; an unknown detail has no line. */
export function detailsList(context: CampaignContext, person: Person): Html {
  const { names, messages, format } = context;
  const { about, people } = messages.person;
  const { email, phone, organisation, invitedBy, brought } = person;
  return html`<dl class="about">
    ${line(about.email, email && emailLink(email))} ${line(about.phone, phone && phoneLink(phone))}
    ${line(about.ward, names.area(person.area))}
    ${line(about.roles, person.roles.map(names.role).join(' · '))}
    ${line(about.cares, person.cares.map(names.issue).join(' · '))}
    ${line(about.organisation, organisation && describeOrganisation(context, organisation))}
    ${line(about.language, person.language && html`<bdi>${person.language}</bdi>`)}
    ${line(about.source, person.source)}
    ${line(about.invitedBy, invitedBy && personLink(context, invitedBy))}
    ${line(about.brought, brought > 0 && people(brought))}
    ${line(about.since, format.time(person.since))}
    ${line(about.lastContact, format.time(person.lastContactAt))}
  </dl>`;
}

const line = (term: string, value: Html | string | false | null): Html | '' =>
  value
    ? html`<div>
        <dt>${term}</dt>
        <dd>${value}</dd>
      </div>`
    : '';

const emailLink = (email: string): Html =>
  html`<a href="mailto:${encodeURIComponent(email)}"><bdi>${email}</bdi></a>`;

const phoneLink = (phone: string): Html =>
  html`<a href="tel:${phone.replaceAll(' ', '')}">${phone}</a>`;

export const personLink = (
  { campaign }: CampaignContext,
  { id, name }: Pick<PersonRow, 'id' | 'name'>,
): Html => html`<a href="${campaignPath(campaign, `/people/${id}`)}"><bdi>${name}</bdi></a>`;

function describeOrganisation({ messages }: CampaignContext, organisation: Organisation): Html {
  const { organisation: words } = messages.person;
  const { name, kind, role, people, listed } = organisation;
  const parts = [
    html`<bdi>${name}</bdi> (${messages.names.organisationKinds[kind]})`,
    ...(role ? [words.as(html`<bdi>${role}</bdi>`)] : []),
    ...(people ? [words.size(people)] : []),
    listed ? words.listed : words.unlisted,
  ];
  return html`${parts.map((part, index) => html`${index > 0 ? ', ' : ''}${part}`)}`;
}
