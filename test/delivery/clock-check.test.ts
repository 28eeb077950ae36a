import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { serverTimeOf } from '../../src/delivery/clock-check.ts';

describe('the time by the clock of a server', () => {
  const date = 'Sat, 21 Nov 2026 12:00:00 GMT';

  it('is its Date, and the Age of a response that a cache has kept', () => {
    assert.equal(serverTimeOf(new Headers({ Date: date })), Date.UTC(2026, 10, 21, 12));
    assert.equal(
      serverTimeOf(new Headers({ Date: date, Age: '90' })),
      Date.UTC(2026, 10, 21, 12, 1, 30),
    );
  });

  it('is not known where a page may not read it, or cannot', () => {
    for (const headers of [{}, { Age: '5' }, { Date: 'yesterday' }, { Date: date, Age: 'old' }])
      assert.equal(serverTimeOf(new Headers(headers as HeadersInit)), undefined);
  });
});
