import type { Store } from '../store/store.ts';
import { DAY_MS } from '../time-units.ts';
import { DEFAULT_KEPT_DAYS } from './applications-page.ts';

/** Deletes applications that nobody decided in the time that their page told. @returns how many */
export async function deleteOldApplications(
  { applications }: Pick<Store, 'applications'>,
  now: Date,
): Promise<number> {
  const { keptDays = DEFAULT_KEPT_DAYS } = (await applications.settings()) ?? {};
  return applications.removeBefore(new Date(now.getTime() - keptDays * DAY_MS).toISOString());
}
