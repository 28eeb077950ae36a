import { setImmediate } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import { CampaignDocument, checkValue } from 'campaign-widgets/contract';
import type { Tables } from '../store/tables.ts';
import type { SignupRecord } from './derive-person.ts';
import type { DueSubject } from './retention-records.ts';

const PAGE_SIZE = 500;

export interface RetentionLimits {
  /** People who were last in contact before this are due. */
  lastContactBefore: string;
  /** Sign-ups that came before this are due, if no consent lets the campaign keep them. */
  withoutConsentBefore: string;
}

/** Everybody who is due to be deleted now. */
export async function findDueSubjects(
  db: Kysely<Tables>,
  campaign: string,
  limits: RetentionLimits,
): Promise<DueSubject[]> {
  const people = await db
    .selectFrom('people')
    .select('id')
    .where('campaign', '=', campaign)
    .where('last_contact_at', '<', limits.lastContactBefore)
    .execute();
  const due: DueSubject[] = people.map(({ id }) => ({ subject: id, reason: 'last-contact' }));
  const statements = await readKeepStatements(db, campaign);
  for await (const page of signupPages(db, campaign)) {
    const old = page.filter((signup) => needsConsent(signup, limits));
    const kept = await findKeptSignups(db, old, statements);
    for (const { id } of old) if (!kept.has(id)) due.push({ subject: id, reason: 'no-consent' });
  }
  return due;
}

type DueSignup = Pick<SignupRecord, 'id' | 'kind' | 'state' | 'version' | 'received_at'>;

/** The consent of an imported line is the importer's statement; an erased sign-up holds nothing. */
const needsConsent = (
  { kind, state, received_at }: DueSignup,
  { withoutConsentBefore }: RetentionLimits,
): boolean => kind !== 'import' && state !== 'erased' && received_at < withoutConsentBefore;

async function* signupPages(db: Kysely<Tables>, campaign: string): AsyncGenerator<DueSignup[]> {
  let after = '';
  for (;;) {
    const page = await db
      .selectFrom('signups')
      .select(['id', 'kind', 'state', 'version', 'received_at'])
      .where('campaign', '=', campaign)
      .where('id', '>', after)
      .orderBy('id')
      .limit(PAGE_SIZE)
      .execute();
    yield page;
    const last = page.at(-1);
    if (!last || page.length < PAGE_SIZE) return;
    after = last.id;
    await setImmediate();
  }
}

/** The statements of every version ever served that let this campaign keep a name. */
async function readKeepStatements(db: Kysely<Tables>, campaign: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('campaigns')
    .select(['version', 'document'])
    .where('id', '=', campaign)
    .execute();
  const keys = rows.flatMap(({ version, document }) => {
    const kept = checkValue(CampaignDocument, JSON.parse(document));
    const consents = kept.ok ? (kept.value.consents ?? []) : [];
    return consents
      .filter(({ channel }) => channel === 'keep')
      .map((consent) => JSON.stringify([version, consent.id, consent.version]));
  });
  return new Set(keys);
}

/** Those of these sign-ups with a granted statement that lets the campaign keep the name. */
async function findKeptSignups(
  db: Kysely<Tables>,
  signups: DueSignup[],
  keepStatements: ReadonlySet<string>,
): Promise<Set<string>> {
  if (signups.length === 0) return new Set();
  const versions = new Map(signups.map(({ id, version }) => [id, version]));
  const lines = await db
    .selectFrom('consents')
    .select(['submission', 'statement', 'version', 'granted'])
    .where('submission', 'in', [...versions.keys()])
    .orderBy('submission')
    .orderBy('number')
    .execute();
  const currentConsents = new Map(
    lines.map((line) => [JSON.stringify([line.submission, line.statement]), line]),
  );
  const kept = [...currentConsents.values()].filter(
    ({ submission, statement, version, granted }) => {
      const key = JSON.stringify([versions.get(submission), statement, version]);
      return granted === 1 && keepStatements.has(key);
    },
  );
  return new Set(kept.map(({ submission }) => submission));
}
