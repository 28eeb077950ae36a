import { championMessages } from '../../locales/compiled/en-champion.ts';
import type { OrganisationMessages, PersonMessages, WidgetMessages } from '../../locales/index.ts';

/**
 * The labels of the fields of a sign-up, by their names: a message about a field without its own
 * sentence begins with its label.
 * @param organisation the questions to an organisation, if one signs up
 */
export function signupLabels(
  messages: WidgetMessages,
  { name, email }: Pick<PersonMessages, 'name' | 'email'>,
  organisation?: OrganisationMessages,
): Record<string, string> {
  const { phone, cares, roles, meeting, days, parts, way, place, language } =
    championMessages(messages);
  return {
    ...{ name, email, phone, cares, roles, days, parts, way, place, language },
    oneToOne: meeting,
    ...(organisation && {
      name: organisation.contact,
      organisation: organisation.name,
      organisationKind: organisation.kind,
      organisationRole: organisation.role,
      organisationPeople: organisation.people,
      organisationListed: organisation.listed,
    }),
  };
}
