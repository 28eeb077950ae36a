import { foldName } from './fold-name.ts';

/** The names of each column that is understood, folded. */
const COLUMN_NAMES = {
  name: ['name', 'full name', 'fullname', 'names', 'helper', 'person', 'contact name', 'volunteer'],
  firstName: ['first name', 'firstname', 'forename', 'given name', 'christian name'],
  lastName: ['last name', 'lastname', 'surname', 'family name'],
  email: ['email', 'e mail', 'email address', 'e mail address', 'mail'],
  phone: [
    'phone',
    'telephone',
    'tel',
    'mobile',
    'phone number',
    'telephone number',
    'mobile number',
    'mobile phone',
    'phone no',
    'mobile no',
    'tel no',
  ],
  area: ['area', 'ward', 'ward code', 'gss', 'gss code', 'area code', 'ward name', 'area name'],
  roles: ['roles', 'role', 'would help', 'helps with', 'can help with'],
  stage: ['stage'],
  source: ['source', 'came from', 'list'],
  organisation: ['organisation', 'organization', 'organisation name', 'group', 'church'],
  organisationKind: [
    'organisation kind',
    'organization kind',
    'organisation type',
    'kind of organisation',
  ],
  organisationRole: ['organisation role', 'organization role', 'role in organisation', 'position'],
  organisationPeople: ['organisation people', 'organization people', 'organisation size'],
  organisationListed: ['organisation listed', 'organization listed'],
  language: ['language', 'preferred language', 'speaks'],
  consentSource: [
    'consent source',
    'source of consent',
    'consent',
    'agreed',
    'consent given',
    'consented',
    'has consented',
    'agrees',
    'gdpr',
    'gdpr consent',
    'consent gdpr',
    'consent to contact',
    'consent to be contacted',
    'happy to be contacted',
    'permission',
    'consent obtained',
    'consent status',
    'cydsyniad',
    'caniatad',
  ],
} as const;
export type ImportColumn = keyof typeof COLUMN_NAMES;

/** Whether a column says how people agreed to be kept. */
export const isConsentColumn = (name: string): boolean =>
  (COLUMN_NAMES.consentSource as readonly string[]).includes(foldName(name));

/** Where each column of the list stands, if it is there. */
export function findColumns(header: string[]): Partial<Record<ImportColumn, number>> {
  const folded = header.map(foldName);
  const found: Partial<Record<ImportColumn, number>> = {};
  // The names of a column stand in order of preference: a code tells a ward more surely than its name.
  for (const [column, names] of Object.entries(COLUMN_NAMES) as [
    ImportColumn,
    readonly string[],
  ][]) {
    const index = names.map((name) => folded.indexOf(name)).find((each) => each >= 0);
    if (index !== undefined) found[column] = index;
  }
  return found;
}
