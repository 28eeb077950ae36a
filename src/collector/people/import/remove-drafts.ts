import type { Trx } from '../../store/insert-rows.ts';

/** Deletes drafts of lists, with their files. */
export async function removeDrafts(trx: Trx, campaign: string, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  await trx.deleteFrom('import_draft_parts').where('draft', 'in', ids).execute();
  await trx
    .deleteFrom('import_drafts')
    .where('campaign', '=', campaign)
    .where('id', 'in', ids)
    .execute();
}

/**
 * Deletes every draft of a campaign: somebody asked to be forgotten, and may be in one of them. A
 * file is not searched for them, because it may write a name in any way.
 */
export async function removeAllDrafts(trx: Trx, campaign: string): Promise<void> {
  const drafts = await trx
    .selectFrom('import_drafts')
    .select('id')
    .where('campaign', '=', campaign)
    .execute();
  await removeDrafts(
    trx,
    campaign,
    drafts.map(({ id }) => id),
  );
}
