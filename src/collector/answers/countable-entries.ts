import type { Kysely } from 'kysely';
import {
  CampaignDocument,
  checkAgainstCampaign,
  checkValue,
  type Submission,
} from 'campaign-widgets/contract';
import type { SignupRecord } from '../people/derive-person.ts';
import { readJson } from '../store/json-columns.ts';
import type { Tables } from '../store/tables.ts';

/** The version of the campaign that a stored entry refers to, and what it says. */
type Entry = Pick<Submission, 'campaign' | 'campaignVersion' | 'id' | 'kind' | 'area'> & {
  answers: unknown;
  signals?: unknown;
  heldBecause: string | null;
};

/** An entry may not enter the figures, because nobody can tell what the person was shown. */
export class UncountableError extends Error {
  override readonly name = 'UncountableError';
  readonly reason: 'unknown-version' | 'other-words';

  constructor(reason: UncountableError['reason'], version: number) {
    super(
      reason === 'unknown-version'
        ? `It was given to version ${version} of the campaign, which this collector does not have: it can be let count once a document of that version is served, and its words match.`
        : `It does not match version ${version} of the campaign: its ward, issue, role or statements, or the words of a statement, are not those of that version. It can't be counted.`,
    );
    this.reason = reason;
  }
}

/**
 * The one rule for counting held entries: their version of the campaign must be in the store, and
 * their content must match it. Each version is read once.
 */
export class CountableRule {
  readonly #db: Kysely<Tables>;
  readonly #documents = new Map<string, CampaignDocument | undefined>();

  /** @param db the transaction in which they are counted; for a check only, any connection */
  constructor(db: Kysely<Tables>) {
    this.#db = db;
  }

  /** @returns why the answer may not be counted, in words; undefined where it may be */
  problemOfResponse(campaign: string, id: string): Promise<string | undefined> {
    return countableProblem(this.assertResponse(campaign, id));
  }

  /** @returns why the person may not be counted, in words; undefined where they may be */
  problemOfPerson(campaign: string, person: string): Promise<string | undefined> {
    return countableProblem(this.assertPerson(campaign, person));
  }

  /** @throws UncountableError where the answer may not be counted */
  async assertResponse(campaign: string, id: string): Promise<void> {
    const row = await this.#db
      .selectFrom('responses')
      .select(['version', 'area', 'area_version', 'issue', 'more', 'signals', 'held_because'])
      .where('campaign', '=', campaign)
      .where('id', '=', id)
      .executeTakeFirstOrThrow();
    await this.#assert({
      id,
      campaign,
      kind: 'issue-response',
      campaignVersion: row.version,
      area: { code: row.area, version: row.area_version },
      answers: { issue: row.issue, more: readJson(row.more) ?? undefined },
      signals: readJson(row.signals) ?? undefined,
      heldBecause: row.held_because,
    });
  }

  /** @throws UncountableError where one of the person's held sign-ups may not be counted */
  async assertPerson(campaign: string, person: string): Promise<void> {
    const signups = await this.#db
      .selectFrom('signups')
      .selectAll()
      .where('campaign', '=', campaign)
      .where('person', '=', person)
      .where('state', '=', 'held')
      .execute();
    for (const signup of signups) await this.#assertSignup(signup);
  }

  async #assertSignup(row: SignupRecord): Promise<void> {
    // A line of a list belongs to no version: the person who imported it stated how they agreed.
    if (row.kind === 'import') return;
    await this.#assert({
      id: row.id,
      campaign: row.campaign,
      kind: row.kind,
      campaignVersion: row.version,
      area: { code: row.area, version: row.area_version },
      answers: {
        cares: readJson(row.cares),
        roles: readJson(row.roles),
        oneToOne: readJson(row.wish),
        organisation: readJson(row.organisation),
        more: readJson(row.more) ?? undefined,
      },
      heldBecause: row.held_because,
    });
  }

  async #assert(entry: Entry): Promise<void> {
    const { campaign, campaignVersion: version, id, heldBecause } = entry;
    const document = await this.#documentOf(campaign, version);
    if (!document) {
      // A store without any document of the campaign has nothing to compare with.
      if (heldBecause !== 'unknown-version' && !(await this.#hasDocuments(campaign))) return;
      throw new UncountableError('unknown-version', version);
    }
    const lines = await this.#db
      .selectFrom('consents')
      .selectAll()
      .where('submission', '=', id)
      .where('via', '=', 'form')
      .orderBy('number')
      .execute();
    const consents = lines.map(({ statement, version, locale, words, granted }) => ({
      statement,
      version,
      locale,
      words,
      granted: granted === 1,
    }));
    // The rest of a submission is not checked here: it was checked when it came.
    if (checkAgainstCampaign(document, { ...entry, consents } as unknown as Submission).length > 0)
      throw new UncountableError('other-words', version);
  }

  async #hasDocuments(campaign: string): Promise<boolean> {
    const row = await this.#db
      .selectFrom('campaigns')
      .select('id')
      .where('id', '=', campaign)
      .limit(1)
      .executeTakeFirst();
    return row !== undefined;
  }

  async #documentOf(campaign: string, version: number): Promise<CampaignDocument | undefined> {
    const key = `${campaign} ${version}`;
    if (this.#documents.has(key)) return this.#documents.get(key);
    const row = await this.#db
      .selectFrom('campaigns')
      .select('document')
      .where('id', '=', campaign)
      .where('version', '=', version)
      .executeTakeFirst();
    const kept = row && checkValue(CampaignDocument, JSON.parse(row.document));
    const document = kept?.ok ? kept.value : undefined;
    this.#documents.set(key, document);
    return document;
  }
}

async function countableProblem(assertion: Promise<void>): Promise<string | undefined> {
  try {
    await assertion;
    return undefined;
  } catch (failure) {
    if (failure instanceof UncountableError) return failure.message;
    throw failure;
  }
}
