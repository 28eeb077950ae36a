import type { Store } from '../../../src/collector/index.ts';
import { BallotKeys, createCode } from '../../../src/collector/ballots/ballot-keys.ts';
import type { NewBatch } from '../../../src/collector/ballots/ballot-records.ts';
import type { BallotDefinition } from '../../../src/contract/index.ts';
import { september } from '../../contract/ballot-examples.ts';

export const SECRET = 'the-secret-of-this-test';
/** A moment at which the ballot of the examples takes every vote. */
export const WHILE_OPEN = new Date('2027-09-11T12:00:00Z');

const act = (what: string) => ({ what, by: 'Ada', at: '2027-09-01T10:00:00.000Z', detail: {} });

/** Codes for an open ballot, with one batch of them. @returns the codes, as on the slips */
export async function addCodes(
  { ballots }: Store,
  size: number,
  batch: Partial<NewBatch> = {},
  id = 'september',
): Promise<string[]> {
  const codes = Array.from({ length: size }, createCode);
  const keys = new BallotKeys(SECRET);
  await ballots.addBatch(
    { campaign: 'edgbaston', id },
    { id: createCode().toLowerCase(), label: 'Slips', isReplacement: false, ...batch },
    codes.map((code) => keys.codeRow(code)),
    act('batch'),
  );
  return codes;
}

/** Writes a ballot straight into the store, and opens it. */
export async function openBallot(
  { ballots }: Store,
  changes: Partial<BallotDefinition> = {},
): Promise<BallotDefinition> {
  const definition = september(changes);
  const { campaign, id } = definition;
  await ballots.write({ campaign, id, version: 1, document: definition }, act('written'));
  await ballots.move({ campaign, id }, { from: ['draft'], to: 'published' }, act('published'));
  await ballots.move({ campaign, id }, { from: ['published'], to: 'open' }, act('open'));
  return definition;
}

/** Closes it as the collector does. */
export async function closeBallot({ ballots }: Store, id = 'september'): Promise<void> {
  const key = { campaign: 'edgbaston', id };
  await ballots.move(key, { from: ['open'], to: 'closed' }, act('closed'));
  await ballots.shuffle(key.campaign, id);
}
