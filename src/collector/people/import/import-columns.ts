import { foldName } from './fold-name.ts';

/**
 * The names that lists use for the known columns, folded by `foldName`. If a list has two names
 * for one thing, the earlier name here wins: a code identifies a ward more safely than its name.
 */
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

/** A column that the import reads, by its name in the code. */
export type ImportColumn = keyof typeof COLUMN_NAMES;

/**
 * The position of each column in a list, from 0; columns that the list does not have are left out.
 */
export type ColumnPositions = Partial<Record<ImportColumn, number>>;

/** Finds the columns by the names in the first row, in any case and order. */
export function findColumns(header: string[]): ColumnPositions {
  const foldedHeader = header.map(foldName);
  const found: ColumnPositions = {};
  for (const column of Object.keys(COLUMN_NAMES) as ImportColumn[]) {
    const positions = COLUMN_NAMES[column].map((name) => foldedHeader.indexOf(name));
    const position = positions.find((each) => each >= 0);
    if (position !== undefined) found[column] = position;
  }
  return found;
}

/** Whether a folded column name is about consent. */
export function isConsentColumn(foldedName: string): boolean {
  const names: readonly string[] = COLUMN_NAMES.consentSource;
  return names.includes(foldedName);
}
