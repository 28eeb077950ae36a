import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { MemoryStore } from '../../src/delivery/outbox-store.ts';
import { conformance } from './store-conformance.ts';

describe('the store of an outbox in memory', () => {
  for (const [sentence, proof] of conformance)
    it(sentence, () => proof(new MemoryStore(), assert.deepEqual));
});
