import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkAge, type OutboxEntry, readEntry } from '../../src/delivery/outbox-entry.ts';
import { entry } from './store-conformance.ts';

const DAY = 86_400_000;
const START = Date.parse('2026-11-21T12:00:00Z');
const kept = (changes: Partial<OutboxEntry> = {}) => entry('a', { since: START, ...changes });

/**
 * Looks at an entry at several times, one after the other.
 * @returns whether it is still there, and when
 */
function seen(first: OutboxEntry, ...days: number[]): OutboxEntry | undefined {
  let one: OutboxEntry | undefined = first;
  for (const day of days) one = one && checkAge(one, START + day * DAY);
  return one;
}

describe('the age of what waits', () => {
  it('ends after the campaign’s days, for who looks every day', () => {
    const everyDay = (to: number) => Array.from({ length: to }, (_, at) => at + 1);
    assert.ok(seen(kept(), ...everyDay(29)));
    assert.equal(seen(kept(), ...everyDay(30)), undefined);
    assert.ok(seen(kept({ days: 3 }), 1, 2));
    assert.equal(seen(kept({ days: 3 }), 1, 2, 3), undefined);
  });

  it('ends a day after somebody comes back long after: it is tried once more', () => {
    assert.ok(seen(kept(), 200, 200.9));
    assert.equal(seen(kept(), 200, 201), undefined);
  });

  it('is not ended by a clock that jumps forward, and is mended', () => {
    assert.deepEqual(seen(kept(), 400, 1), { ...kept(), clockSkew: undefined });
    assert.ok(seen(kept(), 400, 1, 400, 2, 400, 3));
  });

  it('is not ended by a clock that jumps back, and is mended', () => {
    assert.ok(seen(kept(), -400, 1, -20_000, 2));
    assert.ok(seen(kept(), -400, 400, 1));
  });

  it('ends in time where the clock was ahead when it was written', () => {
    const ahead = kept({ since: START + 400 * DAY });
    assert.ok(seen(ahead, 0, 1, 28));
    assert.equal(seen(ahead, 0, 1, 29, 30), undefined);
  });

  it('is not written again at each look', () => {
    const one = kept();
    assert.equal(checkAge(one, START + DAY), one);
    const clockSkew = checkAge(one, START + 40 * DAY);
    assert.ok(clockSkew && checkAge(clockSkew, START + 40.5 * DAY) === clockSkew);
  });
});

describe('an entry that another version of the script wrote', () => {
  it('is read with what the older one did not know', () => {
    const { id, campaign, endpoint, body } = kept();
    assert.deepEqual(readEntry({ id, campaign, endpoint, body } as OutboxEntry, START), {
      format: 2,
      id,
      campaign,
      endpoint,
      body,
      kind: 'issue-response',
      since: START,
      days: 30,
      tries: 0,
      notBefore: 0,
      pausedUntil: 0,
      encoding: undefined,
      hasTransport: undefined,
      clockSkew: undefined,
      refused: undefined,
    });
  });

  it('is read under the names that format 1 had', () => {
    const way = { format: 'form', fields: { words: 'comment' } };
    const odd = { side: 1, at: START };
    const { pausedUntil: _, ...rest } = kept({ format: 1, tries: 2, notBefore: START + 5 });
    const stored = { ...rest, way, own: true, asked: START + 9, odd } as unknown as OutboxEntry;
    assert.deepEqual(readEntry(stored, START), {
      ...rest,
      format: 2,
      encoding: way,
      hasTransport: true,
      pausedUntil: START + 9,
      clockSkew: odd,
      refused: undefined,
    });
  });

  it('is left alone where it is newer', () =>
    assert.equal(readEntry(kept({ format: 3 }), START), undefined));
});
