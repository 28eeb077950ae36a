import type { Selectable } from 'kysely';
import type { Tables } from '../store/migrate-schema.ts';
import type { Db } from '../people/read-people.ts';
import type { Token } from '../people/people-store.ts';

export async function addToken(
  db: Db,
  { campaigns, createdAt, createdBy, ...token }: Omit<Token, 'revokedAt'>,
  hash: string,
): Promise<void> {
  await db
    .insertInto('tokens')
    .values({
      ...token,
      campaigns: JSON.stringify(campaigns),
      hash,
      created_at: createdAt,
      created_by: createdBy,
      revoked_at: null,
    })
    .execute();
}

export async function findToken(db: Db, hash: string): Promise<Token | undefined> {
  const row = await db
    .selectFrom('tokens')
    .selectAll()
    .where('hash', '=', hash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return row && toToken(row);
}

export async function readTokens(db: Db): Promise<Token[]> {
  return (
    await db.selectFrom('tokens').selectAll().orderBy('created_at').orderBy('id').execute()
  ).map(toToken);
}

export async function revokeToken(db: Db, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('tokens')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

const toToken = ({
  id,
  name,
  campaigns,
  access,
  created_at,
  created_by,
  revoked_at,
}: Selectable<Tables['tokens']>): Token => ({
  id,
  name,
  campaigns: JSON.parse(campaigns) as string[],
  access: access as Token['access'],
  createdAt: created_at,
  createdBy: created_by,
  revokedAt: revoked_at,
});
