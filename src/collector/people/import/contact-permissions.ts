import { mentionsRefusal, readConsent, readObjection } from './consent-cell.ts';
import type { ConsentMeanings } from './consent-meanings.ts';
import {
  ANY_STATUS_COLUMN,
  CONTACT_QUESTION,
  EMAIL_OBJECTION_COLUMN,
  MEMBERSHIP_STATES,
  OBJECTION_COLUMN,
  OBJECTION_QUESTION,
  OPT_IN_DETAIL_COLUMN,
  PERMISSION_COLUMN,
  PREFERENCE_COLUMN,
  STATUS_COLUMN,
  SUBSCRIBED_STATES,
  UNSUBSCRIBED_STATE,
} from './permission-patterns.ts';
import { plainWords } from './plain-words.ts';

/** The subject of a refusal: one way of reaching somebody, or keeping them at all. */
export type RefusedContact = 'email' | 'phone' | 'all';

export interface ContactRefusal {
  contact: RefusedContact;
  /** The name of that column in the list. */
  column: string;
  /** Whether the cell refuses, or can't be understood. In both cases the contact is not kept. */
  unclear: boolean;
}

export interface PermissionColumn {
  at: number;
  name: string;
  contact: RefusedContact;
  /** Whether one of its cells refuses, can't be understood, or does neither. */
  read: (cell: string) => 'no' | 'unclear' | 'allowed';
}

/** How much of a column's name is read. */
const MAX_NAME_CHARACTERS = 300;

/**
 * Columns of other programs about who may be contacted and how: opt-ins, objections and
 * subscription states, as Mailchimp, NationBuilder, Action Network, HubSpot and Shopify export
 * them.
 * @param taken columns that have another meaning
 */
export function permissionColumns(
  header: string[],
  taken: ReadonlySet<number>,
): PermissionColumn[] {
  return header.flatMap((name, at): PermissionColumn[] => {
    const permission = taken.has(at) ? undefined : readColumnName(name);
    return permission ? [{ at, name, ...permission }] : [];
  });
}

/** The meaning of a column's cells, by its name; undefined if they are not about contact. */
function readColumnName(name: string): Pick<PermissionColumn, 'contact' | 'read'> | undefined {
  const words = plainWords(name.slice(0, MAX_NAME_CHARACTERS));
  const key = words
    .replaceAll(' ', '')
    .replace(/^can2/, '')
    .replace(/(email|phone|mobile)\d/, '$1');
  if (key === '' || OPT_IN_DETAIL_COLUMN.test(key)) return undefined;
  const column = (read: PermissionColumn['read'], otherwise: RefusedContact) => ({
    contact: contactOf(key) ?? otherwise,
    read,
  });
  if (OBJECTION_COLUMN.test(key))
    return column(readObjection, EMAIL_OBJECTION_COLUMN.test(key) ? 'email' : 'all');
  if (ANY_STATUS_COLUMN.test(key)) return column(readAnyStatus, 'email');
  if (PREFERENCE_COLUMN.test(key)) return column(readPreference, 'all');
  if (STATUS_COLUMN.test(key)) return column(readStatus, 'email');
  if (PERMISSION_COLUMN.test(key))
    return column(readPermission, /subscri|newsletter/.test(key) ? 'email' : 'all');
  if (CONTACT_QUESTION.test(words))
    return column(OBJECTION_QUESTION.test(words) ? readObjection : readPermission, 'all');
  return undefined;
}

interface RefusalColumns {
  permissions: PermissionColumn[];
  otherColumns: { at: number; name: string }[];
  meanings: ConsentMeanings;
}

/** The refusals in the cells of one row. */
export function readRefusals(
  cells: string[],
  { permissions, otherColumns, meanings }: RefusalColumns,
): ContactRefusal[] {
  return [
    ...permissions.flatMap(({ at, name, contact, read }): ContactRefusal[] => {
      const cell = cells[at] ?? '';
      const answer = meanings.permission(name, cell, read(cell));
      return answer === 'allowed' ? [] : [{ contact, column: name, unclear: answer === 'unclear' }];
    }),
    ...otherColumns
      .filter(({ at }) => mentionsRefusal(cells[at] ?? ''))
      .map(({ name }): ContactRefusal => ({ contact: 'all', column: name, unclear: false })),
  ];
}

function contactOf(key: string): RefusedContact | undefined {
  if (/email|ebost|newsletter|mailing|spam/.test(key)) return 'email';
  // The register has one number for calls and messages, so a refusal of one of them removes the
  // number.
  if (/sms|text|mobile|phone|call|ring|tps|ffon|galwad/.test(key)) return 'phone';
  return /contact|deceased|keep|store|withdrawn/.test(key) ? 'all' : undefined;
}

/** A column called just "Status" may be about anything: only a clear refusal counts. */
function readAnyStatus(cell: string) {
  const words = plainWords(cell);
  const isNo = readConsent(cell) === 'no' && !MEMBERSHIP_STATES.has(words);
  return isNo || UNSUBSCRIBED_STATE.test(words) || mentionsRefusal(cell) ? 'no' : 'allowed';
}

function readStatus(cell: string) {
  const words = plainWords(cell);
  if (words === '' || SUBSCRIBED_STATES.has(words)) return 'allowed';
  return UNSUBSCRIBED_STATE.test(words) || readConsent(cell) === 'no' ? 'no' : 'unclear';
}

const readPreference = (cell: string) =>
  readConsent(cell) === 'no' || mentionsRefusal(cell) ? 'no' : 'allowed';

function readPermission(cell: string) {
  const answer = readConsent(cell);
  if (answer === 'no' || answer === 'unclear') return answer;
  // An opt-in left open was not given, but is not a refusal either.
  return answer === 'nothing' ? 'unclear' : 'allowed';
}
