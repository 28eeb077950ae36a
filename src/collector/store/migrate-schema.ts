import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { surveyMigration } from './migrations/0001-survey.ts';
import { registerMigration } from './migrations/0002-register.ts';
import { progressMigration } from './migrations/0003-progress.ts';
import { sourcesMigration } from './migrations/0004-sources.ts';
import { erasureMigration } from './migrations/0005-erasure.ts';
import { retentionMigration } from './migrations/0005b-retention.ts';
import { anonymityMigration } from './migrations/0006-anonymity.ts';
import { sessionsMigration } from './migrations/0007-sessions.ts';
import { boundedWork } from './migrations/0008-bounded-work.ts';
import { listRefusals } from './migrations/0009-list-refusals.ts';
import { mailMigration } from './migrations/0010-mail.ts';
import { rateLimitsMigration } from './migrations/0011-rate-limits.ts';
import { liveCampaigns } from './migrations/0012-live-campaigns.ts';
import { scopesMigration } from './migrations/0013-scopes.ts';
import { campaignDrafts } from './migrations/0014-campaign-drafts.ts';
import { previewLinks } from './migrations/0015-preview-links.ts';
import { furtherQuestions } from './migrations/0016-further-questions.ts';
import { peopleOrder } from './migrations/0017-people-order.ts';
import { accessLinks } from './migrations/0019-access-links.ts';
import { inviterNames } from './migrations/0021-inviter-names.ts';
import { sortedPeople } from './migrations/0022-sorted-people.ts';
import { themesMigration } from './migrations/0030-themes.ts';
import { ballots } from './migrations/0031-ballots.ts';
import { shortlistsMigration } from './migrations/0032-shortlists.ts';
import { ballotCounts } from './migrations/0033-ballot-counts.ts';
import { codeRequestsMigration } from './migrations/0034-ballot-requests.ts';
import { kiosk } from './migrations/0035-kiosk.ts';
import { ballotDesk } from './migrations/0036-ballot-desk.ts';
import { noticesMigration } from './migrations/0037-notices.ts';
import { personWork } from './migrations/0038-person-work.ts';
import { organiserVisits } from './migrations/0039-organiser-visits.ts';
import { importBatches } from './migrations/0043-import-batches.ts';
import { peopleLists } from './migrations/0047-people-lists.ts';
import { calendars } from './migrations/0048-calendars.ts';
import { failedNotices } from './migrations/0051-failed-notices.ts';
import { seatFigures } from './migrations/0053-seat-figures.ts';
import { organiserLog } from './migrations/0049-organiser-log.ts';
import { applicationsMigration } from './migrations/0054-applications.ts';
import { complaints } from './migrations/0050-complaints.ts';
import type { Dialect } from './migrations/dialect.ts';
import type { Tables } from './tables.ts';

/**
 * Every change of the schema, oldest first, each in a file of its name. A database records the
 * names of the migrations that it has run: a released one is never renamed, and what it does never
 * changes.
 */
export const migrations = (dialect: Dialect): Record<string, Migration> => ({
  '0001-survey': surveyMigration(dialect),
  '0002-register': registerMigration(dialect),
  '0003-progress': progressMigration(dialect),
  '0004-sources': sourcesMigration,
  '0005-erasure': erasureMigration,
  '0005b-retention': retentionMigration,
  '0006-anonymity': anonymityMigration,
  '0007-sessions': sessionsMigration,
  '0008-bounded-work': boundedWork,
  '0009-list-refusals': listRefusals,
  '0010-mail': mailMigration,
  ...(dialect === 'postgres' && { '0011-rate-limits': rateLimitsMigration }),
  '0012-live-campaigns': liveCampaigns,
  '0013-scopes': scopesMigration,
  '0014-campaign-drafts': campaignDrafts,
  '0015-preview-links': previewLinks,
  '0016-further-questions': furtherQuestions,
  '0017-people-order': peopleOrder(dialect),
  '0019-access-links': accessLinks,
  '0021-inviter-names': inviterNames,
  '0022-sorted-people': sortedPeople,
  '0030-themes': themesMigration(dialect),
  '0031-ballots': ballots(dialect),
  '0032-shortlists': shortlistsMigration(dialect),
  '0033-ballot-counts': ballotCounts(dialect),
  '0034-ballot-requests': codeRequestsMigration(dialect),
  '0035-kiosk': kiosk(dialect),
  '0036-ballot-desk': ballotDesk(dialect),
  '0037-notices': noticesMigration(dialect),
  '0038-person-work': personWork(dialect),
  '0039-organiser-visits': organiserVisits,
  '0043-import-batches': importBatches(dialect),
  '0047-people-lists': peopleLists(dialect),
  '0048-calendars': calendars,
  '0049-organiser-log': organiserLog(dialect),
  '0050-complaints': complaints(dialect),
  '0051-failed-notices': failedNotices,
  '0053-seat-figures': seatFigures(dialect),
  '0054-applications': applicationsMigration(dialect),
});

/**
 * Brings a database to the newest schema, or to that of the migration `target`.
 * @throws the error of the migration that failed
 */
export async function migrate(
  db: Kysely<Tables>,
  dialect: Dialect,
  target?: string,
): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations(dialect)) },
  });
  const { error } = await (target === undefined
    ? migrator.migrateToLatest()
    : migrator.migrateTo(target));
  if (error)
    throw error instanceof Error ? error : new Error('a migration failed', { cause: error });
}
