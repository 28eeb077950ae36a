import { BallotKeys, createCode } from '../../src/collector/ballots/ballot-keys.ts';
import type { Store } from '../../src/collector/index.ts';
import { openSqliteStore } from '../../src/collector/store/sqlite/sqlite-store.ts';
import { september, vote } from '../../test/contract/ballot-examples.ts';

const MAX_CODES = 1_000;
const DATES = { opens: '2026-01-01T08:00:00Z', closes: '2089-09-12T15:30:00Z' };

const act = (what: string) => ({ what, by: 'looks', at: DATES.opens, detail: {} });

/**
 * Opens a ballot of a campaign in the database of a collector that isn't running yet.
 * @returns its codes, as on slips
 */
export async function openLookBallot(
  file: string,
  secret: string,
  campaign: string,
): Promise<string[]> {
  const store = await openSqliteStore(file);
  try {
    return await openBallot(store, secret, campaign);
  } finally {
    await store.close();
  }
}

async function openBallot({ ballots }: Store, secret: string, campaign: string) {
  const definition = september({ ...DATES, campaign, onlineCloses: '2089-09-11T20:00:00Z' });
  const key = { campaign, id: definition.id };
  await ballots.write({ ...key, version: 1, document: definition }, act('written'));
  await ballots.move(key, { from: ['draft'], to: 'published' }, act('published'));
  await ballots.move(key, { from: ['published'], to: 'open' }, act('open'));
  const codes = Array.from({ length: MAX_CODES }, createCode);
  const keys = new BallotKeys(secret);
  await ballots.addBatch(
    key,
    { id: 'slips', label: 'Slips', isReplacement: false },
    codes.map((code) => keys.codeRow(code)),
    act('batch'),
  );
  return codes;
}

/** Votes with a code, as somebody else. @throws if the collector does not take it */
export async function spendCode(url: string, campaign: string, code: string): Promise<void> {
  const response = await fetch(`${url}/submissions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(vote({ code }, { campaign, campaignVersion: 1 })),
  });
  if (!response.ok) throw new Error(`the vote was not taken: ${await response.text()}`);
}
