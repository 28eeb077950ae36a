import { deleteNoticesAbout } from '../notifications/sql-notice-records.ts';
import { erasedHash } from '../store/content-hash.ts';
import type { Trx } from '../store/insert-rows.ts';
import type { SignupRecord } from './derive-person.ts';

/** Every column except those that a tombstone keeps. */
type EmptiedColumn = Exclude<
  keyof SignupRecord,
  'id' | 'campaign' | 'kind' | 'version' | 'received_at'
>;

/** The rest of an erased sign-up beside its id, its campaign, its kind and its time. */
const EMPTY_COLUMNS = {
  state: 'erased',
  person: null,
  held_because: null,
  name: '',
  email: null,
  phone: null,
  area: '',
  area_version: '',
  channel: '',
  source: null,
  assisted_by: null,
  locale: '',
  page: null,
  cares: '[]',
  roles: '[]',
  wish: null,
  organisation: null,
  organisation_hash: null,
  language: null,
  more: null,
  invite_code: null,
  invited_by: null,
  shows_first_name: 0,
  batch: null,
  answered_at: null,
} as const satisfies Record<EmptiedColumn, unknown>;

/** Leaves a tombstone under each of these ids: its kind, and when it came. */
export async function emptySignups(trx: Trx, ids: string[]): Promise<void> {
  await trx.updateTable('signups').set(EMPTY_COLUMNS).where('id', 'in', ids).execute();
  await trx.deleteFrom('consents').where('submission', 'in', ids).execute();
  await deleteNoticesAbout(trx, ids);
  for (const id of ids)
    await trx.updateTable('receipts').set({ hash: erasedHash() }).where('id', '=', id).execute();
  // From now on, a code that others have used belongs to nobody, so that nobody can take it over.
  await trx
    .updateTable('invites')
    .set({ person: null, signup: null })
    .where('signup', 'in', ids)
    .execute();
}
