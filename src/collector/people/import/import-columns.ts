import { ownValue } from 'campaign-widgets/contract';
import { foldName } from './fold-name.ts';

/**
 * The names that lists use for the known columns, folded by `foldName`. If a list has two names
 * for one thing, the earlier name here wins: a code identifies a ward more safely than its name.
 */
const COLUMN_NAMES = {
  name: [
    'name',
    'full name',
    'fullname',
    'names',
    'helper',
    'person',
    'contact name',
    'volunteer',
    'volunteer name',
    'enw',
    'enw llawn',
  ],
  firstName: [
    'first name',
    'firstname',
    'forename',
    'given name',
    'christian name',
    'first',
    'fname',
    'forenames',
    'first names',
    'enw cyntaf',
  ],
  lastName: [
    'last name',
    'lastname',
    'surname',
    'family name',
    'last',
    'lname',
    'second name',
    'cyfenw',
  ],
  email: [
    'email',
    'e mail',
    'email address',
    'e mail address',
    'mail',
    'email value',
    'e mail value',
    'primary email',
    'home email',
    'personal email',
    'work email',
    'other email',
    'email home',
    'email work',
    'ebost',
    'e bost',
    'cyfeiriad e bost',
  ],
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
    'phone value',
    'contact number',
    'contact no',
    'contact phone',
    'contact telephone',
    'contact tel',
    'cell',
    'cell phone',
    'cellphone',
    'mobile telephone',
    'mob',
    'mob no',
    'whatsapp',
    'whatsapp number',
    'primary phone',
    'phone mobile',
    'daytime phone',
    'evening phone',
    'landline',
    'landline number',
    'home phone',
    'home telephone',
    'home number',
    'home tel',
    'work phone',
    'work number',
    'other phone',
    'ffon',
    'rhif ffon',
    'symudol',
  ],
  area: [
    'area',
    'ward',
    'ward code',
    'gss',
    'gss code',
    'area code',
    'ward name',
    'area name',
    'electoral ward',
    'ward area',
  ],
  roles: ['roles', 'role', 'would help', 'helps with', 'can help with'],
  tags: ['tags', 'tag', 'tag list', 'user tags', 'labels'],
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

/** What a column may be taken for: one of ours, a note, or nothing. */
export const COLUMN_TARGETS = [
  ...(Object.keys(COLUMN_NAMES) as ImportColumn[]),
  'note',
  'ignore',
] as const;
export type ColumnTarget = ImportColumn | 'note' | 'ignore';

/**
 * The positions of each column in a list, from 0, the best first: where one cell is empty, the next
 * one is read. Columns that the list does not have are left out.
 */
export type ColumnPositions = Partial<Record<ImportColumn | 'note', number[]>>;

/** The name without the numbers and words that other programs add to it. */
const plainName = (name: string): string =>
  foldName(name)
    .replace(/^can2 /, '')
    .replace(/([a-z])\d+$/, '$1')
    .replace(/ \d+( value)?$/, '$1')
    .replace(/ \d+ /, ' ');

/** Finds the columns by the names in the header, in any case and order. */
export function findColumns(header: readonly string[]): ColumnPositions {
  const names = header.map(plainName);
  const found: ColumnPositions = {};
  for (const column of Object.keys(COLUMN_NAMES) as ImportColumn[]) {
    const positions = COLUMN_NAMES[column].flatMap((name) =>
      names.flatMap((each, at) => (each === name ? [at] : [])),
    );
    if (positions.length > 0) found[column] = positions;
  }
  return found;
}

/**
 * The columns as they are found, with what somebody chose for some of them.
 * @param chosen by the name of a column, or `#3` for the third
 */
export function chooseColumns(
  header: readonly string[],
  chosen: Readonly<Record<string, ColumnTarget>> = {},
): ColumnPositions {
  const columns = findColumns(header);
  const targets = header.map(
    (name, at) => ownValue(chosen, `#${at + 1}`) ?? ownValue(chosen, name),
  );
  const isFree = (at: number) => targets[at] === undefined;
  for (const [column, positions] of Object.entries(columns) as [ImportColumn, number[]][])
    columns[column] = positions.filter(isFree);
  targets.forEach((target, at) => {
    // What a column says about consent is read, whatever it is taken for.
    if (target === undefined || target === 'ignore') return;
    columns[target] = [...(columns[target] ?? []), at];
  });
  return Object.fromEntries(
    Object.entries(columns).filter(([, positions]) => positions.length > 0),
  );
}

/** Whether a folded column name is about consent. */
export function isConsentColumn(foldedName: string): boolean {
  const names: readonly string[] = COLUMN_NAMES.consentSource;
  return names.includes(foldedName);
}
